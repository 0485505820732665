import { access, chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BackupOptions } from '#backup';
import type { DrillOptions, DrillResult } from '#drill';
import {
  beginPinned,
  connect,
  countRows,
  listRelations,
  withDatabase,
  withUser,
  type Connection,
  type Session,
  type ThrowawayServer,
} from '#postgres';
import { UserError } from '#verdict';
import { countsByPsql, drillIn, psql, wrongChecks } from '../support/drills.js';
import type { TestMajor } from '../support/postgres.js';
import { backUpInto, inDatabase, verifyIn, type MadeSet } from '../support/sets.js';
import { forever, startTestServer, testFolder, uniqueName } from '../support/throwaway.js';

const majors = [15, 17] as const;
const servers = new Map<TestMajor, ThrowawayServer>();
let folder: string;

beforeAll(async () => {
  folder = await testFolder();
  for (const major of majors) servers.set(major, await startTestServer(major));
});
afterAll(async () => {
  for (const server of servers.values()) await server.stop();
  await rm(folder, { recursive: true });
});

function connectionTo(major: TestMajor): Connection {
  const server = servers.get(major);
  if (server === undefined) throw new Error(`no server of ${major} runs`);
  return server.connection;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A new database of a test server, filled by SQL; `clause` goes to CREATE DATABASE. */
async function database(major: TestMajor, name: string, sql: string, clause = ''): Promise<Connection> {
  await inDatabase(connectionTo(major), `create database ${quoted(name)} ${clause}`);
  const connection = withDatabase(connectionTo(major), name);
  await inDatabase(connection, sql);
  return connection;
}

interface Proof {
  readonly made: MadeSet;
  readonly drilled: DrillResult;
}

interface Wishes {
  readonly backup?: Partial<BackupOptions> & { readonly major?: TestMajor };
  readonly drill?: Partial<DrillOptions>;
}

/** Back up, verify and drill, each of which must be proven. */
async function prove(source: Connection, { backup = {}, drill = {} }: Wishes = {}): Promise<Proof> {
  const root = join(folder, uniqueName('store'));
  const made = await backUpInto(root, source, backup);
  const verified = await verifyIn(root);
  expect(wrongChecks([...made.result.checks, ...verified.checks])).toEqual([]);
  const drilled = await drillIn(root, drill);
  expect(wrongChecks(drilled.checks)).toEqual([]);
  // Plain SQL has no fingerprints: its rows are counted.
  const claim = backup.format === 'plain' ? 'restorable' : 'equal-to-source';
  expect(drilled).toMatchObject({ verdict: 'proven', claim });
  return { made, drilled };
}

/** What a backup that must fail says, in one line; nothing may be left of it. */
async function refusal(source: Connection, backup: Wishes['backup'] = {}): Promise<UserError> {
  const root = join(folder, uniqueName('store'));
  const error: unknown = await backUpInto(root, source, backup).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error('not refused by a UserError', { cause: error });
  expect(error.line).not.toContain('\n');
  expect(await readdir(root, { recursive: true }).catch(() => [])).toEqual([]);
  return error;
}

/** The counted rows of a set's first database, by name. */
function counts({ made }: Pick<Proof, 'made'>, at = 0): Record<string, number | undefined> {
  const relations = made.result.manifest.databases[at]?.relations ?? [];
  return Object.fromEntries(relations.map((relation) => [relation.name, relation.source_rows]));
}

describe('names', () => {
  const EVERY = [
    'with "quotes" and \'more\'',
    'sp ace',
    'ünï🐘',
    'a=b',
    'x://y',
    'back\\slash',
    'globals',
    '-Fc',
    '.',
  ];

  test.each([
    ['custom', EVERY],
    ['directory', ['a=b', 'x://y', 'back\\slash']],
    ['plain', ['a=b', 'globals', '-Fc']],
  ] as const)('every database of a set is restored under its own name (%s)', async (format, NAMES) => {
    const server = await startTestServer(17);
    try {
      for (const [rows, name] of NAMES.entries()) {
        await inDatabase(server.connection, `create database ${quoted(name)}`);
        await inDatabase(
          withDatabase(server.connection, name),
          `create table t (id int); insert into t select generate_series(1, ${rows})`,
        );
      }
      const { made, drilled } = await prove(server.connection, {
        backup: { databases: [...NAMES, 'postgres'], format },
        drill: {
          assertions: [{ query: 'select current_database()', expect: 'a=b', database: 'a=b' }],
        },
      });
      expect(made.result.manifest.databases.map(({ name }) => name)).toEqual([...NAMES, 'postgres']);
      expect(drilled.relations.map(({ database: name, foundRows }) => [name, foundRows])).toEqual(
        NAMES.map((name, rows) => [name, rows]),
      );
    } finally {
      await server.stop();
    }
  });

  test('roles with quotes, and roles that are called like ours', async () => {
    const source = await database(
      15,
      'roles',
      `create role "ro""le 'x' 🐘" nologin;
       create role backproof_restorer nologin; create role backproof_owners nologin; create role "backproof ""x""" login;
       grant backproof_restorer to "ro""le 'x' 🐘";
       grant backproof_owners to "backproof ""x""";
       create table a (id int); alter table a owner to "ro""le 'x' 🐘";
       create table b (id int); alter table b owner to backproof_restorer;
       create table c (id int); alter table c owner to backproof_owners;
       grant select on a to backproof_restorer, backproof_owners;`,
    );
    await prove(source, { backup: { major: 15 } });
    await inDatabase(
      source,
      `reassign owned by "ro""le 'x' 🐘", backproof_restorer, backproof_owners to current_user;
       drop owned by backproof_restorer, backproof_owners;
       drop role "ro""le 'x' 🐘", backproof_restorer, backproof_owners, "backproof ""x"""`,
    );
  });
});

describe('roles', () => {
  test('members of two superusers do not make a circle', async () => {
    const source = await database(
      17,
      'circle',
      `create role boss_a superuser; create role boss_b superuser; create role alice; create role bob;
       grant boss_a to alice; grant boss_b to bob;
       create table t (id int); alter table t owner to alice;
       create table u (id int); alter table u owner to bob;
       create materialized view m as select t.id from t, u; alter materialized view m owner to boss_a;`,
    );
    await prove(source);
    await inDatabase(source, 'reassign owned by alice, bob, boss_a to current_user');
    await inDatabase(source, 'drop role alice, bob, boss_a, boss_b');
  });

  // Until 16, whoever may create roles may make anybody a member of pg_execute_server_program.
  test('code of the source reaches no program of this machine through a role that may do so there', async () => {
    const proof = join(await mkdtemp(join(folder, 'open-')), 'escaped');
    await chmod(dirname(proof), 0o777);
    const source = await database(
      15,
      'escape',
      `create role runner; grant pg_execute_server_program to runner; create role maker createrole;
       create function reach(given int) returns boolean language plpgsql as $$
       declare role_name text;
       begin
         for role_name in select rolname from pg_roles loop
           begin
             execute format('set local role %I', role_name);
             begin execute format('grant pg_execute_server_program to %I', session_user); exception when others then null; end;
             execute 'reset role';
             execute 'copy (select 1) to program ''touch ${proof}''';
           exception when others then null;
           end;
         end loop;
         return true;
       end $$;
       -- The restore loads the rows, and so calls the function.
       create table t (id int check (reach(id))); insert into t values (1);`,
    );
    // It works, as the source's superuser saw.
    await rm(proof);
    await backUpInto(join(folder, 'escape'), source, { major: 15 });
    const members = `select count(*) from pg_auth_members m join pg_roles r on r.oid = m.roleid
      where r.rolname in ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files')`;
    const drilled = await drillIn(join(folder, 'escape'), {
      assertions: [{ query: members, expect: 0 }],
    });
    expect(wrongChecks(drilled.checks)).toEqual([]);
    expect(drilled.relations.map((one) => one.foundRows)).toEqual([1]);
    await expect(access(proof)).rejects.toThrow('ENOENT');
    await inDatabase(source, 'drop role runner, maker');
  });

  test('who owns its database and nothing else backs it up with the globals, and it is restored', async () => {
    await inDatabase(connectionTo(17), 'create role plain_owner login');
    const made = await database(17, 'owned', '', 'owner plain_owner');
    const owner = withUser(made, 'plain_owner');
    await inDatabase(
      owner,
      `create schema mine; create table mine.t (id int primary key, at timestamptz default now());
       insert into mine.t select generate_series(1, 11); create view mine.v as select * from mine.t;`,
    );
    const proof = await prove(owner);
    expect(counts(proof)).toEqual({ 'mine.t': 11 });
    expect(proof.made.result.manifest.files.map((file) => file.type)).toContain('globals');
  });
});

describe('what a user may not see', () => {
  test('rows hidden by row-level security are a clear failure', async () => {
    await inDatabase(connectionTo(17), 'create role outsider login');
    const source = await database(
      17,
      'hidden',
      `create table open (id int); create table closed (id int, who name);
       insert into closed select n, 'somebody' from generate_series(1, 5) n;
       alter table closed enable row level security; create policy own on closed using (who = current_user);
       grant select on all tables in schema public to outsider;`,
    );
    for (const format of ['custom', 'directory', 'plain'] as const) {
      const error = await refusal(withUser(source, 'outsider'), { format, globals: false });
      expect(error.message).toContain('closed');
      expect(error.remedy).toContain('BYPASSRLS');
    }
  });

  test('a table that may not be read is named in one line', async () => {
    await inDatabase(connectionTo(17), 'create role reader login');
    const source = await database(
      17,
      'denied',
      `create table open (id int); create table "not yours" (id int); grant select on open to reader;`,
    );
    for (const format of ['custom', 'directory', 'plain'] as const) {
      const error = await refusal(withUser(source, 'reader'), { format, globals: false });
      expect(error.message).toContain('not yours');
      expect(error.remedy).toContain('pg_read_all_data');
    }
    // Left out on request, it is in nobody's way.
    const proof = await prove(withUser(source, 'reader'), {
      backup: {
        globals: false,
        filters: {
          includeSchema: [],
          excludeSchema: [],
          includeTable: [],
          excludeTable: ['"not yours"'],
          excludeTableData: [],
        },
      },
    });
    const evidence = proof.made.result.manifest.databases[0]?.relations.map((one) => [
      one.name,
      one.evidence,
    ]);
    expect(evidence?.toSorted()).toEqual([
      ['public."not yours"', 'excluded on request'],
      ['public.open', 'compare'],
    ]);
  });
});

describe('databases of every kind', () => {
  test('an empty one', async () => {
    for (const format of ['directory', 'plain'] as const) {
      const { made, drilled } = await prove(await database(17, `empty ${format}`, ''), {
        backup: { format },
      });
      expect(made.result.manifest.databases[0]?.relations).toEqual([]);
      expect(drilled.relations).toEqual([]);
    }
  });

  test.each([
    [
      'SQL_ASCII',
      "encoding 'SQL_ASCII' template template0 lc_collate 'C' lc_ctype 'C'",
      "convert_from('\\xe9ff80', 'SQL_ASCII')",
    ],
    ['LATIN1', "encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'", "'Müller'"],
    ['EUC_JP', "encoding 'EUC_JP' template template0 lc_collate 'C' lc_ctype 'C'", "'日本語'"],
  ])('one in %s', async (encoding, clause, value) => {
    const name = `of ${encoding}`;
    const source = await database(
      17,
      name,
      `create table t (id int, body text); insert into t values (1, ${value})`,
      clause,
    );
    for (const format of encoding === 'LATIN1' ? (['custom', 'plain'] as const) : (['custom'] as const)) {
      await prove(source, {
        backup: { format },
        drill: {
          assertions: [
            {
              query:
                'select pg_encoding_to_char(encoding) from pg_database where datname = current_database()',
              expect: encoding,
            },
            { query: `select count(*) from t where body = ${value}`, expect: 1 },
          ],
        },
      });
    }
  });

  test('one with an ICU locale and rules of its own', async () => {
    const source = await database(
      17,
      'icu',
      `create table t (body text primary key); insert into t values ('b'), ('A'), ('z'), ('ä'), ('a')`,
      "template template0 locale_provider icu icu_locale 'und' icu_rules '&z < a'",
    );
    const ordered = await psql(source, 'select body from t order by body;');
    await prove(source, {
      drill: { assertions: [{ query: 'select body from t order by body', expect: ordered }] },
    });
  });

  test("one with PostgreSQL's own locale", async () => {
    const source = await database(
      17,
      'builtin',
      'create table t (id int)',
      "template template0 locale_provider builtin builtin_locale 'C.UTF-8'",
    );
    await prove(source, {
      drill: {
        assertions: [
          {
            query:
              'select datlocprovider::text, datlocale from pg_database where datname = current_database()',
            expect: [['b', 'C.UTF-8']],
          },
        ],
      },
    });
  });

  test.each([15, 17] as const)('one whose settings try to change every result, on %d', async (major) => {
    const sql = `create table t (id int, at timestamptz, raw bytea, who regclass, span interval, day date, price float8);
      insert into t values (1, '2026-03-29 01:30Z', '\\x00ff5c', 't', '1 mon 2 days', '2026-01-02', 0.1 + 0.2);
      create table "Upper" (id int); insert into "Upper" select generate_series(1, 7);`;
    const plain = await database(major, `settings off ${major}`, sql);
    const odd = await database(major, `settings on ${major}`, sql);
    const settings: Record<string, string> = {
      timezone: "'Pacific/Chatham'",
      datestyle: "'German, DMY'",
      intervalstyle: "'iso_8601'",
      bytea_output: "'escape'",
      extra_float_digits: '-10',
      quote_all_identifiers: 'on',
      search_path: "'nowhere'",
      default_transaction_read_only: 'on',
      default_transaction_isolation: "'serializable'",
      default_transaction_deferrable: 'on',
      statement_timeout: "'900ms'",
      lock_timeout: "'500ms'",
      idle_in_transaction_session_timeout: "'300ms'",
      row_security: 'off',
      client_encoding: "'LATIN1'",
      standard_conforming_strings: 'off',
      escape_string_warning: 'off',
      xmlbinary: "'hex'",
      client_min_messages: "'debug1'",
      lc_messages: "'C.utf8'",
      ...(major >= 17 ? { transaction_timeout: "'400ms'" } : {}),
    };
    for (const [name, value] of Object.entries(settings)) {
      await inDatabase(connectionTo(major), `alter database ${quoted(odd.database)} set ${name} = ${value}`);
    }
    const backup = { major, compression: { method: 'none', level: 0 } } as const;
    for (const format of ['custom', 'directory', 'plain'] as const) {
      const [expected, found] = [plain, odd].map((source) =>
        backUpInto(join(folder, uniqueName('store')), source, { ...backup, format }),
      );
      if (expected === undefined || found === undefined) throw new Error('two backups were started');
      expect(counts({ made: await found })).toEqual(counts({ made: await expected }));
      // Equal data gives equal bytes; the table of contents holds the settings themselves.
      if (format === 'directory') expect(dataDigests(await found)).toEqual(dataDigests(await expected));
    }
    await prove(odd, { backup });
  });

  function dataDigests({ result }: MadeSet): string[] {
    return result.manifest.files
      .filter((file) => file.type === 'database' && !file.path.endsWith('toc.dat'))
      .map((file) => file.sha256);
  }

  test('one with unlogged tables', async () => {
    const source = await database(
      17,
      'fleeting',
      'create unlogged table fleeting (id int); insert into fleeting select generate_series(1, 13)',
    );
    expect(counts(await prove(source))).toEqual({ 'public.fleeting': 13 });
  });

  test('one of three thousand tables, each counted, in few round trips', async () => {
    const source = await database(
      17,
      'many',
      `do $$ begin for i in 1..3000 loop execute format('create table t%s (id int)', i); end loop; end $$;
       insert into t7 values (1), (2); insert into t2999 values (1);`,
    );
    const root = join(folder, 'many');
    const found = counts({ made: await backUpInto(root, source) });
    expect(Object.keys(found)).toHaveLength(3000);
    expect([found['public.t7'], found['public.t2999'], found['public.t1']]).toEqual([2, 1, 0]);
    expect(wrongChecks((await verifyIn(root)).checks)).toEqual([]);

    const session = await connect(source, { signal: forever });
    try {
      let trips = 0;
      const counted: Session = {
        connection: session.connection,
        announcedPid: session.announcedPid,
        rows: (...query) => (trips++, session.rows(...query)),
        one: (...query) => (trips++, session.one(...query)),
        texts: (...query) => (trips++, session.texts(...query)),
        each: (...query) => (trips++, session.each(...query)),
        execute: (...query) => (trips++, session.execute(...query)),
        copyOut: (...query) => (trips++, session.copyOut(...query)),
        another: () => session.another(),
        close: () => session.close(),
      };
      await beginPinned(counted);
      const relations = await listRelations(counted, false);
      const rows = await countRows(counted, relations);
      expect(rows).toHaveLength(3000);
      expect(trips).toBeLessThan(3000 / 16);
    } finally {
      await session.close();
    }
  });
});

test('tables that an extension configures are dumped in part and compared whole', async () => {
  const share = join(folder, 'share');
  await mkdir(join(share, 'extension'), { recursive: true });
  await writeFile(join(share, 'extension', 'tuned.control'), "default_version = '1.0'\nrelocatable = true\n");
  await writeFile(
    join(share, 'extension', 'tuned--1.0.sql'),
    `create table tuning (id int, builtin bool); insert into tuning values (1, true);
     create table lookup (id int); insert into lookup select generate_series(1, 9);
     select pg_catalog.pg_extension_config_dump('tuning', 'WHERE NOT builtin');`,
  );
  const settings = { extension_control_path: `$system:${share}` };
  const [from, to] = [await startTestServer(18, { settings }), await startTestServer(18, { settings })];
  try {
    await inDatabase(
      from.connection,
      `create schema tools; create extension tuned schema tools; insert into tools.tuning values (2, false), (3, false);
       create table tools.own (id int); insert into tools.own values (1)`,
    );
    await inDatabase(to.connection, 'create database target');
    const { made, drilled } = await prove(from.connection, {
      backup: { major: 18 },
      drill: { target: withDatabase(to.connection, 'target') },
    });
    const relations = made.result.manifest.databases[0]?.relations.map((one) => [
      one.name,
      one.evidence,
      one.source_rows,
    ]);
    expect(relations?.toSorted()).toEqual([
      ['tools.lookup', 'extension member', undefined],
      ['tools.own', 'compare', 1],
      ['tools.tuning', 'extension configuration', 3],
    ]);
    expect(drilled.relations.find((one) => one.name === 'tools.tuning')?.foundRows).toBe(3);
  } finally {
    await from.stop();
    await to.stop();
  }
});

describe('filters', () => {
  const SQL = `create schema app; create schema audit; create schema "Odd Schema";
    create table app.orders (id int primary key, note text); insert into app.orders select n, 'x' from generate_series(1, 20) n;
    create table app.cache (id int); insert into app.cache values (1);
    create table audit.log (id int); insert into audit.log select generate_series(1, 5);
    create table "Odd Schema".t (id int); insert into "Odd Schema".t values (1);`;
  const NONE = {
    includeSchema: [],
    excludeSchema: [],
    includeTable: [],
    excludeTable: [],
    excludeTableData: [],
  };
  const ALL = ['"Odd Schema".t', 'app.cache', 'app.orders', 'audit.log'];

  test.each([
    ['only a table of another schema', { includeTable: ['app.orders'] }, ['app.orders']],
    ['only a table in a schema with an odd name', { includeTable: ['"Odd Schema".*'] }, ['"Odd Schema".t']],
    ['only a schema', { includeSchema: ['audit'] }, ['audit.log']],
    ['all but a schema', { excludeSchema: ['audit', '"Odd Schema"'] }, ['app.cache', 'app.orders']],
    ['all but a table', { excludeTable: ['app.cache'] }, ['"Odd Schema".t', 'app.orders', 'audit.log']],
    [
      "all but a table's rows",
      { excludeTableData: ['audit.*'] },
      ['"Odd Schema".t', 'app.cache', 'app.orders'],
    ],
  ])('%s: recorded, and what is left out says so', async (_, wished, kept) => {
    const source = await database(17, uniqueName('filtered'), SQL);
    for (const format of 'includeTable' in wished
      ? (['custom', 'directory'] as const)
      : (['custom'] as const)) {
      const { made, drilled } = await prove(source, { backup: { format, filters: { ...NONE, ...wished } } });
      const [taken] = made.result.manifest.databases;
      expect(taken?.dump?.filters).toEqual(
        Object.values(wished)
          .flat()
          .map(
            (pattern) =>
              expect.stringMatching(new RegExp(`^--[a-z-]+=${pattern.replaceAll('*', '\\*')}$`)) as unknown,
          ),
      );
      const evidence = new Map(taken?.relations.map((one) => [one.name, one.evidence]));
      expect([...evidence.keys()].toSorted()).toEqual(ALL);
      for (const [name, word] of evidence) {
        expect([name, word]).toEqual([name, kept.includes(name) ? 'compare' : 'excluded on request']);
      }
      for (const one of drilled.relations) {
        expect([one.name, one.foundRows !== undefined]).toEqual([one.name, kept.includes(one.name)]);
      }
    }
  });
});

describe('assertions', () => {
  let source: Connection;
  let root: string;
  beforeAll(async () => {
    source = await database(
      17,
      'asserted',
      `create table t (id int, price numeric(10, 2), big bigint, yes bool, doc jsonb, at timestamptz, nothing text);
       insert into t values (1, 1.50, 9007199254740993, true, '{"b": 1, "a": [1, 2]}', '2026-01-02 03:04:05Z', null), (2, 2, -1, false, '[]', null, null)`,
    );
    root = join(folder, 'asserted');
    await database(17, 'asserted too', 'create table other (id int); insert into other values (42)');
    await backUpInto(root, source, { databases: ['asserted', 'asserted too'] });
  });

  /** Verdict, expectation and finding of each assertion. */
  async function ask(
    assertions: DrillOptions['assertions'],
  ): Promise<readonly (readonly [string, string, string])[]> {
    const { checks, verdict, claim } = await drillIn(root, { assertions });
    const asked = checks.filter((check) => check.id === 'assertion');
    const held = asked.every((check) => check.verdict === 'proven');
    // They decide the verdict, and say nothing about the claim.
    expect({ verdict, claim }).toEqual({ verdict: held ? 'proven' : 'failed', claim: 'equal-to-source' });
    return asked.map((check) => [check.verdict, check.expected, check.found]);
  }

  test('that hold', async () => {
    const held = await ask([
      { query: 'select count(*) from t', expect: 2 },
      { query: 'select price from t where id = 1', expect: '1.50' },
      { query: 'select min(id), max(id) from t', expect: [[1, 2]] },
      { query: 'select 1, 2, 3', expect: [[1, 2, 3]] },
      {
        query: 'select id as "2", id + 1 as "1" from t order by 1',
        expect: [
          [1, 2],
          [2, 3],
        ],
      },
      { query: 'select id from t order by id', expect: [1, 2] },
      { query: 'select id from t where false', expect: [] },
      { query: 'select nothing from t where id = 1', expect: null },
      { query: 'select yes from t order by id', expect: [true, false] },
      { query: "select 'it''s', current_user = session_user", expect: [["it's", true]] },
      { query: 'select id from other', expect: 42, database: 'asserted too' },
    ]);
    expect(held.filter(([verdict]) => verdict !== 'proven')).toEqual([]);
    expect(held).toHaveLength(11);
  });

  test('that do not hold say what was found, and one that is no SQL does not end the drill', async () => {
    const asked = await ask([
      { query: 'select count(*) from t', expect: 3 },
      { query: 'selekt 1', expect: 1 },
      { query: 'select 1 from not_there', expect: 1 },
      { query: 'select 1/0', expect: 1 },
      { query: 'delete from t returning 1', expect: [1, 1] },
      { query: 'select 1, 2', expect: 1 },
      { query: 'select id from t', expect: [2, 1] },
      { query: "select '1'::text || 'x'", expect: '1' },
      { query: 'select 1', expect: 1, database: 'not there' },
      { query: 'select count(*) from t', expect: 2 },
    ]);
    expect(asked.map(([verdict]) => verdict)).toEqual([
      ...Array.from({ length: 9 }, () => 'failed'),
      'proven',
    ]);
    expect(asked[0]).toEqual(['failed', '3', '2']);
    expect(asked[1]?.[2]).toContain('syntax error');
    expect(asked[2]?.[2]).toContain('not_there');
    expect(asked[3]?.[2]).toContain('division by zero');
    expect(asked[4]?.[2]).toContain('read-only');
    expect(asked[8]?.[2]).toContain('not there');
  });

  test('are asked as a role without superuser rights', async () => {
    await ask([{ query: 'select rolsuper from pg_roles where rolname = current_user', expect: false }]);
  });
});

test('the counts of the manifest are those of an independent program', async () => {
  const source = withDatabase(connectionTo(17), 'asserted');
  const { result } = await backUpInto(join(folder, 'counted'), source);
  expect(new Map(Object.entries(counts({ made: { result, root: '', folder: '' } })))).toEqual(
    await countsByPsql(source),
  );
});
