import { rm } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CustomArchiveReader,
  FingerprintSink,
  blockOffsets,
  readTocFile,
  sequenceValues,
  tableKey,
  type LocalArchive,
  type Toc,
} from '#dump-format';
import {
  beginPinned,
  connect,
  credentials,
  fingerprintLargeObjects,
  fingerprintTables,
  listCopyTables,
  listRelations,
  quoteIdentifier,
  readSequences,
  withDatabase,
  witness,
  type Connection,
  type Programs,
  type Relation,
  type Session,
  type ThrowawayServer,
  type Witnessed,
} from '#postgres';
import { runProgram } from '#process';
import type { Check } from '#verdict';
import { asArchived } from '../../packages/drill/archived-tables.js';
import type { Damage } from '../../packages/drill/damage.js';
import { compareLargeObjects, compareSequences } from '../../packages/drill/equality-objects.js';
import type { ExpectedRelation, FoundRelation } from '../../packages/drill/equality-units.js';
import { compareContent } from '../../packages/drill/equality.js';
import { locateDamage } from '../../packages/drill/locate.js';
import { seedDifficult } from '../../scripts/demo/seed.js';
import { oracle, unequal } from '../support/oracle.js';
import { clients, type TestMajor } from '../support/postgres.js';
import { forever, startTestServer, testFolder } from '../support/throwaway.js';

const MORE = `
create table odd.cash (id integer primary key, amount money, amounts money[]);
insert into odd.cash values (1, 1234567.89, '{-0.01,NULL,92233720368547758.07}');
-- The table, its column and what reads it share a name.
create table odd.x (x text, z integer, r text);
insert into odd.x values ('same', 1, 'same'), ('same', 2, 'same');`;

/** What a set would hold of a source. */
interface Dumped {
  readonly relations: readonly ExpectedRelation[];
  readonly prints: FingerprintSink;
  readonly toc: Toc;
  readonly custom: LocalArchive;
  readonly directory: LocalArchive;
}

interface Outcome {
  readonly checks: readonly Check[];
  readonly notes: readonly string[];
}

async function open(connection: Connection, count = 2): Promise<readonly Session[]> {
  const sessions: Session[] = [];
  for (let at = 0; at < count; at++) {
    const session = await connect(connection, { signal: forever });
    await beginPinned(session);
    sessions.push(session);
  }
  return sessions;
}

async function using<T>(
  connection: Connection,
  work: (sessions: readonly Session[]) => Promise<T>,
): Promise<T> {
  const sessions = await open(connection);
  try {
    return await work(sessions);
  } finally {
    for (const session of sessions) await session.close();
  }
}

async function run(connection: Connection, sql: string): Promise<void> {
  const session = await connect(connection, { signal: forever });
  try {
    await session.execute(sql);
  } finally {
    await session.close();
  }
}

interface Witnesses {
  readonly relations: readonly Relation[];
  readonly witnessed: readonly Witnessed[];
}

async function witnesses(sessions: readonly Session[], major: number): Promise<Witnesses> {
  const [first] = sessions;
  if (first === undefined) throw new Error('no session');
  const relations = (await listRelations(first, false)).filter((relation) => relation.counted);
  const options = { mode: 'strict', budgetSeconds: 0, serverMajor: major } as const;
  return { relations, witnessed: await witness(sessions, relations, options) };
}

/** Seed, witness and dump a source. */
async function dump(
  connection: Connection,
  programs: Programs,
  major: number,
  folder: string,
): Promise<Dumped> {
  const { relations, witnessed } = await using(connection, (sessions) => witnesses(sessions, major));
  const access = await credentials(connection, folder);
  const env = { ...programs.env, ...access.env, PGTZ: 'UTC' };
  const [file, tree] = [join(folder, 'custom.dump'), join(folder, 'directory')];
  await runProgram(programs.path('pg_dump'), { args: ['-Fc', '-f', file], env });
  await runProgram(programs.path('pg_dump'), { args: ['-Fd', '-j2', '-f', tree], env });
  await access.remove();
  const prints = new FingerprintSink();
  const reader = new CustomArchiveReader({ decode: true, sink: prints });
  for await (const piece of createReadStream(file))
    await reader.write(piece instanceof Uint8Array ? piece : Buffer.alloc(0));
  const { toc } = await reader.end();
  return {
    prints,
    toc,
    custom: { path: file, toc, offsets: await blockOffsets(file) },
    directory: { path: tree, toc: await readTocFile(tree) },
    relations: relations.map((relation, at): ExpectedRelation => {
      const said = witnessed[at];
      return {
        name: relation.name,
        evidence: relation.evidence === 'extension configuration' ? 'extension configuration' : 'compare',
        movesWithin: relation.movesWithin ?? undefined,
        fingerprint: prints.tables.get(tableKey(relation.schema, relation.table)),
        witness: said !== undefined && 'hash' in said ? said.hash : undefined,
      };
    }),
  };
}

