import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '#process';
import { Daemons, freePorts } from './daemons.js';
import { libraryPath, unpackedPackages } from './debian.js';
import { testFolder } from './throwaway.js';

export interface S3Keys {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Ceph's S3 service with an empty store in memory. Dispose of it to end it. */
export interface Radosgw extends S3Keys, AsyncDisposable {
  readonly endpoint: string;
  readonly tlsEndpoint: string;
  /** File of the certificate behind `tlsEndpoint`, which vouches for itself. */
  readonly certificate: string;
  /** Somebody else, who owns nothing yet. */
  addUser(): Promise<S3Keys>;
}

/** Start one: a monitor, one storage daemon and the gateway, in a folder of their own. Takes about a second and a half. */
export async function startRadosgw(): Promise<Radosgw> {
  const ceph = await Ceph.install();
  const folder = await testFolder();
  const daemons = new Daemons();
  const end = async (): Promise<void> => {
    await daemons[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { ...(await start(ceph, folder, daemons)), [Symbol.asyncDispose]: end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function start(
  ceph: Ceph,
  folder: string,
  daemons: Daemons,
): Promise<Omit<Radosgw, typeof Symbol.asyncDispose>> {
  const [monitor = 0, http = 0, https = 0] = await freePorts(3);
  const place: Place = { folder, cluster: randomUUID(), monitor, http, https };
  const at = (name: string): string => join(folder, name);
  const conf = ['-c', at('ceph.conf')];
  for (const name of ['mon', 'osd', 'rgw', 'run', 'crash']) await mkdir(at(name));
  await writeFile(at('ceph.conf'), configuration(place, ceph));
  await writeFile(at('keyring'), keyring());
  await Promise.all([
    selfSigned(folder),
    ceph.run('monmaptool', [
      ...['--create', '--enable-all-features', '--fsid', place.cluster],
      ...['--addv', 'a', `[v2:127.0.0.1:${monitor}]`, at('monmap')],
    ]),
    // A cluster that knows its one storage daemon from the beginning need not be told of it by Ceph's slow command.
    ceph.run('osdmaptool', [...conf, '--createsimple', '1', '--clobber', at('osdmap')]),
  ]);
  await ceph.run('ceph-mon', [
    ...[...conf, '--mkfs', '-i', 'a', '--keyring', at('keyring')],
    ...['--monmap', at('monmap'), '--osdmap', at('osdmap')],
  ]);
  const { env } = ceph;
  await daemons.start(ceph.program('ceph-mon'), [...conf, '-f', '-i', 'a'], env);
  await ceph.run('ceph-osd', [...conf, '-i', '0', '--mkfs', '--osd-uuid', randomUUID()]);
  await daemons.start(ceph.program('ceph-osd'), [...conf, '-f', '-i', '0'], env);
  const addUser = (): Promise<S3Keys> => newUser(ceph, conf);
  const keys = await addUser();
  const gateway = await daemons.start(
    ceph.program('radosgw'),
    [...conf, '-f', '-n', 'client.admin', '--keyring', at('keyring')],
    env,
  );
  const endpoint = `http://127.0.0.1:${http}`;
  await daemons.answers(endpoint, gateway);
  return {
    ...keys,
    endpoint,
    tlsEndpoint: `https://127.0.0.1:${https}`,
    certificate: at('certificate.pem'),
    addUser,
  };
}

/** Ceph's programs, from Debian's packages. */
class Ceph {
  private constructor(
    private readonly root: string,
    readonly libraries: string,
    readonly env: Readonly<Record<string, string>>,
  ) {}

  static async install(): Promise<Ceph> {
    const packages = ['radosgw', 'ceph-mon', 'ceph-osd', 'ceph-base', 'ceph-common'];
    const root = await unpackedPackages('ceph', packages);
    const path = await libraryPath(root);
    const [libraries = ''] = path.split(':');
    const env = { PATH: '/usr/bin:/bin', LD_LIBRARY_PATH: `${path}:${join(libraries, 'ceph')}` };
    return new Ceph(root, libraries, env);
  }

  program(name: string): string {
    return join(this.root, 'usr', 'bin', name);
  }

  run(name: string, args: readonly string[]): Promise<string> {
    return runProgram(this.program(name), { args, env: this.env });
  }
}

interface Place {
  readonly folder: string;
  readonly cluster: string;
  readonly monitor: number;
  readonly http: number;
  readonly https: number;
}

/** One copy of everything in memory, decisions at once, small pools: what a test needs, and nothing that keeps data. */
function configuration({ folder, cluster, monitor, http, https }: Place, { libraries }: Ceph): string {
  const at = (name: string): string => join(folder, name);
  const settings: Record<string, string | number | boolean> = {
    fsid: cluster,
    'mon initial members': 'a',
    'mon host': `[v2:127.0.0.1:${monitor}/0]`,
    'public addr': '127.0.0.1',
    'cluster addr': '127.0.0.1',
    'auth cluster required': 'cephx',
    'auth service required': 'cephx',
    'auth client required': 'cephx',
    'auth allow insecure global id reclaim': false,
    keyring: at('keyring'),
    'plugin dir': join(libraries, 'ceph'),
    'osd class dir': join(libraries, 'rados-classes'),
    'erasure code dir': join(libraries, 'ceph', 'erasure-code'),
    'osd pool default size': 1,
    'osd pool default min size': 1,
    'osd crush chooseleaf type': 0,
    'osd crush update on start': false,
    'osd pool default pg num': 1,
    'osd pool default pgp num': 1,
    'osd pool default pg autoscale mode': 'off',
    'mon allow pool size one': true,
    'mon max pg per osd': 1000,
    'mon data avail warn': 1,
    'mon data avail crit': 1,
    'paxos min wait': 0,
    'paxos propose interval': 0.05,
    'osd objectstore': 'memstore',
    // No more than a limit: what is not used takes no memory.
    'memstore device bytes': 16 * 1024 ** 3,
    'run dir': at('run'),
    'admin socket': '',
    'crash dir': at('crash'),
    'log file': '',
    'mon cluster log file': '',
    'mon data': at('mon'),
    'osd data': at('osd'),
    'rgw data': at('rgw'),
    'rgw frontends': [
      `beast endpoint=127.0.0.1:${http} ssl_endpoint=127.0.0.1:${https}`,
      `ssl_certificate=${at('certificate.pem')} ssl_private_key=${at('certificate.key')}`,
      // Without it each answer with a body waits 40 ms for the reader's acknowledgement.
      'tcp_nodelay=1',
    ].join(' '),
    'rgw thread pool size': 32,
    // What was deleted gives its memory back soon, not after hours.
    'rgw gc obj min wait': 5,
    'rgw gc processor period': 5,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  return ['[global]', ...lines, ''].join('\n');
}

function keyring(): string {
  const caps: Readonly<Record<string, readonly string[]>> = {
    'mon.': ['mon = "allow *"'],
    'client.admin': ['mon = "allow *"', 'osd = "allow *"', 'mgr = "allow *"'],
    'osd.0': ['mon = "allow profile osd"', 'osd = "allow *"'],
  };
  return Object.entries(caps)
    .map(([name, granted]) =>
      [`[${name}]`, `key = ${cephKey()}`, ...granted.map((cap) => `caps ${cap}`), ''].join('\n'),
    )
    .join('');
}

/** A secret in Ceph's encoding: kind (1 is AES), time, length, bytes. */
function cephKey(): string {
  const secret = randomBytes(16);
  const head = Buffer.alloc(12);
  head.writeUInt16LE(1, 0);
  head.writeUInt32LE(Math.floor(Date.now() / 1000), 2);
  head.writeUInt16LE(secret.length, 10);
  return Buffer.concat([head, secret]).toString('base64');
}

async function newUser(ceph: Ceph, conf: readonly string[]): Promise<S3Keys> {
  const name = `user-${randomBytes(4).toString('hex')}`;
  const keys = { accessKey: name.toUpperCase(), secretKey: randomBytes(20).toString('hex') };
  await ceph.run('radosgw-admin', [
    ...[...conf, 'user', 'create', `--uid=${name}`, `--display-name=${name}`],
    ...[`--access-key=${keys.accessKey}`, `--secret-key=${keys.secretKey}`],
  ]);
  return keys;
}

async function selfSigned(folder: string): Promise<void> {
  await runProgram('/usr/bin/openssl', {
    args: [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-days', '30', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'],
      ...['-keyout', join(folder, 'certificate.key'), '-out', join(folder, 'certificate.pem')],
    ],
    env: { PATH: '/usr/bin:/bin' },
  });
}
