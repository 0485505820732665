import { join } from 'node:path';
import { connect, type ThrowawayServer } from '#postgres';
import { forever, startTestServer } from '../support/throwaway.js';
import { timedInTurn, type Command } from './measure.js';
import type { Row, Side } from './row.js';
import { DATABASE, interrupted, libpq, prepare, type BenchMajor, type Stand } from './stand.js';

/** The most that a drill may take of a bare restore's time, with two jobs and with one. */
const TARGETS = { parallel: 1, serial: 0.7 } as const;

/** PostgreSQL's own defaults (18, Appendix of postgresql.conf.sample), where a throwaway server is started with others. */
const DEFAULTS: Readonly<Record<string, string>> = {
  max_connections: '100',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_level: 'replica',
  max_wal_senders: '10',
  max_wal_size: '1GB',
  checkpoint_timeout: '5min',
  autovacuum: 'on',
  jit: 'on',
  shared_buffers: '128MB',
  maintenance_work_mem: '64MB',
  max_locks_per_transaction: '64',
  dynamic_shared_memory_type: 'posix',
  huge_pages: 'try',
};

/** The claim of a drill that held: the verdict's line names it, and the run's end is not waited for. */
const CLAIM = 'equal-to-source';

export interface DrillRow {
  readonly row: Row;
  readonly stop: () => Promise<void>;
}

/** A drill from start to verdict, its own server included, against createdb and pg_restore into one that runs already. */
export async function drillRow(stand: Stand): Promise<DrillRow> {
  const store = join(stand.folder, 'drill-store');
  const archive = join(stand.folder, 'drill.dump');
  await stand.ours(['backup', '--store', store, '--name', DATABASE]);
  const compression = stand.major >= 16 ? ['--compress=zstd:1'] : [];
  await prepare(stand.client('pg_dump', ['--format=custom', ...compression, `--file=${archive}`]));
  const server = await startDefaultServer(stand.major);
  const bare = (jobs: number, target: number): Side & { readonly target: number } => ({
    ...bareRestore(stand, server, jobs, archive),
    target,
  });
  return {
    row: {
      name: `drill, PostgreSQL ${stand.major}`,
      ours: {
        name: 'backproof drill',
        run: () =>
          stand.ours(
            [
              'drill',
              '--store',
              store,
              '--name',
              DATABASE,
              '--jobs',
              '2',
              '--report-dir',
              join(stand.folder, 'report'),
            ],
            { until: `Proven ${CLAIM}` },
          ),
      },
      theirs: [bare(2, TARGETS.parallel), bare(1, TARGETS.serial)],
    },
    stop: () => server.stop(),
  };
}

/** A server as PostgreSQL's own defaults make it. */
export function startDefaultServer(major: BenchMajor): Promise<ThrowawayServer> {
  return startTestServer(major, { settings: DEFAULTS, signal: interrupted });
}

/** What restores an archive without us. */
export function bareRestore(
  stand: Stand,
  server: ThrowawayServer,
  jobs: number,
  archive: string,
): Required<Side> {
  return {
    name: `createdb, pg_restore --jobs=${jobs}`,
    run: () =>
      timedInTurn([
        program(stand, server, 'createdb', ['restored']),
        program(stand, server, 'pg_restore', [`--jobs=${jobs}`, '--dbname=restored', archive]),
      ]),
    reset: () => dropRestored(server),
  };
}

function program(
  stand: Stand,
  server: ThrowawayServer,
  name: 'createdb' | 'pg_restore',
  args: readonly string[],
): Command {
  return {
    path: stand.programs.path(name),
    args,
    env: { ...stand.programs.env, ...libpq(server, 'postgres') },
  };
}

/** The database, and what the server has not written yet, so that the next run begins where this one did. */
async function dropRestored(server: ThrowawayServer): Promise<void> {
  const session = await connect(server.connection, { signal: forever });
  await session.execute('drop database restored');
  await session.execute('checkpoint');
  await session.close();
}
