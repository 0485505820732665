import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bareRestore, startDefaultServer } from './drill.js';
import { timed, type Sample } from './measure.js';
import type { Row } from './row.js';
import { openNew, type Stand } from './stand.js';

const NAME = 'tables';
/** How many there are. */
export const TABLES = 10_000;
const BATCH = 500;

/** The most that both may take of the bare dump and restore. */
const TARGET = 1.3;

/** A backup and its drill of many empty tables, where what each of them costs is all that there is, against pg_dump and pg_restore. */
export async function tablesRow(
  stand: Stand,
): Promise<{ readonly row: Row; readonly stop: () => Promise<void> }> {
  await seedTables(stand, NAME);
  const server = await startDefaultServer(stand.major);
  const store = join(stand.folder, 'store-tables');
  const archive = join(stand.folder, 'bare-tables');
  const bare = bareRestore(stand, server, 2, archive);
  const row: Row = {
    name: `backup and drill, ${TABLES} empty tables, PostgreSQL ${stand.major}`,
    ours: {
      name: 'backproof backup, backproof drill',
      run: async () => {
        const set = ['--store', store, '--name', NAME, '--jobs', '2'];
        const report = ['--report-dir', join(stand.folder, 'report')];
        return inTurn([
          await stand.ours(['backup', ...set], { database: NAME }),
          await stand.ours(['drill', ...set, ...report], { until: 'Proven equal-to-source' }),
        ]);
      },
      reset: () => rm(store, { recursive: true, force: true }),
    },
    theirs: [
      {
        name: 'pg_dump, createdb, pg_restore --jobs=2',
        target: TARGET,
        run: async () => {
          const dump = stand.client('pg_dump', ['--format=custom', `--file=${archive}`]);
          return inTurn([await timed({ ...dump, env: { ...dump.env, PGDATABASE: NAME } }), await bare.run()]);
        },
        reset: bare.reset,
      },
    ],
  };
  return { row, stop: () => server.stop() };
}

/** A database of many tables, each with one row where `rows` is given. */
export async function seedTables(stand: Stand, name: string, rows = false): Promise<void> {
  const session = await openNew(stand.server, name);
  for (let first = 0; first < TABLES; first += BATCH) {
    const statements = Array.from({ length: BATCH }, (_, at) => {
      const table = `t${first + at}`;
      const create = `create table ${table} (id bigint primary key, name text not null, at timestamptz default now())`;
      return rows ? `${create}; insert into ${table} (id, name) values (1, '${table}')` : create;
    });
    await session.execute(statements.join(';'));
  }
  await session.execute('checkpoint');
  await session.close();
}

/** One after the other, as one sample. */
function inTurn(samples: readonly Sample[]): Sample {
  const seconds = samples.reduce((sum, sample) => sum + sample.seconds, 0);
  const peaks = samples.flatMap((sample) => sample.peakBytes ?? []);
  return peaks.length === 0 ? { seconds } : { seconds, peakBytes: Math.max(...peaks) };
}
