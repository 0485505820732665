import { appendFile, cp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { allObjects } from '#manifest';
import type { ThrowawayServer } from '#postgres';
import type { Check } from '#verdict';
import { drillIn, wrongChecks } from '../support/drills.js';
import { RemoteStore } from '../support/remote-store.js';
import { backUpInto, createSmallDatabase, verifyIn, type MadeSet } from '../support/sets.js';
import { startTestServer, testFolder } from '../support/throwaway.js';

/** In the directory format, in a store that has no folder of its own. */
const TABLES = 300;
const MANY_TABLES = `
do $$ begin
  for n in 1..${String(TABLES)} loop
    execute format('create table t%s (id int, text text)', n);
    execute format('insert into t%s select m, md5(m::text) from generate_series(1, %s) m', n, n % 7);
  end loop;
end $$;
select lo_from_bytea(4200 + n, decode(repeat('ab', n), 'hex')) from generate_series(1, 20) n;`;

let server: ThrowawayServer;
let folder: string;
let root: string;
let made: MadeSet;
let writing: RemoteStore;

beforeAll(async () => {
  folder = await testFolder();
  root = join(folder, 'store');
  server = await startTestServer(17);
  const source = await createSmallDatabase(server, MANY_TABLES);
  writing = new RemoteStore(root);
  made = await backUpInto(root, source, { store: writing, format: 'directory' });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** The data objects that were asked for. */
function dataReads(store: RemoteStore): string[] {
  const prefix = `app/backups/${made.result.manifest.backup_id}/`;
  return store.calls
    .filter(({ operation, path }) => operation === 'get' && path.startsWith(`${prefix}data/`))
    .map(({ path }) => path.slice(prefix.length))
    .toSorted();
}

function failedIn(checks: readonly Check[]): string[] {
  return checks.filter(({ verdict }) => verdict === 'failed').map(({ id, where }) => `${id} ${where ?? ''}`);
}

test('many small tables are stored with a dozen requests', () => {
  const { manifest } = made.result;
  expect(wrongChecks(made.result.checks)).toEqual([]);
  expect(manifest.files.length).toBeGreaterThan(TABLES + 20);
  expect(manifest.bundles).toHaveLength(1);
  expect(writing.calls.length).toBeLessThanOrEqual(12);
});

test('they are verified and drilled from one read of each object', async () => {
  const objects = allObjects(made.result.manifest)
    .map(({ path }) => path)
    .toSorted();
  const reading = new RemoteStore(root);
  const verified = await verifyIn(root, { store: reading });
  expect(wrongChecks(verified.checks)).toEqual([]);
  expect(verified).toMatchObject({ verdict: 'proven', claim: 'intact' });
  expect(dataReads(reading)).toEqual(objects);

  const drilling = new RemoteStore(root);
  const drilled = await drillIn(root, { store: drilling });
  expect(wrongChecks(drilled.checks)).toEqual([]);
  expect(drilled).toMatchObject({ verdict: 'proven', claim: 'equal-to-source' });
  expect(dataReads(drilling)).toEqual(objects);
});

test('a byte that is changed in a bundle is found in the file that it belongs to', async () => {
  const other = join(folder, 'damaged');
  await cp(root, other, { recursive: true });
  const { manifest } = made.result;
  const victim = manifest.files.filter(({ within }) => within !== undefined)[100];
  if (victim?.within === undefined) throw new Error('no file lies in a bundle');
  await using file = await open(join(made.folder.replace(root, other), victim.within.path), 'r+');
  const at = victim.within.offset + victim.size_bytes - 1;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at);
  await file.write(Buffer.from([(buffer[0] ?? 0) ^ 1]), 0, 1, at);

  const { checks } = await verifyIn(other, { store: new RemoteStore(other) });
  expect(failedIn(checks).filter((line) => line.startsWith('archive.hash'))).toEqual([
    `archive.hash ${victim.path}`,
  ]);
  expect(checks.filter(({ id }) => id === 'archive.hash')).toHaveLength(manifest.files.length);
});

test('a bundle that is longer than it was, or gone, is told', async () => {
  const other = join(folder, 'gone');
  await cp(root, other, { recursive: true });
  const bundle = made.result.manifest.bundles?.[0]?.path ?? '';
  const path = join(made.folder.replace(root, other), bundle);
  await appendFile(path, 'x');
  const longer = await verifyIn(other, { level: 'quick' });
  expect(failedIn(longer.checks)).toEqual([`archive.size ${bundle}`]);
  await rm(path);
  expect(failedIn((await verifyIn(other)).checks)).toContain(`archive.presence ${bundle}`);
});