async function compare(connection: Connection, dumped: Dumped, major: number): Promise<Outcome> {
  return using(connection, async (sessions) => {
    const [first] = sessions;
    if (first === undefined) throw new Error('no session');
    const tables = asArchived(await listCopyTables(first), dumped.toc.entries);
    const copied = await fingerprintTables(sessions, tables, { encoding: 'UTF8', lcMonetary: 'C' });
    const { relations, witnessed } = await witnesses(sessions, major);
    const found = new Map(
      relations.map((relation, at): [string, FoundRelation] => {
        const table = tables.findIndex(
          (one) => one.schema === relation.schema && one.table === relation.table,
        );
        return [relation.name, { copied: copied[table], witnessed: witnessed[at] }];
      }),
    );
    const content = compareContent('app', dumped.relations, found, true);
    return {
      notes: content.notes,
      checks: [
        ...content.checks,
        ...compareLargeObjects('app', dumped.prints.largeObjects, await fingerprintLargeObjects(first)),
        ...compareSequences('app', sequenceValues(dumped.toc), await readSequences(first)),
      ],
    };
  });
}

async function damageOf(
  connection: Connection,
  archive: LocalArchive,
  names: readonly string[],
): Promise<Damage> {
  return using(connection, async ([session]) => {
    if (session === undefined) throw new Error('no session');
    const wanted = (schema: string, table: string): boolean => schema === 'odd' && names.includes(table);
    const found = await locateDamage(session, {
      archive,
      entries: archive.toc.entries.filter(
        ({ desc, namespace, tag }) => desc === 'TABLE DATA' && wanted(namespace, tag),
      ),
      tables: (await listCopyTables(session)).filter(({ schema, table }) => wanted(schema, table)),
      encoding: 'UTF8',
      showValues: false,
      most: 10,
    });
    if ('reason' in found) throw new Error(found.reason);
    return found;
  });
}

const red = (checks: readonly Check[]): string[] =>
  checks
    .filter((check) => check.verdict === 'failed')
    .map((check) => `${check.id} ${check.where ?? ''}`)
    .sort();
const unproven = (checks: readonly Check[]): readonly Check[] =>
  checks.filter((check) => check.verdict === 'unproven');

interface Mutation {
  readonly what: string;
  readonly sql: string;
  readonly red: readonly string[];
  /** Tables whose rows differ, where they do. */
  readonly damaged?: readonly string[];
  readonly damage?: Partial<Damage>;
  readonly columns?: readonly string[];
}

const content = (table: string): readonly string[] => [
  `equal.content odd.${table}`,
  `equal.source odd.${table}`,
];
const rows = (table: string): readonly string[] => [`equal.rows odd.${table}`, `equal.source odd.${table}`];

