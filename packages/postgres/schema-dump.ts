import { CustomArchiveReader, type Toc } from '#dump-format';
import type { Logger } from '#verdict';
import { pinnedEnvironment } from './dump.js';
import type { Programs } from './programs/index.js';
import { ProgramFailed, startProgram } from '#process';

export interface SchemaDumpCall {
  /** `pg_dump` of the set's own major where the server allows it: two majors write some definitions differently. */
  readonly programs: Programs;
  /** The connection as libpq's environment variables, database included. */
  readonly env: Readonly<Record<string, string>>;
  /** Id of an exported snapshot whose moment is to be seen; absent for the present. */
  readonly snapshot?: string;
  /** How long to wait for a table that somebody else has locked; without end where absent. */
  readonly lockSeconds?: number;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/**
 * The schema of a database as pg_dump sees it: its table of contents, read from the pipe. Nothing is written, and no data is read.
 *
 * @throws ProgramFailed where pg_dump fails
 */
export async function dumpSchema(call: SchemaDumpCall): Promise<Toc> {
  const running = await startProgram(call.programs.path('pg_dump'), {
    args: [
      ...['--no-password', '--format=custom', '--schema-only', '--compress=0'],
      ...(call.snapshot === undefined ? [] : [`--snapshot=${call.snapshot}`]),
      ...(call.lockSeconds === undefined
        ? []
        : [`--lock-wait-timeout=${String(Math.ceil(call.lockSeconds * 1000))}`]),
    ],
    env: { ...call.programs.env, ...pinnedEnvironment(call.env) },
    signal: call.signal,
    onStderr: (line) => {
      call.log.debug(line);
    },
  });
  running.stdin.end();
  const reader = new CustomArchiveReader({ decode: false });
  let failure: { readonly error: unknown } | undefined;
  try {
    for await (const part of running.stdout) {
      if (!Buffer.isBuffer(part)) throw new TypeError('stdout was not read as bytes');
      await reader.write(part);
    }
  } catch (error) {
    failure = { error };
  }
  const ending = failure === undefined ? await running.ended : await running.stop();
  call.signal.throwIfAborted();
  if (failure !== undefined) throw failure.error;
  if (ending.code !== 0) throw new ProgramFailed('pg_dump', ending);
  return (await reader.end()).toc;
}
