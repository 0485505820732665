import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fetchManifest, chooseSet } from '#archive';
import {
  compareRestored,
  compareRestoredSchema,
  fetchSet,
  finishDatabase,
  restoreDatabase,
  throwawayTarget,
  type ContentComparison,
  type LocalDump,
  type RestoredDatabase,
  type RestoreOptions,
  type Target,
} from '#drill';
import { quoteIdentifier, withDatabase, type Connection, type ThrowawayServer } from '#postgres';
import { DirectoryStore } from '#stores';
import type { Check } from '#verdict';
import { drillIn, wrongChecks } from '../support/drills.js';
import { clients, serverPrograms, type TestMajor } from '../support/postgres.js';
import { backUpInto, inDatabase, quietPorts, type MadeSet } from '../support/sets.js';
import { startTestServer, testFolder } from '../support/throwaway.js';

const SOURCE = `
create role keeper; create role reader;
create schema shop authorization keeper;
set role keeper;
create table shop.goods (id int primary key, name text not null, price numeric(10, 2), upper_name text generated always as (upper(name)) stored);
insert into shop.goods (id, name, price) select n, 'good ' || n, n * 1.5 from generate_series(1, 5000) n;
create index goods_by_name on shop.goods (name);
create table shop.loose (word text);
insert into shop.loose select 'word ' || n % 10 from generate_series(1, 100) n;
create type shop.mood as enum ('low', 'high');
create table shop.moods (id int, mood shop.mood) partition by hash (mood);
create table shop.moods_0 partition of shop.moods for values with (modulus 2, remainder 0);
create table shop.moods_1 partition of shop.moods for values with (modulus 2, remainder 1);
insert into shop.moods select n, (array['low', 'high'])[n % 2 + 1]::shop.mood from generate_series(1, 50) n;
create sequence shop.numbers; select setval('shop.numbers', 77);
create function shop.twice(n int) returns int language sql immutable as 'select 2 * n';
create materialized view shop.dear as select * from shop.goods where price > 7000;
grant select on shop.goods to reader;
reset role;
select lo_from_bytea(4242, decode(repeat('ab', 5000), 'hex'));
create function public.note() returns event_trigger language plpgsql as 'begin raise exception ''nothing may be made here''; end';
create event trigger no_changes on ddl_command_start execute function public.note();`;

/** What must turn red after a change of the restored database: `id: where`. */
interface Mutation {
  readonly what: string;
  readonly sql: string;
  readonly red: readonly string[];
  /** What the damage is called. */
  readonly told?: RegExp;
}

const MUTATIONS: readonly Mutation[] = [
  { what: 'nothing', sql: 'select 1', red: [] },
  {
    what: 'a row deleted',
    sql: 'delete from shop.goods where id = 1234',
    red: ['equal.rows: shop.goods', 'equal.source: shop.goods', 'restore.rows: shop.goods'],
    told: /1 row missing: id 1234 missing$/,
  },
  {
    what: 'a value changed',
    sql: 'update shop.goods set price = 0.01 where id = 4321',
    red: ['equal.content: shop.goods', 'equal.source: shop.goods'],
    told: /1 row changed: id 4321 changed \(price\)$/,
  },
  {
    what: 'a word of many in a table without a key',
    sql: "update shop.loose set word = 'other' where ctid = '(0,1)'",
    red: ['equal.content: shop.loose', 'equal.source: shop.loose'],
    told: /1 row missing, 1 row too many/,
  },
  {
    what: 'a row lost from a tree whose rows may move',
    sql: 'delete from shop.moods where id = 7',
    red: [
      'equal.rows: shop.moods',
      'equal.source: shop.moods',
      'restore.rows: shop.moods (its leaves together)',
    ],
    told: /1 row missing/,
  },
  {
    what: 'a table gone',
    sql: 'drop table shop.loose',
    red: [
      'equal.rows: shop.loose',
      'equal.source: shop.loose',
      'restore.rows: shop.loose',
      'schema.tables: table shop.loose',
    ],
  },
  {
    what: 'an index dropped',
    sql: 'drop index shop.goods_by_name',
    red: ['schema.indexes: index shop.goods_by_name'],
  },
  {
    what: 'a sequence behind',
    sql: "select setval('shop.numbers', 76)",
    red: ['equal.sequences: app', 'schema.sequences: sequence shop.numbers'],
  },
  {
    what: 'a large object cut',
    sql: 'select lo_truncate(lo_open(4242, 131072), 4999)',
    red: ['equal.large-objects: app'],
  },
  {
    what: 'the body of a function',
    sql: "create or replace function shop.twice(n int) returns int language sql immutable as 'select 3 * n'",
    red: ['schema.functions: function shop.twice(integer)'],
  },
  {
    what: 'a grant revoked',
    sql: 'revoke select on shop.goods from reader',
    red: ['schema.grants: table shop.goods'],
  },
];

