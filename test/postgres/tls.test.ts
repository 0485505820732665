import { chown, copyFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as v from 'valibot';
import {
  connect,
  credentials,
  unprivilegedAccount,
  type Connection,
  type ThrowawayServer,
  type Tls,
} from '#postgres';
import { runProgram } from '#process';
import { UserError } from '#verdict';
import { clients } from '../support/postgres.js';
import { forever, startTestServer, testFolder } from '../support/throwaway.js';

let folder: string;
/** Its certificate is for the name `localhost`; it speaks both with and without TLS. */
let server: ThrowawayServer;
let plain: ThrowawayServer;

async function openssl(...args: string[]): Promise<void> {
  await runProgram('/usr/bin/openssl', { args, env: { PATH: '/usr/bin:/bin' }, cwd: folder });
}

/** A certificate that the test's own authority signed. */
async function certificate(name: string, subject: string, names: string, days: string): Promise<void> {
  await writeFile(join(folder, `${name}.ext`), `subjectAltName=${names}\n`);
  await openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    subject,
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.csr`,
  );
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', `${name}.ext`];
  await openssl('x509', '-req', '-in', `${name}.csr`, '-days', days, ...signed, '-out', `${name}.pem`);
  const account = await unprivilegedAccount();
  if (account !== undefined) await chown(join(folder, `${name}.key`), account.uid, account.gid);
}

beforeAll(async () => {
  folder = await testFolder();
  const authority = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'];
  await openssl(...authority, '-subj', '/CN=Test CA', '-keyout', 'ca.key', '-out', 'ca.pem');
  await openssl(...authority, '-subj', '/CN=Other CA', '-keyout', 'other.key', '-out', 'other.pem');
  await certificate('server', '/CN=localhost', 'DNS:localhost', '2');
  await certificate('expired', '/CN=localhost', 'DNS:localhost', '-1');
  server = await startTestServer(15, {
    listen: 'loopback',
    settings: {
      ssl: 'on',
      ssl_cert_file: join(folder, 'server.pem'),
      ssl_key_file: join(folder, 'server.key'),
    },
  });
  plain = await startTestServer(15, { listen: 'loopback' });
});

afterAll(async () => {
  await server.stop();
  await plain.stop();
  await rm(folder, { recursive: true });
});

function at(target: ThrowawayServer, host: string, tls: Tls): Connection {
  if (target.loopback === undefined) throw new Error('no loopback');
  return { ...target.loopback, host, tls };
}

const SSL = v.object({ ssl: v.boolean() });

/** Whether the session that came about is encrypted: by our client, and by libpq. */
async function encrypted(connection: Connection): Promise<boolean> {
  const session = await connect(connection, { signal: forever });
  const query = 'select ssl from pg_stat_ssl where pid = pg_backend_pid()';
  const { ssl } = await session.one(SSL, query);
  await session.close();
  const { env, remove } = await credentials(connection, folder);
  const psql = await clients(15);
  const answer = await runProgram(psql.path('psql'), {
    args: ['-XtAwc', query],
    env: { ...psql.env, ...env },
  });
  await remove();
  expect(answer.trim()).toBe(ssl ? 't' : 'f');
  return ssl;
}

/** The code of the reason for which neither our client nor libpq connects. */
async function refused(connection: Connection): Promise<string> {
  const { env, remove } = await credentials(connection, folder);
  const psql = await clients(15);
  const program = runProgram(psql.path('psql'), { args: ['-Xwc', 'select 1'], env: { ...psql.env, ...env } });
  await expect(program).rejects.toBeInstanceOf(UserError);
  await remove();
  try {
    const session = await connect(connection, { signal: forever });
    await session.close();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('connected');
}

test('each mode encrypts as libpq does, with a server that offers TLS', async () => {
  const rootCertificate = join(folder, 'ca.pem');
  expect(await encrypted(at(server, '127.0.0.1', { mode: 'disable' }))).toBe(false);
  expect(await encrypted(at(server, '127.0.0.1', { mode: 'allow' }))).toBe(false);
  expect(await encrypted(at(server, '127.0.0.1', { mode: 'prefer' }))).toBe(true);
  expect(await encrypted(at(server, '127.0.0.1', { mode: 'require' }))).toBe(true);
  expect(await encrypted(at(server, '127.0.0.1', { mode: 'verify-ca', rootCertificate }))).toBe(true);
  expect(await encrypted(at(server, 'localhost', { mode: 'verify-full', rootCertificate }))).toBe(true);
  const named = {
    ...at(server, 'localhost', { mode: 'verify-full', rootCertificate }),
    address: '127.0.0.1',
  };
  expect(await encrypted(named)).toBe(true);
});

test('and with one that does not', async () => {
  expect(await encrypted(at(plain, '127.0.0.1', { mode: 'prefer' }))).toBe(false);
  expect(await encrypted(at(plain, '127.0.0.1', { mode: 'allow' }))).toBe(false);
  expect(await refused(at(plain, '127.0.0.1', { mode: 'require' }))).toContain('does not offer TLS');
});

test('a certificate for another name, of another authority, or that has expired, is told apart', async () => {
  const rootCertificate = join(folder, 'ca.pem');
  expect(await refused(at(server, '127.0.0.1', { mode: 'verify-full', rootCertificate }))).toContain(
    'another name',
  );
  const foreign = { mode: 'verify-ca', rootCertificate: join(folder, 'other.pem') } as const;
  expect(await refused(at(server, 'localhost', foreign))).toContain('not signed by a trusted authority');
  // Without a file the publicly known authorities count, and ours is not among them.
  expect(await refused(at(server, 'localhost', { mode: 'verify-full' }))).toContain(
    'not signed by a trusted authority',
  );
  const missing = { mode: 'verify-ca', rootCertificate: join(folder, 'none.pem') } as const;
  expect(await refused(at(server, 'localhost', missing))).toContain('none.pem');
  const old = await startTestServer(15, {
    listen: 'loopback',
    settings: {
      ssl: 'on',
      ssl_cert_file: join(folder, 'expired.pem'),
      ssl_key_file: join(folder, 'expired.key'),
    },
  });
  try {
    expect(await refused(at(old, 'localhost', { mode: 'verify-full', rootCertificate }))).toContain(
      'expired',
    );
  } finally {
    await old.stop();
  }
});

test('a rule that wants TLS, or none, is found a way to', async () => {
  const rules = join(server.folder, 'data', 'pg_hba.conf');
  const reload = async (rule: string): Promise<void> => {
    await writeFile(rules, `local all all trust\n${rule}\n`);
    const session = await connect(server.connection, { signal: forever });
    await session.execute('select pg_reload_conf()');
    await session.close();
    await new Promise((resolve) => setTimeout(resolve, 300));
  };
  await copyFile(rules, join(folder, 'rules'));
  try {
    await reload('hostssl all all 127.0.0.1/32 scram-sha-256');
    expect(await encrypted(at(server, '127.0.0.1', { mode: 'allow' }))).toBe(true);
    expect(await refused(at(server, '127.0.0.1', { mode: 'disable' }))).toContain('pg_hba.conf');
    await reload('hostnossl all all 127.0.0.1/32 scram-sha-256');
    expect(await encrypted(at(server, '127.0.0.1', { mode: 'prefer' }))).toBe(false);
  } finally {
    await copyFile(join(folder, 'rules'), rules);
  }
});
