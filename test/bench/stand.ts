import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  connect,
  connectionUrl,
  withDatabase,
  type Programs,
  type Session,
  type ThrowawayServer,
} from '#postgres';
import { seedPgbench } from '../../scripts/demo/seed.js';
import { clients, serverPrograms } from '../support/postgres.js';
import { NODE_24, REPOSITORY } from '../support/runner.js';
import { forever, startTestServer } from '../support/throwaway.js';
import { timed, timedNode, type Command, type Sample } from './measure.js';

/** The majors that are measured: the newest of Debian stable with zstd inside pg_dump, and one without. */
export type BenchMajor = 15 | 17;

/** The name of the measured database, and of its sets. */
export const DATABASE = 'bench';

/** A source with pgbench's tables, and the programs of its major. */
export interface Stand {
  readonly major: BenchMajor;
  /** pgbench's scale. */
  readonly scale: number;
  readonly server: ThrowawayServer;
  readonly programs: Programs;
  readonly folder: string;
  /** Run `backproof` from `dist/`, on a database of this server. */
  ours(args: readonly string[], options?: OurOptions): Promise<Sample>;
  /** A program of PostgreSQL's, connected to the source. */
  client(name: 'pg_dump' | 'pg_restore', args: readonly string[]): Command;
  stop(): Promise<void>;
}

export interface OurOptions {
  /** The source; pgbench's tables where absent. */
  readonly database?: string;
  /** The environment variable that names it; that of a source where absent. */
  readonly variable?: string;
  /** Exit code that it must end with; 0 where absent. */
  readonly exit?: number;
  readonly until?: string;
  /** What its environment has besides, such as the keys of a store. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Aborted by Ctrl-C and the like, so that no server outlives the run. */
export const interrupted = untilInterrupted();

function untilInterrupted(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      controller.abort(new Error(`ended by ${signal}`));
    });
  }
  return controller.signal;
}

export const CLI = join(REPOSITORY, 'dist', 'cli.js');

export async function openStand(major: BenchMajor, scale: number, parent: string): Promise<Stand> {
  const folder = join(parent, String(major));
  await mkdir(folder);
  const [programs, serverSide] = await Promise.all([clients(major), serverPrograms(major)]);
  const server = await startTestServer(major, { signal: interrupted });
  await seed(server, scale);
  // Nothing but what a user's PATH holds: the clients of this major, the server of this major, and the system.
  const path = [programs.folder, serverSide.folder, '/usr/bin', '/bin'].join(':');
  return {
    major,
    scale,
    server,
    programs,
    folder,
    ours: (args, { database = DATABASE, variable = 'BACKPROOF_SOURCE', until, exit = 0, env = {} } = {}) =>
      timedNode(
        NODE_24,
        {
          args: [CLI, ...args],
          env: {
            PATH: path,
            HOME: folder,
            TMPDIR: parent,
            [variable]: connectionUrl(withDatabase(server.connection, database)),
            ...env,
          },
          ...(until === undefined ? {} : { until }),
          exit,
        },
        folder,
      ),
    client: (name, args) => ({
      path: programs.path(name),
      args,
      env: { ...programs.env, ...libpq(server, DATABASE) },
    }),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A connection as the variables that every client program reads. */
export function libpq(server: ThrowawayServer, database: string): Record<string, string> {
  const { host, port, user } = server.connection;
  return { PGHOST: host, PGPORT: String(port), PGUSER: user, PGDATABASE: database };
}

async function seed(server: ThrowawayServer, scale: number): Promise<void> {
  const session = await openNew(server, DATABASE);
  await seedPgbench(session, scale);
  await session.execute('vacuum analyze');
  await session.execute('checkpoint');
  await session.close();
}

/** Create a database and connect to it. */
export async function openNew(server: ThrowawayServer, name: string): Promise<Session> {
  const maintenance = await connect(server.connection, { signal: forever });
  await maintenance.execute(`create database ${name}`);
  await maintenance.close();
  return connect(withDatabase(server.connection, name), { signal: forever });
}

/** Run a program that only prepares something. */
export async function prepare(command: Command): Promise<void> {
  await timed(command);
}
