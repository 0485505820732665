import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AccountSASPermissions, BlobServiceClient } from '@azure/storage-blob';
import { openStore, type Store } from '#stores';
import { UserError } from '#verdict';
import { startAzurite, type Azurite } from '../support/azurite.js';
import { LONG } from '../support/campaign.js';
import { writeScript } from '../support/fake-programs.js';
import { FaultProxy } from '../support/fault-proxy.js';
import { rcloneProgram } from '../support/rclone.js';
import { bytesOf, foldersIn, once, pathsIn, storeContract } from '../support/store-contract.js';
import { expectDocumented } from '../support/store-table.js';
import { storeOptions } from '../support/stores.js';

let work: string;
let azurite: Azurite;
let proxy: FaultProxy;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'backproof-rclone-'));
  azurite = await startAzurite();
  proxy = await FaultProxy.start(azurite.endpoint);
  const blobs = BlobServiceClient.fromConnectionString(azurite.connectionString);
  await blobs.createContainer('backups');
  const hour = new Date(Date.now() + 3_600_000);
  env = {
    PATH: `${dirname(await rcloneProgram())}:/usr/bin:/bin`,
    HOME: work,
    // One remote with folders, whose files are seen while they grow, and one of a bucket, whose objects are not.
    RCLONE_CONFIG_DISK_TYPE: 'alias',
    RCLONE_CONFIG_DISK_REMOTE: join(work, 'disk'),
    RCLONE_CONFIG_BLOBS_TYPE: 'azureblob',
    RCLONE_CONFIG_BLOBS_SAS_URL: blobs.generateAccountSasUrl(
      hour,
      AccountSASPermissions.parse('racwdl'),
      'sco',
    ),
  };
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await azurite[Symbol.asyncDispose]();
  await rm(work, { recursive: true, force: true });
});

function open(name: string, given: Readonly<Record<string, string>> = {}): Promise<Store> {
  return openStore(name, storeOptions({ env: { ...env, ...given }, workFolder: work }));
}

/** Every operation starts a program. */
const SAMPLES = LONG ? { cases: 60, races: 10 } : { cases: 4, races: 1 };

storeContract(
  'a folder behind rclone',
  async () => {
    const name = `rclone:disk:${randomUUID()}`;
    const other = await open(name);
    return { store: await open(name), another: () => other, remove: () => Promise.resolve() };
  },
  SAMPLES,
);

describe.each([
  ['a folder', 'rclone:disk'],
  ['a bucket', 'rclone:blobs:backups/'],
])('%s behind rclone', (_, remote) => {
  const newName = (): string => `${remote}${remote.endsWith('/') ? '' : ':'}${randomUUID()}`;

  test('keeps objects, never overwrites one, and reads, lists and removes them', async () => {
    const store = await open(newName());
    const bytes = randomBytes(300_000);
    expect(await store.put('app/x', once(bytes.subarray(0, 1000), bytes.subarray(1000)))).toEqual({
      size: bytes.length,
    });
    await store.put('app/empty', once());
    await expect(store.put('app/x', once('other'))).rejects.toThrow(/app\/x exists already/);
    expect(await bytesOf(store, 'app/x')).toEqual(bytes);
    expect(await bytesOf(store, 'app/x', { start: 5, end: 200_000 })).toEqual(bytes.subarray(5, 200_000));
    expect(await bytesOf(store, 'app/empty')).toEqual(Buffer.alloc(0));
    expect(await pathsIn(store)).toEqual(['app/empty', 'app/x']);
    expect(await foldersIn(store, '')).toEqual(['app']);
    await expect(bytesOf(store, 'app')).rejects.toBeInstanceOf(UserError);
    await store.delete('app/empty');
    await store.delete('app/x');
    await store.delete('app/x');
    expect(await foldersIn(store, '')).toEqual([]);
  });

  test('keeps nothing of a stream that fails when much of it was sent', async () => {
    const store = await open(newName());
    const broken = new Error('the dump broke');
    async function* failing(): AsyncGenerator<Uint8Array> {
      for (let part = 0; part < 40; part++) yield await Promise.resolve(randomBytes(100_000));
      throw broken;
    }
    await expect(store.put('app/half', failing())).rejects.toBe(broken);
    expect(await pathsIn(store)).toEqual([]);
    expect(await store.head('app/half')).toBeUndefined();
  });

  test('ends with the run, and keeps nothing', async () => {
    const name = newName();
    const run = new AbortController();
    const reason = new Error('the run was cancelled');
    const { ports, ...options } = storeOptions({ env, workFolder: work });
    const store = await openStore(name, { ...options, ports: { ...ports, signal: run.signal } });
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let part = 0; ; part++) {
        yield await Promise.resolve(randomBytes(100_000));
        if (part === 20) run.abort(reason);
      }
    }
    await expect(store.put('half', endless())).rejects.toBe(reason);
    expect(await pathsIn(await open(name))).toEqual([]);
  });

  test('takes no name of a user for an option', async () => {
    const store = await open(`${newName()}/--dry-run/-v`);
    await store.put('-P/--config', once('x'));
    expect(String(await bytesOf(store, '-P/--config'))).toBe('x');
    expect(await pathsIn(store)).toEqual(['-P/--config']);
    await store.delete('-P/--config');
    expect(await pathsIn(store)).toEqual([]);
  });

  test('refuses what it cannot do, and says that it cannot', async () => {
    const store = await open(newName());
    expect(await store.capabilities()).toEqual({
      conditionalWrites: false,
      versions: false,
      lock: false,
      serverChecksum: false,
    });
    const refused = store.put('x', once('x'), { legalHold: true });
    await expect(refused).rejects.toThrow(/cannot lock/);
    await expect(refused).rejects.toBeInstanceOf(UserError);
    expect(await pathsIn(store)).toEqual([]);
  });
});

