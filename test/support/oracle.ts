import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { credentials, type Connection, type Programs } from '#postgres';
import { runProgram } from '#process';

const listed = v.array(v.object({ name: v.string(), sql: v.string() }));

/**
 * What every table holds, by psql, sort and sha256sum: an oracle that shares no code with the product. Leaves below a hash partition
 * are told together under the name of their tree, since rows move between them.
 */
export async function oracle(
  connection: Connection,
  programs: Programs,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const place = join(folder, `oracle-${connection.database}`);
  await mkdir(place);
  const access = await credentials(connection, place);
  const env = { ...programs.env, ...access.env, PGTZ: 'UTC', LC_ALL: 'C' };
  const psql = (args: readonly string[]): Promise<string> =>
    runProgram(programs.path('psql'), { args: ['-XqAt', '-v', 'ON_ERROR_STOP=1', ...args], env });
  const tables = v.parse(listed, JSON.parse(await psql(['-c', STATEMENTS])));
  const file = (at: number): string => join(place, `${at}.copy`);
  const script = join(place, 'script.sql');
  await writeFile(script, tables.map(({ sql }, at) => `\\o ${file(at)}\n${sql};\n`).join(''));
  await psql(['-f', script]);
  const files = tables.map((_, at) => file(at));
  for (const path of files)
    await runProgram('/usr/bin/sort', { args: ['-o', path, path], env: { LC_ALL: 'C' } });
  const sums = await runProgram('/usr/bin/sha256sum', { args: files, env: {} });
  await access.remove();
  await rm(place, { recursive: true });
  const lines = sums.trimEnd().split('\n');
  return new Map(tables.map(({ name }, at) => [name, lines[at]?.slice(0, 64) ?? '']));
}

/** The tables whose rows are not the same on both sides. */
export function unequal(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => one.get(name) !== other.get(name)).sort();
}

// Tables by their bare names, since majors do not quote the same ones. Columns by name, since a table that inherits may come back with another order.
const STATEMENTS = `
WITH leaf AS (
  SELECT c.oid, n.nspname, c.relname, coalesce((SELECT root.oid FROM pg_class root WHERE root.oid = pg_partition_root(c.oid) AND EXISTS (
             SELECT FROM pg_partition_ancestors(c.oid) a(oid) JOIN pg_partitioned_table p ON p.partrelid = a.oid AND p.partstrat = 'h')), c.oid) AS told
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
), part AS (
  SELECT l.*, format('SELECT %s FROM ONLY %I.%I', (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attname) FROM pg_attribute a
           WHERE a.attrelid = l.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''), nspname, relname) AS query
  FROM leaf l
)
SELECT json_agg(json_build_object('name', name, 'sql', sql)) FROM (
  SELECT (SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = told) AS name,
         format('COPY (%s) TO STDOUT', string_agg(query, ' UNION ALL ' ORDER BY relname)) AS sql
  FROM part GROUP BY told ORDER BY 1) t`;
