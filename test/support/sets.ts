import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VOLUME_BYTES, backUp, type BackupOptions, type BackupResult } from '#backup';
import { MANIFEST_DIGEST_FILE, MANIFEST_FILE, digestLine, sha256Hex } from '#manifest';
import { connect, withDatabase, type Connection, type ProgramFinder, type ThrowawayServer } from '#postgres';
import { verify, type VerifyOptions, type VerifyResult } from '#archive';
import { DigestHasher } from '#seal';
import { DirectoryStore } from '#stores';
import type { Ports } from '#verdict';
import { clients, serverPrograms, type TestMajor } from './postgres.js';
import { quietPorts } from './quiet.js';
import { forever, uniqueName } from './throwaway.js';

export { quietPorts };

/** Clients and servers of one major, whatever is asked for. */
export function programsOfMajor(major: TestMajor): ProgramFinder {
  return {
    find: ({ need }) => (need.includes('postgres') ? serverPrograms(major) : clients(major)),
  };
}

/** Run SQL in a database of a test server. */
export async function inDatabase(connection: Connection, sql: string): Promise<void> {
  const session = await connect(connection, { signal: forever });
  try {
    await session.execute(sql);
  } finally {
    await session.close();
  }
}

/** Two tables with rows, an empty one, a view and a large object: a few kilobytes. */
const SMALL = `
create table customers (id int primary key, name text not null);
insert into customers select n, 'customer ' || n from generate_series(1, 9) n;
create table orders (id int primary key, customer int not null references customers, total numeric(8, 2));
insert into orders select n, n % 9 + 1, n * 1.5 from generate_series(1, 20) n;
create table refunds (id int primary key);
create view totals as select customer, sum(total) from orders group by customer;
select lo_from_bytea(4242, 'a large object');`;

/** A new database, filled with `sql`. */
export async function createSmallDatabase(server: ThrowawayServer, sql = SMALL): Promise<Connection> {
  const name = uniqueName('small');
  await inDatabase(server.connection, `create database ${name}`);
  const connection = withDatabase(server.connection, name);
  await inDatabase(connection, sql);
  return connection;
}

/** A set as it lies on the disk. */
export interface MadeSet {
  readonly result: BackupResult;
  /** The store's root. */
  readonly root: string;
  /** The set's folder, with its manifest and `data/`. */
  readonly folder: string;
}

/** Back a database up, in this process, into a store below `root`. */
export async function backUpInto(
  root: string,
  source: Connection,
  options: Partial<BackupOptions> & { readonly major?: TestMajor } = {},
  ports: Ports = quietPorts,
): Promise<MadeSet> {
  const { major = 17, ...rest } = options;
  const workFolder = `${root}.work`;
  await mkdir(workFolder, { recursive: true, mode: 0o700 });
  const result = await backUp(
    {
      source,
      databases: [],
      name: 'app',
      store: new DirectoryStore(root),
      protect: { lock: undefined, legalHold: false },
      copies: [],
      reopen: (store) => Promise.resolve(store),
      volumeBytes: VOLUME_BYTES,
      format: 'custom',
      jobs: 2,
      compression: { method: 'zstd', level: 1 },
      filters: {
        includeSchema: [],
        excludeSchema: [],
        includeTable: [],
        excludeTable: [],
        excludeTableData: [],
      },
      globals: true,
      systemVersion: '',
      witness: { mode: 'auto', budgetSeconds: 60, connections: 2 },
      stallSeconds: 60,
      programs: programsOfMajor(major),
      workFolder,
      run: {},
      ...rest,
    },
    ports,
  );
  return { result, root, folder: join(root, 'app', 'backups', result.manifest.backup_id) };
}

/** Verify the newest set of a store, in this process. */
export function verifyIn(
  root: string,
  options: Partial<VerifyOptions> = {},
  ports: Ports = quietPorts,
): Promise<VerifyResult> {
  return verify(
    {
      store: new DirectoryStore(root),
      name: 'app',
      backupId: 'latest',
      manifestSha256: '',
      level: 'full',
      maxAge: 3600,
      maxSizeDeviation: 0.3,
      quotaBytes: undefined,
      expectedChanges: [],
      programs: programsOfMajor(17),
      ...options,
    },
    ports,
  );
}

/** Write a manifest's text and the sidecar that fits it: what anybody who may write to a store can do. */
export async function forgeManifest(folder: string, change: (text: string) => string): Promise<void> {
  const path = join(folder, MANIFEST_FILE);
  const bytes = Buffer.from(change(await readFile(path, 'utf8')));
  await writeFile(path, bytes);
  await writeFile(join(folder, MANIFEST_DIGEST_FILE), digestLine(sha256Hex(bytes)));
}

/** Change files of a set, and the manifest and sidecar so that everything fits again: what whoever owns the store can do. */
export async function reforge(
  set: MadeSet,
  change: (path: string, bytes: Buffer) => Uint8Array,
): Promise<void> {
  const { manifest } = set.result;
  const files = [];
  for (const file of manifest.files) {
    const path = join(set.folder, file.path);
    const bytes = change(file.path, await readFile(path));
    await writeFile(path, bytes);
    const hasher = new DigestHasher();
    hasher.update(bytes);
    files.push({ ...file, ...hasher.digests() });
  }
  const total = files.reduce((sum, file) => sum + file.size_bytes, 0);
  const text = JSON.stringify({ ...manifest, files, total_size_bytes: total });
  await forgeManifest(set.folder, () => text);
}