function red(checks: readonly Check[]): readonly string[] {
  return checks
    .filter(({ verdict, required }) => verdict === 'failed' || (required && verdict !== 'proven'))
    .map(({ id, where, verdict }) => `${verdict === 'failed' ? '' : `${verdict} `}${id}: ${where ?? ''}`)
    .sort();
}

describe.each<readonly [TestMajor, TestMajor]>([
  [15, 17],
  [17, 17],
])('a set of PostgreSQL %d drilled on %d', (from, to) => {
  let folder: string;
  let set: MadeSet;
  let target: Target;
  let local: LocalDump;
  let restored: RestoredDatabase;
  let options: RestoreOptions;
  const ports = quietPorts;

  beforeAll(async () => {
    folder = await testFolder();
    const server: ThrowawayServer = await startTestServer(from, { superuser: 'postgres' });
    try {
      await inDatabase(server.connection, 'create database app');
      const source = withDatabase(server.connection, 'app');
      await inDatabase(source, SOURCE);
      const witness = { mode: 'strict', budgetSeconds: 60, connections: 2 } as const;
      set = await backUpInto(join(folder, 'store'), source, { major: from, witness });
    } finally {
      await server.stop();
    }
    const scratch = join(folder, 'scratch');
    await mkdir(scratch, { mode: 0o700 });
    const place = await fetchManifest(await chooseSet(new DirectoryStore(set.root), 'app', 'latest'));
    const { manifest } = set.result;
    const fetched = await fetchSet(place, manifest, manifest.databases, scratch, ports);
    const [dump] = fetched.dumps;
    if (dump === undefined) throw new Error('the set holds no dump');
    local = dump;
    target = await throwawayTarget({
      programs: await serverPrograms(to),
      folder,
      listen: 'socket',
      taken: new Set(),
      ports,
    });
    options = { target, programs: await clients(to), jobs: 2, scratch, ports };
    restored = await restoreDatabase(local, options);
  });
  afterAll(async () => {
    await target.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** A copy of the restored database, changed and then compared as a drill compares: its content, then, when it is finished, its schema. */
  async function compared(
    sql: string,
    showValues = false,
  ): Promise<{ readonly content: ContentComparison; readonly checks: readonly Check[] }> {
    const maintenance = withDatabase(target.superuser, 'template1');
    const aside = quoteIdentifier('restored');
    const name = quoteIdentifier(restored.name);
    await inDatabase(maintenance, `alter database ${name} rename to ${aside}`);
    try {
      await inDatabase(maintenance, `create database ${name} template ${aside}`);
      const copy: Connection = withDatabase(target.superuser, restored.name);
      await inDatabase(copy, sql);
      const content = await compareRestored({
        ...{ local, restored: copy, restoredMajor: to, jobs: 2, showValues, ports },
      });
      const one = { ...restored, shortfalls: [...restored.shortfalls] };
      await finishDatabase(one, options);
      const schema = await compareRestoredSchema({
        ...{ local, restored: one, target, dumper: options.programs, scratch: options.scratch, ports },
        supports: 'equal-to-dump',
      });
      return { content, checks: [...content.checks, ...schema] };
    } finally {
      await inDatabase(maintenance, `drop database ${name}`);
      await inDatabase(maintenance, `alter database ${aside} rename to ${name}`);
    }
  }

  test.each(MUTATIONS)(
    '$what: the right checks are red, and name it',
    async ({ sql, red: expected, told }) => {
      const { checks, content } = await compared(sql);
      expect(red(checks)).toEqual([...expected].sort());
      expect(content.reach).toBe('equal-to-source');
      const found = checks
        .filter(({ id, verdict }) => verdict === 'failed' && /^equal\.(rows|content)$/.test(id))
        .map((check) => check.found);
      if (told !== undefined) expect(found).toEqual([expect.stringMatching(told)]);
    },
  );

  test('values are told only where they may be', async () => {
    const change = "update shop.goods set name = 'confidential' where id = 99";
    const [redacted, shown] = [await compared(change), await compared(change, true)];
    expect(JSON.stringify(redacted)).not.toContain('confidential');
    expect(JSON.stringify(shown.checks)).toContain('name good 99 → confidential');
  });

  test('the report lists what each relation came to', async () => {
    const { content } = await compared('update shop.goods set price = 0.01 where id = 4321');
    const verdicts = new Map(content.relations.map(({ name, verdict }) => [name, verdict]));
    expect(verdicts.get('shop.goods')).toBe('failed');
    expect(verdicts.get('shop.loose')).toBe('proven');
  });

  test('a whole drill of it is proven equal to the source', async () => {
    const result = await drillIn(set.root, { targetMajor: to });
    expect(wrongChecks(result.checks)).toEqual([]);
    expect(result).toMatchObject({ verdict: 'proven', claim: 'equal-to-source' });
  });
});