const MUTATIONS: readonly Mutation[] = [
  {
    what: 'a row deleted',
    sql: 'delete from odd.texts where id = 8',
    red: rows('texts'),
    damaged: ['texts'],
    damage: { missing: 1, extra: 0, changed: 0 },
  },
  {
    what: 'a row added',
    sql: "insert into odd.bytes values (99, '\\x01')",
    red: rows('bytes'),
    damaged: ['bytes'],
    damage: { missing: 0, extra: 1, changed: 0 },
  },
  {
    what: 'an equal row added to a table without a key',
    sql: "insert into odd.duplicates values (1, 'same'), (1, 'same')",
    red: rows('duplicates'),
    damaged: ['duplicates'],
    damage: { missing: 0, extra: 2, changed: 0 },
  },
  {
    what: 'one bit in a bytea',
    sql: 'update odd.bytes set body = set_bit(body, 100001, 1 - get_bit(body, 100001)) where id = 5',
    red: content('bytes'),
    damaged: ['bytes'],
    damage: { missing: 0, extra: 0, changed: 1 },
    columns: ['body'],
  },
  {
    what: '2.50 to 2.500 in a jsonb',
    sql: "update odd.documents set body = jsonb_set(body, '{a,1}', '2.500') where id = 1",
    red: content('documents'),
    damaged: ['documents'],
    damage: { missing: 0, extra: 0, changed: 1 },
    columns: ['body'],
  },
  {
    what: 'NULL to an empty text',
    sql: "update odd.texts set body = '' where id = 2",
    red: content('texts'),
    damaged: ['texts'],
    damage: { missing: 0, extra: 0, changed: 1 },
    columns: ['body'],
  },
  {
    what: 'the values of two rows exchanged',
    sql: 'update odd.numbers a set small = b.small from odd.numbers b where (a.id, b.id) in ((1, 2), (2, 1))',
    red: content('numbers'),
    damaged: ['numbers'],
    damage: { missing: 0, extra: 0, changed: 2 },
    columns: ['small'],
  },
  {
    what: 'an amount of money inside an array',
    sql: 'update odd.cash set amounts[1] = 0.01::numeric::money',
    red: content('cash'),
    damaged: ['cash'],
    damage: { missing: 0, extra: 0, changed: 1 },
    columns: ['amounts'],
  },
  {
    what: 'a row lost from a tree whose rows may move',
    sql: 'delete from odd.by_enum_hash where id = (select min(id) from odd.by_enum_hash)',
    red: rows('by_enum_hash'),
    damaged: ['by_enum_hash_0', 'by_enum_hash_1', 'by_enum_hash_2'],
    damage: { missing: 1, extra: 0, changed: 0 },
  },
  {
    what: 'a column beside one that is called as its table is',
    sql: 'update odd.x set z = 3 where z = 2',
    red: content('x'),
    damaged: ['x'],
    damage: { missing: 1, extra: 1, changed: 0 },
  },
  {
    // What is generated is not dumped: the source's hash alone sees it.
    what: 'a generated value',
    sql: 'alter table odd.keyed alter length drop expression; update odd.keyed set length = length + 1',
    red: ['equal.source odd.keyed'],
  },
  {
    what: 'a large object cut',
    sql: 'select lo_truncate(lo_open(424202, 131072), 1000)',
    red: ['equal.large-objects app'],
  },
  {
    what: 'a large object of the same length with other content',
    sql: "select lo_put(424202, 600000, 'x')",
    red: ['equal.large-objects app'],
  },
  { what: 'a large object lost', sql: 'select lo_unlink(424203)', red: ['equal.large-objects app'] },
  {
    what: 'a sequence behind',
    sql: "select setval('odd.past_start', 100, true)",
    red: ['equal.sequences app'],
  },
  {
    what: 'a sequence whose value was given out',
    sql: "select setval('odd.never_called', 5, true)",
    red: ['equal.sequences app'],
  },
  { what: 'a table gone', sql: 'drop table odd.x', red: ['equal.rows odd.x', 'equal.source odd.x'] },
];

