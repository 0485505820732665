import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runCli } from '#cli';
import { diff, type DiffOptions, type DiffResult, type SideChoice } from '#drill';
import { connectionUrl, withDatabase, type Connection, type ThrowawayServer } from '#postgres';
import { DirectoryStore } from '#stores';
import type { Check } from '#verdict';
import { schemas, verbs } from '#verbs';
import { anyMajor } from '../support/drills.js';
import { clients } from '../support/postgres.js';
import { backUpInto, createSmallDatabase, forgeManifest, inDatabase, quietPorts } from '../support/sets.js';
import { startTestServer, testFolder, uniqueName } from '../support/throwaway.js';

const SOURCE = `
create schema shop;
create table shop.goods (id int primary key, name text not null, price numeric(10, 2));
insert into shop.goods select n, 'good ' || n, n * 1.5 from generate_series(1, 3000) n;
create index goods_by_name on shop.goods (name);
create type shop.mood as enum ('low', 'high');
create table shop.moods (id int, mood shop.mood) partition by hash (mood);
create table shop.moods_0 partition of shop.moods for values with (modulus 2, remainder 0);
create table shop.moods_1 partition of shop.moods for values with (modulus 2, remainder 1);
insert into shop.moods select n, (array['low', 'high'])[n % 2 + 1]::shop.mood from generate_series(1, 50) n;
create sequence shop.numbers; select setval('shop.numbers', 77);
create materialized view shop.dear as select * from shop.goods where price > 4000;
select lo_from_bytea(4242, decode(repeat('ab', 5000), 'hex'));`;

let server: ThrowawayServer;
let folder: string;
let runs = 0;