test('the table of the stores tells what it can do', async () => {
  expectDocumented('`rclone:`', [await (await open('rclone:disk:x')).capabilities()]);
});

describe('a connection that breaks between rclone and its remote', () => {
  const throughProxy = (): Promise<Store> => {
    const url = (env['RCLONE_CONFIG_BLOBS_SAS_URL'] ?? '').replace(azurite.endpoint, proxy.endpoint);
    return open(`rclone:blobs:backups/${randomUUID()}`, { RCLONE_CONFIG_BLOBS_SAS_URL: url });
  };

  test('is made again while an object is read, from the byte where it ended', async () => {
    const store = await throughProxy();
    const bytes = randomBytes(300_000);
    await store.put('x', once(bytes));
    let cuts = 0;
    proxy.watch(({ method, path }) => {
      if (method !== 'GET' || path.includes('comp=') || cuts === 2) return undefined;
      cuts++;
      return { kind: 'cut-answer', after: 50_000 };
    });
    expect(await bytesOf(store, 'x', { start: 7, end: 290_000 })).toEqual(bytes.subarray(7, 290_000));
    expect(cuts).toBe(2);
  });
});

describe('rclone', () => {
  const lineOf = async (trying: Promise<unknown>): Promise<string> => {
    const error = await trying.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof UserError)) throw new Error('this is no error of the user', { cause: error });
    expect(error.line).not.toMatch(/\n/);
    return error.line;
  };

  test('is run with its configuration and none of our secrets', async () => {
    const told = join(work, 'told');
    await writeScript(
      join(work, 'bin', 'rclone'),
      `env > '${told}'; printf '%s\\n' "$@" >> '${told}'; exit 3`,
    );
    const store = await open('rclone:disk:x', {
      PATH: `${join(work, 'bin')}:/usr/bin:/bin`,
      XDG_CONFIG_HOME: '/config',
      RCLONE_CONFIG_PASS: 'kept',
      https_proxy: 'http://proxy',
      PGPASSWORD: 'secret',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_CA_BUNDLE: '/none',
      GITHUB_TOKEN: 'secret',
    });
    expect(await store.head('a b')).toBeUndefined();
    const lines = (await readFile(told, 'utf8')).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'XDG_CONFIG_HOME=/config',
        'RCLONE_CONFIG_PASS=kept',
        'https_proxy=http://proxy',
        `TMPDIR=${work}`,
        'disk:x/a b',
      ]),
    );
    expect(lines.filter((line) => /secret|AWS|GITHUB|PGPASS/.test(line))).toEqual([]);
  });

  test('that is not there, or lies in the working folder alone, is asked for', async () => {
    const empty = await mkdtemp(join(work, 'empty-'));
    expect(await lineOf(open('rclone:disk:x', { PATH: `${empty}:.::relative` }))).toMatch(/Install it/);
    expect(await readdir(empty)).toEqual([]);
  });

  test('whose remote is not there says which names there are', async () => {
    const store = await open('rclone:none:x');
    expect(await lineOf(store.put('x', once('x')))).toMatch(/rclone listremotes/);
    expect(await lineOf(store.head('x'))).toMatch(/rclone listremotes/);
    expect(await lineOf(pathsIn(store))).toMatch(/rclone listremotes/);
  });

  test('whose remote cannot be written says why', async () => {
    // A file where the folder is to be.
    await writeFile(join(work, 'file'), '');
    const store = await open('rclone:disk:x', { RCLONE_CONFIG_DISK_REMOTE: join(work, 'file') });
    expect(await lineOf(store.put('x', once('x')))).toMatch(/not a directory|is a file/);
  });

  test('whose login is refused says so, and shows nothing of it', async () => {
    const url = env['RCLONE_CONFIG_BLOBS_SAS_URL']?.replace(/sig=[^&]*/, 'sig=c2VjcmV0') ?? '';
    const store = await open('rclone:blobs:backups/x', { RCLONE_CONFIG_BLOBS_SAS_URL: url });
    const line = await lineOf(store.put('x', once('x')));
    expect(line).toMatch(/refuses this login/);
    expect(line).not.toMatch(/sig=|c2VjcmV0/);
  });

  test.each([
    'rclone:',
    'rclone:disk',
    'rclone:/path',
    'rclone::local:/path',
    'rclone:s3,access_key_id=a,secret_access_key=secret:bucket',
    'rclone:-disk:x',
    'rclone:disk:../x',
    'rclone:disk:x\ny',
  ])('takes %j for no store', async (name) => {
    expect(await lineOf(open(name))).not.toMatch(/secret/);
  });
});
