import * as v from 'valibot';
import { UserError, type Logger } from '#verdict';
import { describe, type ServerInfo, type Session } from './connection/index.js';
import type { Programs } from './programs/index.js';
import { PINNED, type Snapshot } from './source/snapshot.js';
import { startProgram, type Running } from '#process';
import { asConnectionString } from './sql.js';

export type DumpFormat = 'custom' | 'directory' | 'plain';

/** What pg_dump leaves out or takes only, each a list of its own patterns (psql, Patterns). */
export interface DumpFilters {
  readonly includeSchema: readonly string[];
  readonly excludeSchema: readonly string[];
  readonly includeTable: readonly string[];
  readonly excludeTable: readonly string[];
  readonly excludeTableData: readonly string[];
}

/** How pg_dump is called for one database. */
export interface DumpCall {
  readonly programs: Programs;
  /** The connection as libpq's environment variables, password by passfile. */
  readonly env: Readonly<Record<string, string>>;
  /** What must be pinned; see `settingsToPin`. */
  readonly pins: readonly string[];
  /** The moment to show; absent where pg_dump must take one of its own. */
  readonly snapshot: Pick<Snapshot, 'id'> | undefined;
  readonly format: DumpFormat;
  /** pg_dump's own compression, such as `zstd:1`; `none` where the stream around it is compressed instead. */
  readonly compression: string;
  readonly filters: DumpFilters;
  /** How long it may wait for locks, whoever still waits for it; 0 for ever. */
  readonly lockSeconds: number;
  /** Folder to write and parallel jobs, for `directory`; the other formats go to standard output. */
  readonly directory?: { readonly path: string; readonly jobs: number };
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/** First major whose pg_dump compresses with zstd and takes `--compress=method:level`. */
export const ZSTD_SINCE = 16;

/** Start pg_dump in the snapshot. Whoever calls reads `stdout` and awaits `ended`. */
export async function startDump(call: DumpCall): Promise<Running> {
  return startProgram(call.programs.path('pg_dump'), {
    args: [
      '--no-password',
      `--format=${call.format}`,
      `--compress=${compressArgument(call)}`,
      ...(call.snapshot === undefined ? [] : [`--snapshot=${call.snapshot.id}`]),
      ...(call.lockSeconds === 0
        ? []
        : [`--lock-wait-timeout=${Math.min(Math.ceil(call.lockSeconds * 1000), MAX_TIMEOUT_MS)}`]),
      ...(call.directory === undefined ? [] : directoryArguments(call.directory)),
      ...filterArguments(call.filters),
    ],
    env: { ...call.programs.env, ...pinnedEnvironment(call.env, call.pins) },
    signal: call.signal,
    onStderr: (line) => {
      if (!PROGRESS.test(line)) call.log.debug(line);
    },
  });
}

/** The longest that a setting of PostgreSQL takes. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/** What pg_dump tells of its progress: thousands of lines, which nobody asked for. */
const PROGRESS = /^pg_dump: (?!warning:|error:|detail:|hint:)/;

/**
 * A dump to standard output ends when nobody reads it any more; one into a folder would go on to its end. It tells of each table on
 * standard error, and so ends with the next one.
 */
function directoryArguments({ path, jobs }: NonNullable<DumpCall['directory']>): readonly string[] {
  return [`--file=${path}`, `--jobs=${jobs}`, '--verbose'];
}

/** The filters as pg_dump takes them, and as the manifest records them. */
export function filterArguments(filters: DumpFilters): readonly string[] {
  return [
    ...filters.includeSchema.map((pattern) => `--schema=${pattern}`),
    ...filters.excludeSchema.map((pattern) => `--exclude-schema=${pattern}`),
    ...filters.includeTable.map((pattern) => `--table=${pattern}`),
    ...filters.excludeTable.map((pattern) => `--exclude-table=${pattern}`),
    ...filters.excludeTableData.map((pattern) => `--exclude-table-data=${pattern}`),
  ];
}

/** Before 16 there is gzip only, spelled as a bare level. */
function compressArgument(call: DumpCall): string {
  if (call.programs.version.major >= ZSTD_SINCE) return call.compression;
  return call.compression === 'none' ? '0' : call.compression.replace('gzip:', '');
}

/** pg_dump does not pin these itself, and the archive's bytes change with them. */
const NOT_PINNED_BY_PG_DUMP = ['bytea_output', 'quote_all_identifiers'];

/** The value that a setting is pinned to, as a session shows it. */
function pinnedValue(name: string): string {
  return (PINNED[name] ?? '').replaceAll("'", '');
}

/**
 * The settings that pg_dump must be told since the user's sessions have others by themselves; nearly always none.
 *
 * @param session one that has pinned nothing
 * @throws UserError where there are some and a pooler in between, which refuses a connection that comes with settings, or drops them
 * (PgBouncer, `ignore_startup_parameters`)
 */
export async function settingsToPin(
  session: Session,
  server: Pick<ServerInfo, 'pooler'>,
): Promise<readonly string[]> {
  const found = await session.rows(
    v.object({ name: v.string(), value: v.string() }),
    'SELECT name, pg_catalog.current_setting(name) AS value FROM unnest($1::text[]) name',
    [NOT_PINNED_BY_PG_DUMP],
  );
  const pins = found.flatMap(({ name, value }) => (value === pinnedValue(name) ? [] : [name]));
  if (pins.length === 0 || server.pooler === undefined) return pins;
  throw new UserError(
    `Through the pooler ${describe(session.connection)} a dump cannot be told its ${pins.join(' and ')}, which the role or the database has set otherwise`,
    { remedy: 'Give the URL of the server itself, or take that setting away from the role and the database' },
  );
}

/** `PGTZ` beats what a database or role has set; the options do so too, since they come with the connection. */
export function pinnedEnvironment(
  env: Readonly<Record<string, string>>,
  pins: readonly string[] = NOT_PINNED_BY_PG_DUMP,
): Record<string, string> {
  // Without a client encoding of its own, pg_dump takes the database's, and nothing is converted.
  const { PGOPTIONS: given, PGCLIENTENCODING: _, ...rest } = env;
  const options = [
    ...(given === undefined ? [] : [given]),
    ...pins.map((name) => `-c ${name}=${pinnedValue(name)}`),
  ];
  return {
    ...rest,
    PGTZ: 'UTC',
    LC_ALL: 'C',
    ...(options.length === 0 ? {} : { PGOPTIONS: options.join(' ') }),
  };
}

/** How pg_dumpall is called; `database` is the one that it connects to. */
export type GlobalsCall = Pick<DumpCall, 'programs' | 'env' | 'pins' | 'log' | 'signal'> & {
  readonly database: string;
};

/** Start pg_dumpall for roles, tablespaces and other globals, without password verifiers, as SQL on standard output. */
export async function startGlobalsDump(call: GlobalsCall): Promise<Running> {
  return startProgram(call.programs.path('pg_dumpall'), {
    args: [
      '--no-password',
      '--globals-only',
      '--no-role-passwords',
      `--database=${asConnectionString(call.database)}`,
    ],
    env: { ...call.programs.env, ...pinnedEnvironment(call.env, call.pins) },
    signal: call.signal,
    onStderr: (line) => {
      call.log.debug(line);
    },
  });
}
