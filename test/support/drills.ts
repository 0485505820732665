import { mkdir } from 'node:fs/promises';
import { drill, type DrillOptions, type DrillResult } from '#drill';
import { parseConnection, type Connection, type ProgramFinder } from '#postgres';
import { runProgram } from '#process';
import { DirectoryStore } from '#stores';
import type { Check } from '#verdict';
import { clients, serverPrograms, type TestMajor } from './postgres.js';
import { quietPorts } from './sets.js';

const MAJORS: readonly TestMajor[] = [15, 17, 18];

/** Programs as a user's machine with every tested major has them: the nearest that will do. */
export const anyMajor: ProgramFinder = {
  find: ({ need, major }) => {
    const fits = (one: number): boolean =>
      'exactly' in major ? one === major.exactly : one >= major.atLeast;
    const found = MAJORS.find(fits);
    if (found === undefined) throw new Error(`no tested major fits ${JSON.stringify(major)}`);
    return need.includes('postgres') ? serverPrograms(found) : clients(found);
  },
};

/**
 * Restore the newest set of a store into a throwaway server of its own, compare, and end the server.
 *
 * @param afterwards handed the restored database while it is there; not called where there is none
 */
export async function drillIn(
  root: string,
  options: Partial<DrillOptions> = {},
  afterwards: (restored: Connection) => Promise<void> = () => Promise.resolve(),
): Promise<DrillResult> {
  const workFolder = `${root}.drill-${String(drills++)}`;
  await mkdir(workFolder, { recursive: true, mode: 0o700 });
  const result = await drill(
    {
      store: new DirectoryStore(root),
      name: 'app',
      backupId: 'latest',
      manifestSha256: '',
      target: undefined,
      targetMajor: undefined,
      listen: 'socket',
      recreate: false,
      jobs: 2,
      assertions: [],
      rtoTargetSeconds: undefined,
      programs: anyMajor,
      workFolder,
      serverFolder: root.slice(0, root.lastIndexOf('/')),
      showValues: false,
      onServer: () => undefined,
      ...options,
    },
    quietPorts,
  );
  if (result.restored === undefined) return result;
  try {
    await afterwards(parseConnection(result.restored.url, {}));
  } finally {
    await result.restored.stop();
  }
  return result;
}
let drills = 0;

/** The checks that did not hold, as text: an empty list is what a proven run has. */
export function wrongChecks(checks: readonly Check[]): string[] {
  return checks
    .filter((check) => check.verdict === 'failed' || (check.required && check.verdict !== 'proven'))
    .map((check) => `${check.id} ${check.verdict} at ${check.where ?? '-'}: ${check.found}`);
}

/** Ask psql, which shares nothing with the product, and get its unaligned lines. */
export async function psql(connection: Connection, script: string, major: TestMajor = 17): Promise<string[]> {
  const programs = await clients(major);
  const output = await runProgram(
    programs.path('psql'),
    {
      args: ['--no-psqlrc', '--quiet', '--tuples-only', '--no-align', '--set=ON_ERROR_STOP=1', '--file=-'],
      env: {
        ...programs.env,
        PGHOST: connection.host,
        PGPORT: String(connection.port),
        PGUSER: connection.user,
        PGDATABASE: connection.database,
        PGCLIENTENCODING: 'UTF8',
      },
    },
    script,
  );
  return output.split('\n').filter((line) => line !== '');
}

/** Every relation that holds rows or would, by PostgreSQL's own word: `name|kind`. */
export async function relationsByPsql(connection: Connection): Promise<string[]> {
  return psql(
    connection,
    `select replace(format('%I.%I', schemaname, name), E'\\n', '\\n') || '|' || kind from (
       select schemaname, tablename as name, 'table' as kind from pg_tables
       union all select schemaname, matviewname, 'view' from pg_matviews
       union all select foreign_table_schema, foreign_table_name, 'foreign' from information_schema.foreign_tables) every
     where schemaname !~ '^pg_' and schemaname <> 'information_schema';`,
  );
}

/** Rows of every plain table, counted one by one by psql. */
export async function countsByPsql(connection: Connection): Promise<Map<string, number>> {
  const lines = await psql(
    connection,
    `set row_security = off;
     select format('select %L, count(*) from only %I.%I;', replace(format('%I.%I', n.nspname, c.relname), E'\\n', '\\n'), n.nspname, c.relname)
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' \\gexec`,
  );
  return new Map(
    lines.map((line) => [
      line.slice(0, line.lastIndexOf('|')),
      Number(line.slice(line.lastIndexOf('|') + 1)),
    ]),
  );
}

/** A name as the two oracles above print it. */
export function printed(name: string): string {
  return name.replaceAll('\n', '\\n');
}
