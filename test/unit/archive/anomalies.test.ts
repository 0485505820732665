import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { verify, type VerifyOptions } from '#archive';
import {
  MANIFEST_DIGEST_FILE,
  MANIFEST_FILE,
  MANIFEST_VERSION,
  digestLine,
  encodeManifest,
  type ManifestRelation,
} from '#manifest';
import { backupId, type ExpectedChange } from '#policy';
import { DigestHasher } from '#seal';
import { DirectoryStore } from '#stores';
import { UserError, type Check, type Verdict } from '#verdict';
import { programsOfMajor, quietPorts } from '../../support/sets.js';

const NOW = new Date('2026-11-20T09:00:00Z');
const HOUR = 3_600_000;

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'anomalies-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

interface Made {
  readonly rows: Readonly<Record<string, number | undefined>>;
  readonly seconds?: number;
  readonly bytes?: number;
  /** Leaf by leaf: the table that each is a partition of. */
  readonly partitions?: Readonly<Record<string, string>>;
}

/** A set as it lies in a store, made so many days ago. */
async function make(
  daysAgo: number,
  { rows, seconds = 60, bytes = 100, partitions = {} }: Made,
): Promise<void> {
  const at = new Date(NOW.getTime() - daysAgo * 24 * HOUR);
  const id = backupId(at);
  const data = Buffer.alloc(bytes, 'x');
  const hasher = new DigestHasher();
  hasher.update(data);
  const { bytes: manifest, sha256 } = encodeManifest({
    version: MANIFEST_VERSION,
    ...{ backup_id: id, name: 'app', created_by: 'test', system_version: '', kind: 'logical' },
    created_at: at.toISOString(),
    completed_at: new Date(at.getTime() + seconds * 1000).toISOString(),
    databases: [
      {
        ...{ name: 'app', server_version: '17.10', snapshot_at: at.toISOString() },
        inventory: {
          partitions: Object.entries(partitions).map(([name, parent]) => ({
            ...{ schema: 'public', name, parent_schema: 'public', parent },
          })),
        },
        relations: Object.entries(rows).map(([table, source_rows]): ManifestRelation => ({
          ...{ schema: 'public', table, name: `public.${table}` },
          evidence: Object.values(partitions).includes(table) ? 'sum of leaves' : 'compare',
          ...(source_rows === undefined ? {} : { source_rows }),
        })),
      },
    ],
    source: {},
    files: [{ path: 'data/app.sql', type: 'database', ...hasher.digests() }],
    ...{ total_files: 1, total_size_bytes: data.length, compression: 'none', encryption: 'none' },
  });
  const folder = join(root, 'app', 'backups', id);
  await mkdir(join(folder, 'data'), { recursive: true });
  await writeFile(join(folder, 'data', 'app.sql'), data);
  await writeFile(join(folder, MANIFEST_FILE), manifest);
  await writeFile(join(folder, MANIFEST_DIGEST_FILE), digestLine(sha256));
}

async function checksOf(options: Partial<VerifyOptions> = {}): Promise<ReadonlyMap<string, Check>> {
  const { checks } = await verify(
    {
      ...{ store: new DirectoryStore(root), name: 'app', backupId: 'latest', manifestSha256: '' },
      ...{ level: 'quick', maxAge: 24 * 3600, maxSizeDeviation: 0.3, programs: programsOfMajor(17) },
      ...{ quotaBytes: undefined, expectedChanges: [] },
      ...options,
    },
    { ...quietPorts, clock: { now: () => NOW } },
  );
  return new Map(checks.map((check) => [check.id, check]));
}

async function verdictsOf(options: Partial<VerifyOptions> = {}): Promise<Readonly<Record<string, Verdict>>> {
  const checks = await checksOf(options);
  return Object.fromEntries([...checks].map(([id, { verdict }]) => [id, verdict]));
}

async function week(made: Made): Promise<void> {
  for (let day = 1; day <= 6; day++) await make(day, made);
}

test('a first set is not odd, and nothing of it is required', async () => {
  await make(0, { rows: { orders: 10 } });
  const checks = await checksOf();
  for (const id of ['size.deviation', 'anomaly.empty', 'anomaly.tables', 'anomaly.duration'])
    expect(checks.get(id)).toMatchObject({ verdict: 'unproven', required: false });
});

