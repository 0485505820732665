import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { OperationFailed, UserError, codeOf, messageOf } from '#verdict';
import { boundedLines } from './bounded-lines.js';

/** The account that a program runs under; `undefined` means our own. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface RunOptions {
  readonly args: readonly string[];
  /** The program's whole environment: nothing of ours is inherited, so that no secret of the run can reach it. */
  readonly env: Readonly<Record<string, string>>;
  readonly account?: Account | undefined;
  readonly cwd?: string;
  /** Aborting it ends the program: SIGTERM to its group, SIGKILL after `KILL_AFTER_MS`. */
  readonly signal?: AbortSignal;
  /** Sees every line of stderr as it comes. */
  readonly onStderr?: (line: string) => void;
}

/** What the system says of a program that is gone. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** How a program ended. */
export interface Ending extends Exit {
  /** The last lines of stderr, at most `KEPT_LINES`. */
  readonly stderr: readonly string[];
}

/** A program that runs. Whoever started it awaits `ended`, or calls `stop`. */
export interface Running {
  readonly pid: number;
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** Resolves when the program itself is gone, while children of its own may still hold its output; never rejects. */
  readonly exited: Promise<Exit>;
  /** Resolves when the program is gone and its output was read; never rejects. */
  readonly ended: Promise<Ending>;
  stop(): Promise<Ending>;
}

const KILL_AFTER_MS = 5_000;
/** Bytes of a program's output that are taken while their reader is busy, which then gets them as one part. */
const READ_AHEAD = 1 << 20;
const KEPT_LINES = 200;
const MAX_LINE = 4_000;

/**
 * Start a program from an argument array: no shell, an environment of its own, a process group of its own.
 *
 * @throws UserError where the program is not there or may not be run
 */
export async function startProgram(path: string, options: RunOptions): Promise<Running> {
  options.signal?.throwIfAborted();
  const child = spawn(path, [...options.args], {
    env: { ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.account === undefined ? {} : { uid: options.account.uid, gid: options.account.gid }),
  });
  const pid = await spawned(child, path);
  // A program that ends early closes its standard input; its exit code tells the story, not our EPIPE.
  child.stdin.on('error', () => undefined);
  const kept = keepLines(child.stderr, options.onStderr);
  // Node throws away what nobody reads yet when a program ends; a short one may have ended before its reader is ready.
  const stdout = child.stdout.pipe(new PassThrough({ highWaterMark: READ_AHEAD }));
  child.stdout.once('error', (error) => stdout.destroy(error));
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve({ code, signal });
    });
  });
  const state = { closed: false };
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code, signal) => {
      state.closed = true;
      resolve({ code, signal, stderr: kept });
    });
  });
  const stop = async (): Promise<Ending> => {
    // By now its number may be another's.
    if (state.closed) return ended;
    signalGroup(pid, 'SIGTERM');
    const timer = setTimeout(() => {
      signalGroup(pid, 'SIGKILL');
    }, KILL_AFTER_MS);
    stdout.resume();
    child.stdout.resume();
    try {
      return await ended;
    } finally {
      clearTimeout(timer);
    }
  };
  if (options.signal !== undefined) stopOnAbort(options.signal, stop, ended);
  return { pid, stdin: child.stdin, stdout, exited, ended, stop };
}

type Piped = ChildProcessByStdio<Writable, Readable, Readable>;

function spawned(child: Piped, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      reject(
        new UserError(`${path} could not be started: ${codeOf(error) ?? messageOf(error)}`, {
          remedy: 'Check that the file is there and may be executed',
          cause: error,
        }),
      );
    });
    child.once('spawn', () => {
      if (child.pid === undefined) reject(new Error(`${path} started without a process id`));
      else resolve(child.pid);
    });
  });
}

function keepLines(stderr: Readable, onLine: ((line: string) => void) | undefined): readonly string[] {
  const kept: string[] = [];
  boundedLines(stderr, MAX_LINE, (line) => {
    kept.push(line);
    if (kept.length > KEPT_LINES) kept.shift();
    onLine?.(line);
  });
  return kept;
}

function stopOnAbort(signal: AbortSignal, stop: () => Promise<Ending>, ended: Promise<Ending>): void {
  const onAbort = (): void => void stop();
  // It may have been aborted while the program was being started.
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  void ended.then(() => {
    signal.removeEventListener('abort', onAbort);
  });
}

/** Signal a program and all that it started in its group; nothing is done where they are gone. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

/** A program that ended with anything but exit code 0. */
export class ProgramFailed extends OperationFailed {
  readonly program: string;
  readonly ending: Ending;
  constructor(program: string, ending: Ending) {
    const how = ending.signal === null ? `exit code ${ending.code}` : `signal ${ending.signal}`;
    const why = lastError(ending.stderr);
    super(`${program} ended with ${how}${why === undefined ? '' : `: ${why}`}`);
    this.name = 'ProgramFailed';
    this.program = program;
    this.ending = ending;
  }
}

/** The line that says why: the last that speaks of an error, else the last. */
function lastError(lines: readonly string[]): string | undefined {
  return lines.findLast((line) => /\b(error|fatal|panic):/i.test(line)) ?? lines.at(-1);
}

const MAX_TEXT = 16 * 1024 * 1024;

/**
 * Run a program to its end and return what it wrote to stdout.
 *
 * @param input written to its standard input
 * @throws ProgramFailed for any exit code but 0
 */
export async function runProgram(path: string, options: RunOptions, input = ''): Promise<string> {
  const running = await startProgram(path, options);
  running.stdin.end(input);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of running.stdout) {
    if (!Buffer.isBuffer(part)) throw new TypeError('stdout was not read as bytes');
    size += part.length;
    if (size > MAX_TEXT) {
      await running.stop();
      throw new OperationFailed(
        `${path} wrote more than ${MAX_TEXT} bytes where a short answer was expected`,
      );
    }
    parts.push(part);
  }
  const ending = await running.ended;
  options.signal?.throwIfAborted();
  if (ending.code !== 0) throw new ProgramFailed(path.split('/').at(-1) ?? path, ending);
  return Buffer.concat(parts).toString('utf8');
}