describe.each<TestMajor>([15, 17, 18])('a database restored on PostgreSQL %d', (major) => {
  let server: ThrowawayServer;
  let folder: string;
  let programs: Programs;
  let dumped: Dumped;
  let truth: ReadonlyMap<string, string>;
  const at = (name: string): Connection => withDatabase(server.connection, name);

  beforeAll(async () => {
    folder = await testFolder();
    server = await startTestServer(major);
    programs = await clients(major);
    await run(at('postgres'), 'create database source');
    await run(at('postgres'), 'create database restored');
    const seeding = await connect(at('source'), { signal: forever });
    await seedDifficult(seeding);
    await seeding.execute(MORE);
    await seeding.close();
    dumped = await dump(at('source'), programs, major, folder);
    const access = await credentials(at('restored'), folder);
    const env = { ...programs.env, ...access.env };
    await runProgram(programs.path('pg_restore'), {
      args: ['--exit-on-error', '-j2', '-d', 'restored', dumped.custom.path],
      env,
    });
    await access.remove();
    truth = await oracle(at('source'), programs, folder);
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  async function copyOf(name: string): Promise<Connection> {
    await run(at('postgres'), `create database ${quoteIdentifier(name)} template restored`);
    return at(name);
  }

  test('is equal to the dump and to the source, table by table, and the oracle agrees', async () => {
    const { checks } = await compare(at('restored'), dumped, major);
    expect(red(checks)).toEqual([]);
    expect(unproven(checks)).toEqual([]);
    expect(checks.map((check) => check.id).sort()).toEqual([
      ...['equal.content', 'equal.large-objects', 'equal.rows', 'equal.sequences', 'equal.source'],
    ]);
    expect(unequal(truth, await oracle(at('restored'), programs, folder))).toEqual([]);
  });

  test('is equal whatever the database and its roles have set', async () => {
    const connection = await copyOf('settings');
    for (const setting of [
      ...[
        "timezone = 'Asia/Kathmandu'",
        'bytea_output = escape',
        'quote_all_identifiers = on',
        "datestyle = 'SQL, DMY'",
      ],
      ...[
        "intervalstyle = 'iso_8601'",
        'extra_float_digits = 0',
        'client_encoding = latin1',
        "search_path = 'odd'",
      ],
    ])
      await run(at('postgres'), `alter database settings set ${setting}`);
    const { checks } = await compare(connection, dumped, major);
    expect([...red(checks), ...unproven(checks)]).toEqual([]);
  });

  test('with its rows in another order is equal, and says so', async () => {
    const connection = await copyOf('reordered');
    await run(connection, 'update odd.numbers set id = id where id = 1');
    const { checks, notes } = await compare(connection, dumped, major);
    expect([...red(checks), ...unproven(checks)]).toEqual([]);
    expect(notes.join()).toContain('odd.numbers');
    expect(unequal(truth, await oracle(connection, programs, folder))).toEqual([]);
  });

  test.each(MUTATIONS)('is red after $what, and names it', async (mutation) => {
    const connection = await copyOf('mutated');
    try {
      await run(connection, mutation.sql);
      const { checks } = await compare(connection, dumped, major);
      expect(red(checks)).toEqual([...mutation.red].sort());
      expect(unproven(checks)).toEqual([]);
      const tables = mutation.red
        .filter((one) => /^equal\.(rows|content)/.test(one))
        .map((one) => one.split(' ')[1]);
      if (major === 17)
        expect(unequal(truth, await oracle(connection, programs, folder))).toEqual(
          // The oracle reads what was generated no more than the dump does, until it is an ordinary column.
          mutation.what === 'a generated value' ? ['odd.keyed'] : tables,
        );
      if (mutation.damaged === undefined) return;
      for (const archive of [dumped.custom, dumped.directory]) {
        const damage = await damageOf(connection, archive, mutation.damaged);
        expect(damage).toMatchObject({ ...mutation.damage });
        expect(damage.rows.length).toBeGreaterThan(0);
        for (const row of damage.rows)
          if (row.kind === 'changed') expect(row.columns.map((one) => one.column)).toEqual(mutation.columns);
      }
    } finally {
      await run(at('postgres'), 'drop database mutated with (force)');
    }
  });
});

test('a database of PostgreSQL 15 that was restored on 18 is equal to its dump and to its source', async () => {
  const folder = await testFolder();
  const [old, young] = [await startTestServer(15), await startTestServer(18)];
  try {
    await run(old.connection, 'create database source');
    const source = withDatabase(old.connection, 'source');
    const seeding = await connect(source, { signal: forever });
    await seedDifficult(seeding);
    await seeding.execute(MORE);
    await seeding.close();
    const programs = await clients(18);
    const dumped = await dump(source, programs, 15, folder);
    await run(young.connection, 'create database restored');
    await run(
      young.connection,
      'create role demo_owner; create role demo_reader; create role demo_writer; create role "demo ""Röle"" 🐘"',
    );
    const restored = withDatabase(young.connection, 'restored');
    const access = await credentials(restored, folder);
    const env = { ...programs.env, ...access.env };
    await runProgram(programs.path('pg_restore'), {
      args: ['--exit-on-error', '-j2', '-d', 'restored', dumped.custom.path],
      env,
    });
    await access.remove();
    const { checks } = await compare(restored, dumped, 18);
    expect([...red(checks), ...unproven(checks)]).toEqual([]);
    expect(unequal(await oracle(source, programs, folder), await oracle(restored, programs, folder))).toEqual(
      [],
    );
  } finally {
    await old.stop();
    await young.stop();
    await rm(folder, { recursive: true });
  }
});