test('one as always is as expected in everything', async () => {
  await week({ rows: { orders: 5000, refunds: 0 } });
  await make(0, { rows: { orders: 5100, refunds: 0 } });
  expect(await verdictsOf()).toMatchObject({
    ...{ 'anomaly.empty': 'proven', 'anomaly.tables': 'proven', 'anomaly.duration': 'proven' },
  });
});

test('a table that lost its rows is odd, unless that was declared for this set', async () => {
  await week({ rows: { orders: 5000, customers: 9 } });
  await make(0, { rows: { orders: 0, customers: 9 } });
  expect(await verdictsOf()).toMatchObject({ 'anomaly.tables': 'failed', 'anomaly.empty': 'proven' });
  const declared: ExpectedChange = {
    ...{ database: 'app', what: 'rows', table: 'public.orders', target: { to: 0 } },
    ...{ until: new Date(NOW.getTime() + HOUR), why: 'moved away', where: 'expected.yml:2' },
  };
  expect(await verdictsOf({ expectedChanges: [declared] })).toMatchObject({ 'anomaly.tables': 'proven' });
  for (const change of [{ database: 'other' }, { until: NOW }]) {
    const expectedChanges = [{ ...declared, ...change }];
    expect(await verdictsOf({ expectedChanges })).toMatchObject({ 'anomaly.tables': 'failed' });
  }
  const expired = await checksOf({ expectedChanges: [{ ...declared, until: NOW }] });
  expect(expired.get('anomaly.expected')?.found).toContain('expected.yml:2');
});

test('everything gone is told as such', async () => {
  await week({ rows: { orders: 5000, customers: 9 } });
  await make(0, { rows: {} });
  expect(await verdictsOf()).toMatchObject({ 'anomaly.empty': 'failed', 'anomaly.tables': 'failed' });
});

test('partitions that come and go are one table', async () => {
  for (let day = 6; day >= 0; day--) {
    const leaf = `events_${day}`;
    await make(day, {
      rows: { events: undefined, [leaf]: 2000, [`events_${day + 1}`]: 2000 },
      partitions: { [leaf]: 'events', [`events_${day + 1}`]: 'events' },
    });
  }
  const { 'anomaly.tables': tables } = await verdictsOf();
  expect(tables).toBe('proven');
});

test('where the source could not be counted there is nothing to compare', async () => {
  await week({ rows: { orders: 5000 } });
  await make(0, { rows: { orders: undefined } });
  const checks = await checksOf();
  expect(checks.get('anomaly.tables')).toMatchObject({ verdict: 'unproven', required: false });
  expect(checks.get('anomaly.empty')).toMatchObject({ verdict: 'unproven', required: false });
});

test('a backup that took far longer is odd', async () => {
  await week({ rows: { orders: 1 }, seconds: 600 });
  await make(0, { rows: { orders: 1 }, seconds: 3600 });
  expect(await verdictsOf()).toMatchObject({ 'anomaly.duration': 'failed' });
});

test('room is looked at where a quota is given, over all sets of the store', async () => {
  await week({ rows: {}, bytes: 10_000 });
  await make(0, { rows: {}, bytes: 10_000 });
  expect(await verdictsOf({ quotaBytes: 200_000 })).toMatchObject({ 'anomaly.growth': 'proven' });
  expect(await verdictsOf({ quotaBytes: 80_000 })).toMatchObject({ 'anomaly.growth': 'failed' });
});

test('without a quota it is what the store says that it has, and sizes of old sets are not asked for', async () => {
  for (let day = 0; day < 45; day++) await make(day, { rows: {}, bytes: 10_000 });
  const store = new DirectoryStore(root);
  const listed: string[] = [];
  const list = store.list.bind(store);
  store.list = (folder) => {
    listed.push(folder);
    return list(folder);
  };
  let free = 100_000;
  store.room = () => Promise.resolve({ free, total: 1_000_000 });
  expect(await verdictsOf({ store })).toMatchObject({ 'anomaly.growth': 'proven' });
  expect(new Set(listed)).not.toContain('');
  expect(listed.length).toBeLessThan(40);
  free = 25_000;
  expect(await verdictsOf({ store })).toMatchObject({ 'anomaly.growth': 'failed' });
  store.room = () => Promise.reject(new UserError('no'));
  expect((await checksOf({ store })).get('anomaly.growth')).toMatchObject({ required: false });
});
