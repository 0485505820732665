import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UserError, type Logger } from '#verdict';
import type { PostgresVersion, Programs } from '../programs/types.js';
import { fixedRelease } from '../programs/version.js';
import { ProgramFailed, startProgram, type Ending } from '#process';
import { asConnectionString } from '../sql.js';
import { MessageCollector, type Messages } from './messages.js';
import { listFile } from './selection.js';

interface RestoreCall {
  readonly programs: Programs;
  /** The target as libpq's environment variables. */
  readonly env: Readonly<Record<string, string>>;
  readonly database: string;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

export interface ArchiveRestore extends RestoreCall {
  /** A custom archive's file or a directory archive's folder. */
  readonly archive: string;
  /** Only these entries, or all. */
  readonly dumpIds?: readonly number[];
  readonly jobs: number;
  /** A private folder for the list of entries. */
  readonly scratch: string;
  /** `no-owner` and the like, where the target cannot take all. */
  readonly without?: readonly ('owner' | 'privileges')[];
}

/**
 * Restore entries of an archive with pg_restore. Errors do not end it: all are collected, so that one look shows them all.
 *
 * @throws ProgramFailed where pg_restore was killed, or ended badly without saying why
 */
export async function restoreArchive(call: ArchiveRestore): Promise<Messages> {
  const collector = new MessageCollector('pg_restore');
  const list = join(call.scratch, `entries-${randomBytes(6).toString('hex')}.list`);
  if (call.dumpIds !== undefined) await writeFile(list, listFile(call.dumpIds), { mode: 0o600 });
  try {
    const running = await startProgram(call.programs.path('pg_restore'), {
      args: [
        '--no-password',
        '--no-tablespaces',
        `--dbname=${asConnectionString(call.database)}`,
        `--jobs=${call.jobs}`,
        ...(call.dumpIds === undefined ? [] : [`--use-list=${list}`]),
        ...(call.without ?? []).map((what) => `--no-${what}`),
        call.archive,
      ],
      env: environment(call),
      signal: call.signal,
      onStderr: collected(collector, call.log),
    });
    running.stdin.end();
    running.stdout.resume();
    return judge('pg_restore', await running.ended, collector.messages, call.signal);
  } finally {
    await rm(list, { force: true });
  }
}

/**
 * Run plain SQL in psql's restricted mode, which refuses every backslash command until our own random key lifts it: a script must
 * not reach this machine's shell or files (psql, \restrict).
 *
 * @throws UserError where psql is too old to be restricted
 * @param script the SQL, with pg_dump's own `\restrict` and `\unrestrict` lines already taken out
 */
export async function restoreScript(call: RestoreCall, script: AsyncIterable<Uint8Array>): Promise<Messages> {
  refuseUnrestricted(call.programs.version);
  const collector = new MessageCollector('psql');
  const key = randomBytes(24).toString('hex');
  const running = await startProgram(call.programs.path('psql'), {
    args: [
      '--no-password',
      '--no-psqlrc',
      '--quiet',
      '--file=-',
      `--dbname=${asConnectionString(call.database)}`,
    ],
    env: environment(call),
    signal: call.signal,
    onStderr: collected(collector, call.log),
  });
  running.stdout.resume();
  // When psql dies the pipe breaks; how psql ended is the story to tell.
  const fed = pipeline(restricted(script, key), running.stdin).then(
    () => undefined,
    (error: unknown) => new Error('the script could not be handed to psql', { cause: error }),
  );
  const ending = await running.ended;
  const broken = await fed;
  if (broken !== undefined && ending.code === 0) throw broken;
  return judge('psql', ending, collector.messages, call.signal);
}

/** The minor release of each major whose psql came to know `\restrict` (CVE-2025-8714); from 18 on, all do. */
const RESTRICTS_SINCE: ReadonlyMap<number, number> = new Map([
  [17, 6],
  [16, 10],
  [15, 14],
  [14, 19],
  [13, 22],
]);

/** An older psql takes `\restrict` for a mistake and goes on, and then a script reaches the shell. */
function refuseUnrestricted({ major, minor, text }: PostgresVersion): void {
  if (major >= 18 || minor >= (RESTRICTS_SINCE.get(major) ?? Infinity)) return;
  throw new UserError(`psql ${text} cannot run a script without giving it this machine's shell`, {
    remedy: `Install ${fixedRelease(major)} and name its folder with \`postgres-bin\`, or back up in the format custom`,
  });
}

async function* restricted(
  script: AsyncIterable<Uint8Array>,
  key: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield Buffer.from(`\\restrict ${key}\n`);
  yield* script;
  yield Buffer.from(`\n\\unrestrict ${key}\n`);
}

function environment(call: RestoreCall): Record<string, string> {
  const { PGCLIENTENCODING: _, ...env } = call.env;
  return { ...call.programs.env, ...env, LC_ALL: 'C', PGTZ: 'UTC' };
}

function collected(collector: MessageCollector, log: Logger): (line: string) => void {
  return (line) => {
    collector.take(line);
    log.debug(line);
  };
}

function judge(program: string, ending: Ending, messages: Messages, signal: AbortSignal): Messages {
  signal.throwIfAborted();
  const explained = messages.fatal.length > 0 || messages.benign.size > 0;
  if (ending.code === 0 || (ending.code === 1 && explained)) return messages;
  throw new ProgramFailed(program, ending);
}
