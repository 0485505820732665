import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DrillResult } from '#drill';
import { npmServer, type ProgramFinder, type ThrowawayServer } from '#postgres';
import type { Check } from '#verdict';
import { anyMajor, drillIn, wrongChecks } from '../support/drills.js';
import { PROJECT_ROOT } from '../support/postgres.js';
import { backUpInto, createSmallDatabase } from '../support/sets.js';
import { forever, startTestServer, testFolder } from '../support/throwaway.js';

let folder: string;
let server: ThrowawayServer;
beforeAll(async () => {
  folder = await testFolder();
  server = await startTestServer(17, { superuser: 'postgres' });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

let sets = 0;

/** Back up a new database that holds what `sql` makes, and drill it. */
async function drilled(sql: string, programs: ProgramFinder = anyMajor): Promise<DrillResult> {
  const root = join(folder, `store-${String(sets++)}`);
  const source = await createSmallDatabase(server, sql);
  const { result } = await backUpInto(root, source);
  expect(wrongChecks(result.checks)).toEqual([]);
  return drillIn(root, { programs });
}

function failed(checks: readonly Check[]): readonly string[] {
  return checks
    .filter(({ verdict }) => verdict === 'failed')
    .map(({ id, where, found }) => `${id} at ${where ?? '-'}: ${found}`);
}

/** Where the required checks of an id that are not proven point to. */
function unproven(checks: readonly Check[], id: string): readonly string[] {
  return checks
    .filter((check) => check.id === id && check.required && check.verdict === 'unproven')
    .map(({ where }) => where ?? '')
    .sort();
}

function theCheck(checks: readonly Check[], id: string): Check {
  const [check, ...others] = checks.filter((one) => one.id === id);
  if (check === undefined || others.length > 0) throw new Error(`not one check ${id}`);
  return check;
}

/** Servers of the major as npm brought them, but for the files of extensions that `change` touches. */
async function serversWith(change: (extensions: string) => Promise<void>): Promise<ProgramFinder> {
  const modules = join(folder, `modules-${String(sets++)}`);
  const name = `postgres-server-17-${process.platform}-${process.arch}`;
  const [from, to] = [join(PROJECT_ROOT, 'node_modules', name), join(modules, name)];
  await cp(from, to, { recursive: true, verbatimSymlinks: true });
  await change(join(to, 'native', 'share', 'postgresql', 'extension'));
  return {
    find: (request) =>
      request.need.includes('postgres')
        ? npmServer({ major: 17, modules, platform: process.platform, arch: process.arch, signal: forever })
        : anyMajor.find(request),
  };
}

describe('an extension that the target lacks', () => {
  let result: DrillResult;
  beforeAll(async () => {
    const programs = await serversWith(async (extensions) => {
      for (const name of ['citext', 'pgcrypto']) await rm(join(extensions, `${name}.control`));
    });
    result = await drilled(
      `CREATE EXTENSION citext; CREATE EXTENSION pgcrypto;
       CREATE TABLE plain (id int PRIMARY KEY, body text);
       INSERT INTO plain SELECT n, 'row ' || n FROM generate_series(1, 100) n;
       CREATE TABLE people (id serial PRIMARY KEY, email citext UNIQUE, seen timestamptz DEFAULT now());
       INSERT INTO people (email) SELECT 'P' || n || '@example.org' FROM generate_series(1, 10) n;
       COMMENT ON COLUMN people.email IS 'folded';
       GRANT SELECT (email) ON people TO pg_monitor;
       ALTER TABLE people ENABLE ROW LEVEL SECURITY;
       CREATE POLICY mine ON people USING (email <> '');
       CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
       CREATE TRIGGER touched BEFORE UPDATE ON people FOR EACH ROW EXECUTE FUNCTION touch();
       ALTER TABLE people DISABLE TRIGGER touched;
       CREATE VIEW addresses AS SELECT email FROM people;
       CREATE MATERIALIZED VIEW domains AS SELECT split_part(email::text, '@', 2) AS name FROM people;
       CREATE TABLE tokens (id uuid DEFAULT public.gen_random_uuid(), hash bytea DEFAULT public.gen_random_bytes(4));
       INSERT INTO tokens DEFAULT VALUES;
       CREATE TABLE orders (id int PRIMARY KEY, person int NOT NULL REFERENCES people);
       INSERT INTO orders SELECT n, n FROM generate_series(1, 10) n;
       CREATE TABLE parts (id int, email citext) PARTITION BY RANGE (id);
       CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (100);
       INSERT INTO parts SELECT n, n::text FROM generate_series(1, 10) n;
       CREATE PUBLICATION news FOR TABLE plain, people;`,
      programs,
    );
  });

  test('nothing fails, and the whole is not proven', () => {
    expect(failed(result.checks)).toEqual([]);
    expect(result.verdict).toBe('unproven');
  });

  test('a check of its own names the extension, what needs it, and the way out', () => {
    const causes = result.checks.filter(({ id }) => id === 'restore.extensions');
    expect(causes.map(({ verdict, required }) => [verdict, required])).toEqual([
      ['unproven', true],
      ['unproven', true],
    ]);
    const text = causes.map(({ found }) => found).join('\n');
    for (const name of ['citext', 'pgcrypto', 'public.people', 'public.tokens', '`target`'])
      expect(text).toContain(name);
  });

  test('relations that need it are unproven by name, every other is compared', () => {
    const verdicts = Object.fromEntries(result.relations.map(({ name, verdict }) => [name, verdict]));
    expect(verdicts).toEqual({
      'public.plain': 'proven',
      'public.orders': 'proven',
      'public.people': 'unproven',
      'public.tokens': 'unproven',
      'public.domains': 'unproven',
      'public.parts': 'unproven',
      'public.parts_1': 'unproven',
    });
    for (const id of ['restore.rows', 'equal.content'])
      expect(unproven(result.checks, id)).toEqual(
        expect.arrayContaining(['public.people', 'public.tokens', 'public.parts_1']),
      );
    expect(theCheck(result.checks, 'equal.rows').verdict).toBe('proven');
    expect(unproven(result.checks, 'equal.sequences')).toHaveLength(1);
    expect(theCheck(result.checks, 'restore.errors').verdict).toBe('proven');
  });

  test('so is everything that belongs to them', () => {
    const named = new Set(
      result.checks
        .filter((check) => check.id.startsWith('schema.') && check.verdict === 'unproven')
        .map(({ where }) => where),
    );
    for (const object of [
      'extension citext',
      'table public.people',
      'view public.addresses',
      'materialized view public.domains',
      'trigger public.people touched',
      'policy public.people mine',
      'constraint public.orders orders_person_fkey',
      'publication news',
      'sequence public.people_id_seq',
    ])
      expect(named).toContain(object);
  });
});

test('what needs a missing extension through the body of a function is unproven too', async () => {
  const result = await drilled(
    `CREATE EXTENSION unaccent;
     CREATE FUNCTION fold(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT public.unaccent('public.unaccent', value) $$;
     CREATE FUNCTION folds(value text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN public.unaccent(value) <> ''; END $$;
     CREATE TABLE plain (id int PRIMARY KEY, body text);
     INSERT INTO plain SELECT n, 'row ' || n FROM generate_series(1, 100) n;
     CREATE TABLE checked (id int PRIMARY KEY, body text CHECK (folds(body)));
     INSERT INTO checked VALUES (1, 'é');
     CREATE INDEX folded ON plain (fold(body));
     CREATE MATERIALIZED VIEW folds_of AS SELECT fold(body) AS body FROM plain;`,
    await serversWith((extensions) => rm(join(extensions, 'unaccent.control'))),
  );
  expect(failed(result.checks)).toEqual([]);
  expect(result.verdict).toBe('unproven');
  expect(theCheck(result.checks, 'restore.errors').verdict).toBe('unproven');
  const verdicts = Object.fromEntries(result.relations.map(({ name, verdict }) => [name, verdict]));
  expect(verdicts).toEqual({
    'public.plain': 'proven',
    'public.checked': 'unproven',
    'public.folds_of': 'unproven',
  });
  expect(unproven(result.checks, 'schema.indexes')).toEqual(['index public.folded']);
});

test('a dump of some tables names no extension, and what needs one is unproven all the same', async () => {
  const root = join(folder, `store-${String(sets++)}`);
  const source = await createSmallDatabase(
    server,
    `CREATE EXTENSION citext; CREATE TABLE plain (id int PRIMARY KEY); INSERT INTO plain VALUES (1);
     CREATE TABLE people (id int PRIMARY KEY, email citext UNIQUE); INSERT INTO people VALUES (1, 'A');`,
  );
  const filters = {
    includeSchema: [],
    excludeSchema: [],
    includeTable: ['plain', 'people'],
    excludeTable: [],
    excludeTableData: [],
  };
  await backUpInto(root, source, { filters });
  const programs = await serversWith((extensions) => rm(join(extensions, 'citext.control')));
  const result = await drillIn(root, { programs });
  expect(failed(result.checks)).toEqual([]);
  expect(result.verdict).toBe('unproven');
  const verdicts = Object.fromEntries(result.relations.map(({ name, verdict }) => [name, verdict]));
  expect(verdicts).toEqual({ 'public.plain': 'proven', 'public.people': 'unproven' });
});

test('an extension of another version leaves its own mark, and nothing else', async () => {
  const result = await drilled(
    `CREATE EXTENSION citext VERSION '1.6'; CREATE TABLE t (c citext); INSERT INTO t VALUES ('Aa');`,
    await serversWith(async (extensions) => {
      const control = join(extensions, 'citext.control');
      await writeFile(control, (await readFile(control, 'utf8')).replace("'1.6'", "'1.5'"));
      await rm(join(extensions, 'citext--1.5--1.6.sql'));
    }),
  );
  expect(failed(result.checks)).toEqual([]);
  expect(unproven(result.checks, 'schema.extensions')).toEqual(['extension citext']);
  expect(result.relations.map(({ verdict }) => verdict)).toEqual(['proven']);
});

test('values of an extension whose other version writes them otherwise are unproven by name', async () => {
  const versions = (version: string, output: string) => async (extensions: string) => {
    await writeFile(join(extensions, 'oddity.control'), `default_version = '${version}'\n`);
    await writeFile(
      join(extensions, `oddity--${version}.sql`),
      `CREATE TYPE oddity;
       CREATE FUNCTION oddity_in(cstring) RETURNS oddity LANGUAGE internal IMMUTABLE STRICT AS 'textin';
       CREATE FUNCTION oddity_out(oddity) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS '${output}';
       CREATE TYPE oddity (INPUT = oddity_in, OUTPUT = oddity_out);`,
    );
  };
  const older = await serversWith(versions('1.0', 'textout'));
  const source = await startTestServer(17, {
    superuser: 'postgres',
    programs: await older.find({ need: ['postgres'], major: { exactly: 17 } }),
  });
  try {
    const root = join(folder, `store-${String(sets++)}`);
    const rows = `SELECT n, 'odd ' || n FROM generate_series(1, 9) n`;
    const database = await createSmallDatabase(
      source,
      `CREATE EXTENSION oddity; CREATE TABLE plain (id int, body text); INSERT INTO plain ${rows};
       CREATE TABLE odd (id int, value oddity); INSERT INTO odd SELECT id, oddity_in(textout(body)) FROM (${rows}) r(id, body);`,
    );
    await backUpInto(root, database);
    const programs = await serversWith(versions('2.0', 'byteaout'));
    const result = await drillIn(root, { programs });
    expect(failed(result.checks)).toEqual([]);
    expect(unproven(result.checks, 'schema.extensions')).toEqual(['extension oddity']);
    expect(unproven(result.checks, 'equal.content')).toEqual(['public.odd']);
    expect(result.relations.find(({ name }) => name === 'public.plain')?.verdict).toBe('proven');
  } finally {
    await source.stop();
  }
});

describe('what only a superuser may make', () => {
  let result: DrillResult;
  beforeAll(async () => {
    result = await drilled(
      `CREATE TABLE plain (id int PRIMARY KEY, body text);
       INSERT INTO plain SELECT n, 'row ' || n FROM generate_series(1, 100) n;
       CREATE FUNCTION library(value text) RETURNS int LANGUAGE c STRICT AS '$libdir/citext', 'citext_hash';
       CREATE FUNCTION twice(value text) RETURNS int LANGUAGE internal IMMUTABLE STRICT AS 'textlen';
       CREATE FUNCTION secret(value text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE LEAKPROOF AS $$ BEGIN RETURN true; END $$;
       CREATE FUNCTION quiet() RETURNS int LANGUAGE sql SET log_min_messages = 'panic' AS 'SELECT 1';
       CREATE FUNCTION "LANGUAGE"("LANGUAGE" text DEFAULT 'LANGUAGE c') RETURNS text LANGUAGE sql AS 'SELECT $1';
       CREATE TABLE measured (id int, body text CHECK (twice(body) > 0));
       INSERT INTO measured VALUES (1, 'x');
       CREATE VIEW lengths AS SELECT id, twice(body) AS length FROM plain;
       CREATE INDEX by_length ON plain (twice(body));
       CREATE OPERATOR FAMILY odd_ops USING btree;
       CREATE OPERATOR CLASS odd_int FOR TYPE int USING btree FAMILY odd_ops AS OPERATOR 1 <, FUNCTION 1 btint4cmp(int, int);
       CREATE TYPE shade AS ENUM ('light', 'dark');
       CREATE FUNCTION shade(n int) RETURNS shade LANGUAGE sql AS $$ SELECT 'dark'::shade $$;
       CREATE CAST (int AS shade) WITH FUNCTION shade(int);
       CREATE TYPE pair AS (a int, b int);
       CREATE TYPE couple AS (a int, b int);
       CREATE FUNCTION interval_of(n int) RETURNS interval LANGUAGE sql AS $$ SELECT n * interval '1 s' $$;
       CREATE CAST (int AS interval) WITH FUNCTION interval_of(int);
       CREATE CAST (varchar AS bytea) WITHOUT FUNCTION;
       CREATE AGGREGATE gather(anynonarray) (SFUNC = array_agg_transfn, STYPE = internal, FINALFUNC = array_agg_finalfn, FINALFUNC_EXTRA);
       CREATE FOREIGN DATA WRAPPER own_wrapper;
       CREATE SERVER own_server FOREIGN DATA WRAPPER own_wrapper;
       CREATE FOREIGN TABLE far (id int) SERVER own_server;
       CREATE EXTENSION file_fdw;
       CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
       CREATE FOREIGN TABLE accounts (line text) SERVER files OPTIONS (filename '/etc/passwd');
       CREATE EXTENSION postgres_fdw;
       CREATE SERVER others FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db.example.org');
       CREATE USER MAPPING FOR postgres SERVER others OPTIONS (user 'x', password_required 'false');
       CREATE TEXT SEARCH TEMPLATE odd_template (LEXIZE = dsimple_lexize);
       CREATE ACCESS METHOD second_heap TYPE TABLE HANDLER heap_tableam_handler;
       CREATE TABLE second (id int) USING second_heap;
       INSERT INTO second VALUES (1);`,
    );
  });

  test('is unproven and not failed, and the whole with it', () => {
    expect(failed(result.checks)).toEqual([]);
    expect(result.verdict).toBe('unproven');
    expect(theCheck(result.checks, 'restore.errors').verdict).toBe('proven');
  });

  test('is told with the reason and the way out', () => {
    const text = result.checks
      .filter(({ id, required, verdict }) => id === 'restore.superuser' && required && verdict === 'unproven')
      .map(({ found }) => found)
      .join('\n');
    for (const name of [
      'language c',
      'public.library(',
      'public.twice(',
      'public.secret(',
      'public.quiet(',
      'odd_template',
      'odd_int',
      'own_wrapper',
      'second_heap',
      'public.accounts',
      'USER MAPPING postgres SERVER others',
      'public.measured',
      'gather',
      '`backproof restore`',
    ])
      expect(text).toContain(name);
    for (const name of ['LANGUAGE"(', 'public.plain', 'AS public.shade']) expect(text).not.toContain(name);
  });

  test('leaves everything else compared', () => {
    const verdicts = Object.fromEntries(result.relations.map(({ name, verdict }) => [name, verdict]));
    expect(verdicts).toEqual({
      'public.plain': 'proven',
      'public.measured': 'unproven',
      'public.far': 'unproven',
      'public.accounts': 'unproven',
      'public.second': 'unproven',
    });
    const named = new Set(
      result.checks
        .filter((check) => check.id.startsWith('schema.') && check.verdict === 'unproven')
        .map(({ where }) => where),
    );
    for (const object of [
      'view public.lengths',
      'index public.by_length',
      'foreign table public.far',
      'table public.second',
    ])
      expect(named).toContain(object);
  });
});

describe('foreign data', () => {
  /** A server that nobody may reach: it counts who connects. */
  let trap: Server;
  let reached = 0;
  beforeAll(async () => {
    trap = createServer((socket) => {
      reached++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => trap.close(resolve)));

  test('nothing that a drill restores reaches another server', async () => {
    const address = trap.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const at = `host '127.0.0.1', port '${String(address.port)}'`;
    const result = await drilled(
      `CREATE EXTENSION postgres_fdw; CREATE EXTENSION dblink;
       CREATE TABLE plain (id int PRIMARY KEY);
       INSERT INTO plain SELECT generate_series(1, 10);
       CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (${at}, dbname 'other');
       CREATE USER MAPPING FOR PUBLIC SERVER far OPTIONS (user 'them', password 'secret');
       CREATE FOREIGN TABLE orders (id int) SERVER far;
       CREATE VIEW seen AS SELECT id FROM orders;
       CREATE MATERIALIZED VIEW direct AS SELECT id FROM seen WITH NO DATA;
       CREATE MATERIALIZED VIEW above AS SELECT id FROM direct WITH NO DATA;
       CREATE TABLE tree (id int) PARTITION BY RANGE (id);
       CREATE TABLE near PARTITION OF tree FOR VALUES FROM (0) TO (100);
       INSERT INTO tree VALUES (1);
       CREATE FOREIGN TABLE distant PARTITION OF tree FOR VALUES FROM (100) TO (200) SERVER far;
       CREATE MATERIALIZED VIEW whole_tree AS SELECT id FROM tree WITH NO DATA;
       CREATE MATERIALIZED VIEW of_near AS SELECT id FROM near;
       CREATE FUNCTION hidden() RETURNS SETOF int LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY SELECT id FROM public.orders; END $$;
       CREATE MATERIALIZED VIEW through_function AS SELECT hidden() AS id WITH NO DATA;
       CREATE MATERIALIZED VIEW over_function AS SELECT id FROM through_function WITH NO DATA;
       CREATE MATERIALIZED VIEW linked AS
         SELECT id FROM dblink('hostaddr=127.0.0.1 port=${String(address.port)} dbname=other user=them password=secret', 'SELECT 1') AS t(id int) WITH NO DATA;
       UPDATE pg_class SET relispopulated = true WHERE relkind = 'm';`,
    );
    expect(reached).toBe(0);
    expect(failed(result.checks)).toEqual([]);
    expect(result.verdict).toBe('proven');
    const told = result.checks.filter(({ id, required }) => id === 'restore.foreign-data' && !required);
    const text = told.map(({ found }) => found).join('\n');
    const left = ['direct', 'above', 'whole_tree', 'through_function', 'over_function', 'linked'];
    for (const name of left) expect(text).toContain(`public.${name}`);
    expect(text).not.toContain('of_near');
    const verdicts = Object.fromEntries(result.relations.map(({ name, verdict }) => [name, verdict]));
    for (const name of left) expect(verdicts[`public.${name}`]).toBe('unproven');
    for (const name of ['plain', 'near', 'of_near']) expect(verdicts[`public.${name}`]).toBe('proven');
  });

  test('nor does anything of a plain script', async () => {
    const address = trap.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const root = join(folder, `store-${String(sets++)}`);
    const source = await createSmallDatabase(
      server,
      `CREATE EXTENSION postgres_fdw; CREATE TABLE plain (id int PRIMARY KEY); INSERT INTO plain VALUES (1);
       CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '${String(address.port)}', dbname 'other');
       CREATE USER MAPPING FOR PUBLIC SERVER far OPTIONS (user 'them', password 'secret');
       CREATE FOREIGN TABLE orders (id int) SERVER far;
       CREATE MATERIALIZED VIEW direct AS SELECT id FROM orders WITH NO DATA;
       CREATE MATERIALIZED VIEW above AS SELECT id FROM direct WITH NO DATA;
       UPDATE pg_class SET relispopulated = true WHERE relkind = 'm' AND relname IN ('direct', 'above');`,
    );
    await backUpInto(root, source, { format: 'plain' });
    const result = await drillIn(root);
    expect(reached).toBe(0);
    expect(failed(result.checks)).toEqual([]);
    expect(theCheck(result.checks, 'restore.foreign-data').found).toContain('public.above');
  });
});