beforeAll(async () => {
  server = await startTestServer(17, { superuser: 'postgres' });
  folder = await testFolder();
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const database = (connection: Connection): SideChoice => ({ kind: 'database', connection });

function set(root: string, backupId = 'latest'): SideChoice {
  const choice = { store: new DirectoryStore(root), name: 'app', backupId, manifestSha256: '' };
  return { kind: 'set', database: '', set: choice };
}

async function compare(
  left: SideChoice,
  right: SideChoice,
  options: Partial<DiffOptions> = {},
): Promise<DiffResult> {
  const workFolder = join(folder, `run-${String(runs++)}`);
  await mkdir(workFolder, { mode: 0o700 });
  const rest = { jobs: 2, showValues: false, programs: anyMajor, workFolder };
  return diff({ left, right, ...rest, ...options }, quietPorts);
}

/** A copy of a database, with a change. */
async function copyOf(connection: Connection, sql: string): Promise<Connection> {
  const name = uniqueName('copy');
  await inDatabase(server.connection, `create database ${name} template ${connection.database}`);
  const copy = withDatabase(connection, name);
  await inDatabase(copy, sql);
  return copy;
}

function red(checks: readonly Check[]): string[] {
  return checks
    .filter(({ verdict, required }) => verdict === 'failed' || (required && verdict !== 'proven'))
    .map(({ id, where, verdict }) => `${verdict === 'failed' ? '' : `${verdict} `}${id}: ${where ?? ''}`)
    .sort();
}

const EQUAL = { verdict: 'proven', claim: 'none' };
const DIFFERENT = { verdict: 'failed', claim: 'none' };

describe('two databases', () => {
  let source: Connection;
  beforeAll(async () => {
    source = await createSmallDatabase(server, SOURCE);
  });

  test('that are equal, in another order of rows and columns', async () => {
    const other = await copyOf(
      source,
      `alter table shop.goods rename to old;
       create table shop.goods (price numeric(10, 2), id int not null, name text not null);
       insert into shop.goods select price, id, name from shop.old order by id desc;
       drop table shop.old cascade;`,
    );
    const same = await compare(database(source), database(await copyOf(source, 'select 1')));
    expect(red(same.checks)).toEqual([]);
    expect(same).toMatchObject({ ...EQUAL, definitions: true });
    expect(same.relations.find(({ name }) => name === 'shop.goods')).toMatchObject({
      ...{ expectedRows: 3000, foundRows: 3000, verdict: 'proven' },
    });
    expect(same.checks.every((check) => check.supports === undefined)).toBe(true);
    const moved = await compare(database(source), database(other));
    expect(red(moved.checks).filter((line) => line.startsWith('equal.'))).toEqual([]);
    expect(moved.verdict).toBe('failed');
  });

  test.each([
    ['update shop.goods set price = 0.01 where id = 4', ['equal.content: shop.goods']],
    ['delete from shop.goods where id = 4', ['equal.rows: shop.goods']],
    ['delete from shop.moods where id = 7', ['equal.rows: shop.moods']],
    ['drop index shop.goods_by_name', ['schema.indexes: index shop.goods_by_name']],
    ['create table shop.more (id int)', ['equal.rows: shop.more', 'schema.tables: table shop.more']],
    ["select setval('shop.numbers', 78)", ['equal.sequences: ']],
    ['select lo_create(4343)', ['equal.large-objects: ']],
  ])('after %s', async (sql, expected) => {
    const other = await copyOf(source, sql);
    const result = await compare(database(source), database(other));
    expect(result).toMatchObject(DIFFERENT);
    const both = `${source.database} and ${other.database}`;
    const found = red(result.checks).map((line) => line.replace(both, ''));
    expect(found).toEqual(expect.arrayContaining(expected));
    expect(found.filter((line) => line.startsWith('equal.'))).toEqual(
      expected.filter((line) => line.startsWith('equal.')),
    );
    expect(JSON.stringify(result.checks)).not.toMatch(/dumped|restored/);
  });

  test('of two majors, whichever comes first', async () => {
    const old = await startTestServer(15, { superuser: 'postgres' });
    try {
      const other = await createSmallDatabase(
        old,
        `${SOURCE} create view shop.names as select name from shop.goods;`,
      );
      const here = await copyOf(source, 'create view shop.names as select name from shop.goods');
      for (const sides of [
        [database(other), database(here)],
        [database(here), database(other)],
      ] as const) {
        const result = await compare(...sides);
        expect(red(result.checks)).toEqual([]);
        expect(result.sides.map(({ version }) => version.slice(0, 2))).toEqual(['15', '17']);
      }
      const root = join(folder, 'newer');
      await backUpInto(root, here);
      expect(red((await compare(database(other), set(root))).checks)).toEqual([]);
    } finally {
      await old.stop();
    }
  });

  test('a table that may not be read is not taken for equal', async () => {
    await inDatabase(source, 'create role onlooker login');
    const result = await compare(database(source), database({ ...source, user: 'onlooker' }));
    expect(result.verdict).toBe('unproven');
    expect(red(result.checks)).toEqual(
      expect.arrayContaining([
        'unproven equal.content: shop.goods',
        expect.stringContaining('schema.definitions'),
      ]),
    );
  });
});

describe.each(['custom', 'directory'] as const)('a set in the format %s', (format) => {
  let source: Connection;
  let root: string;
  beforeAll(async () => {
    source = await createSmallDatabase(server, SOURCE);
    root = join(folder, `store-${format}`);
    await backUpInto(root, source, { format });
  });

  test('and its own source', async () => {
    for (const sides of [
      [set(root), database(source)],
      [database(source), set(root)],
    ] as const) {
      const result = await compare(...sides);
      expect(red(result.checks)).toEqual([]);
      expect(result).toMatchObject(EQUAL);
      expect(result.sides.map(({ kind }) => kind)).toEqual(['set', 'database']);
    }
  });

  test('and a changed database: the row is named', async () => {
    const other = await copyOf(source, "update shop.goods set name = 'confidential' where id = 1234");
    const result = await compare(set(root), database(other));
    expect(result).toMatchObject(DIFFERENT);
    expect(red(result.checks)).toEqual(['equal.content: shop.goods']);
    const told = (one: DiffResult): string =>
      one.checks.find(({ verdict }) => verdict === 'failed')?.found ?? '';
    expect(told(result)).toMatch(/id 1234 changed \(name\)/);
    expect(JSON.stringify(result)).not.toContain('confidential');
    const shown = await compare(database(other), set(root), { showValues: true });
    expect(told(shown)).toContain('name good 1234 → confidential');
  });

  test('and a later set of the changed database', async () => {
    const other = await copyOf(source, 'select 1');
    const own = join(folder, `two-${format}`);
    const first = await backUpInto(own, other, { format });
    const left = set(own, first.result.manifest.backup_id);
    expect(await compare(left, set(own))).toMatchObject(EQUAL);
    await inDatabase(other, 'delete from shop.goods where id = 1; drop index shop.goods_by_name');
    // A set is named by its second.
    const clock = { now: () => new Date(Date.now() + 60_000) };
    const second = await backUpInto(own, other, { format }, { ...quietPorts, clock });
    const result = await compare(left, set(own, second.result.manifest.backup_id));
    expect(result).toMatchObject(DIFFERENT);
    expect(red(result.checks)).toEqual([
      'equal.rows: shop.goods',
      'schema.indexes: index shop.goods_by_name',
    ]);
  });

  test('without fingerprints, which is decoded', async () => {
    const own = join(folder, `old-${format}`);
    const made = await backUpInto(own, source, { format });
    const { manifest } = made.result;
    await forgeManifest(made.folder, () =>
      JSON.stringify({
        ...manifest,
        databases: manifest.databases.map(({ large_objects: _, ...one }) => ({
          ...one,
          relations: one.relations.map(({ fingerprint: __, ...relation }) => relation),
        })),
      }),
    );
    expect(await compare(set(own), database(source))).toMatchObject(EQUAL);
    const other = await copyOf(
      source,
      'update shop.goods set price = 0 where id = 77; select lo_put(4242, 9, $$x$$)',
    );
    const result = await compare(set(own), database(other));
    expect(red(result.checks).map((line) => line.split(':')[0])).toEqual([
      'equal.content',
      'equal.large-objects',
    ]);
    expect(JSON.stringify(result.checks)).toContain('id 77 changed (price)');
  });

  test('that is damaged is not trusted', async () => {
    const own = join(folder, `bad-${format}`);
    const made = await backUpInto(own, source, { format });
    const [file] = made.result.manifest.files.filter(({ type }) => type === 'database');
    await writeFile(join(made.folder, file?.path ?? ''), Buffer.alloc(file?.size_bytes ?? 0));
    const result = await compare(set(own), database(source));
    expect(result).toMatchObject({ ...DIFFERENT, sides: [], relations: [] });
    expect(red(result.checks).some((line) => line.startsWith('archive.hash'))).toBe(true);
  });
});

describe('the verb', () => {
  let bin: string;
  beforeAll(async () => {
    bin = dirname((await clients(17)).path('pg_dump'));
  });

  /** The command line in this process. */
  async function backproof(
    env: Readonly<Record<string, string>>,
    ...args: readonly string[]
  ): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
    const said = { out: '', err: '' };
    const code = await runCli(
      schemas.filter(({ verb }) => verb === 'diff').map((schema) => ({ schema, load: verbs.diff })),
      {
        argv: ['diff', '--postgres-bin', bin, ...args],
        env: { RUNNER_TEMP: folder, HOME: folder, PATH: '', ...env },
        stdout: { write: (text) => (said.out += text) },
        stderr: { write: (text) => (said.err += text) },
        handlers: {
          endServer: () => Promise.reject(new Error('no server was started')),
          endProcess: () => Promise.reject(new Error('no process was left')),
        },
      },
    );
    return { code, ...said };
  }

  test('says by its exit code whether both are equal, and what was not compared', async () => {
    const source = await createSmallDatabase(server, SOURCE);
    const other = await copyOf(source, 'select 1');
    const store = join(folder, 'store-of-verb');
    await backUpInto(store, source);
    const env = { BACKPROOF_RIGHT: connectionUrl(other) };
    const equal = await backproof(env, '--left', 'set:latest', '--store', store);
    expect(equal).toMatchObject({ code: 0 });
    expect(equal.out).toMatch(
      /^Equal: .*3,050 rows in 3 tables.* Not compared: the rows of 1 materialised view\./m,
    );
    await inDatabase(other, 'delete from shop.goods where id = 5');
    const different = await backproof(env, '--left', 'set:latest', '--store', store, '--json');
    expect(different.code).toBe(1);
    expect(JSON.parse(different.out)).toMatchObject({
      ...DIFFERENT,
      sides: [
        { place: 'left', kind: 'set' },
        { place: 'right', kind: 'database' },
      ],
    });
    expect(different.out).toContain('id 5 missing');
  });

  test('refuses what cannot be meant', async () => {
    const url = 'postgres://app@db.invalid/app';
    const wrong = [
      ['--left', url],
      ['--left', 'set:latest', '--right', url],
      ['--left', 'nonsense', '--right', url],
    ];
    for (const args of wrong) expect((await backproof({}, ...args)).code).toBe(3);
    const told = await backproof({}, '--left', 'postgres://app:hush@db.invalid/app', '--right', url);
    expect(told.code).toBe(3);
    expect(told.err).toContain('BACKPROOF_LEFT');
    expect(told.err + told.out).not.toContain('hush');
  });
});
