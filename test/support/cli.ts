import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '#postgres';
import { pathWith } from './process.js';
import { NODE_24, REPOSITORY } from './runner.js';
import { testFolder } from './throwaway.js';

/** How a command ended. */
export interface CommandResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  readonly milliseconds: number;
}

/** A command that runs, for tests that interrupt it. */
export interface RunningCommand {
  readonly pid: number;
  readonly result: Promise<CommandResult>;
  kill(signal: NodeJS.Signals): void;
}

export interface CommandOptions {
  /** Replaces what is there by default; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** A program, with its arguments, that starts the command: `prlimit`, `unshare`. */
  readonly by?: readonly string[];
}

/** `dist/cli.js` on a machine with PostgreSQL 17, with a folder for temporary files and a store of its own. Dispose of it. */
export class CommandLine implements AsyncDisposable {
  readonly folder: string;
  readonly #path: string;

  private constructor(folder: string, path: string) {
    this.folder = folder;
    this.#path = path;
  }

  static async start(): Promise<CommandLine> {
    const folder = await testFolder();
    await mkdir(join(folder, 'temp'));
    return new CommandLine(folder, await pathWith(17));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  get temp(): string {
    return join(this.folder, 'temp');
  }

  get store(): string {
    return join(this.folder, 'store');
  }

  run(args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
    return this.spawn(args, options).result;
  }

  /** Back `source` up into the store; what `more` repeats wins. */
  backup(source: Connection, ...more: readonly string[]): Promise<CommandResult> {
    return this.startBackup(source, ...more).result;
  }

  startBackup(source: Connection, ...more: readonly string[]): RunningCommand {
    return this.spawn(['backup', '--store', this.store, ...more], { env: variablesOf(source) });
  }

  spawn(args: readonly string[], options: CommandOptions = {}): RunningCommand {
    const file = join(REPOSITORY, 'dist', 'cli.js');
    if (!existsSync(file)) throw new Error(`${file} is missing: run npm run bundle`);
    const [program, ...before] = [...(options.by ?? []), NODE_24];
    const begun = performance.now();
    const child = spawn(program, [...before, file, ...args], {
      cwd: this.folder,
      env: { PATH: this.#path, HOME: this.folder, RUNNER_TEMP: this.temp, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
    const result = new Promise<CommandResult>((resolve, reject) => {
      child.once('error', reject);
      const ended = (code: number | null, signal: NodeJS.Signals | null): void => {
        resolve({ code, signal, ...said, milliseconds: performance.now() - begun });
      };
      child.once('close', ended);
      // A program that outlives a killed command keeps its pipes open.
      child.once('exit', (code, signal) => setTimeout(ended, 500, code, signal).unref());
    });
    return { pid: child.pid ?? 0, result, kill: (signal) => child.kill(signal) };
  }
}

/** A connection as libpq's variables. */
export function variablesOf(connection: Connection): Record<string, string> {
  return {
    PGHOST: connection.host,
    PGPORT: String(connection.port),
    PGUSER: connection.user,
    PGDATABASE: connection.database,
    ...(connection.password === undefined ? {} : { PGPASSWORD: connection.password }),
  };
}

/** Every file below a folder, relative to it. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** The same without the entries of ledgers, which have those of failures as well. */
export async function filesBesideLedgers(store: string): Promise<readonly string[]> {
  return (await filesBelow(store)).filter((path) => !/^[^/]+\/ledger\/\d{12}\.json$/.test(path));
}

/** The processes that a process has started and that still run. */
export async function childrenOf(pid: number): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.split(' ').flatMap((part) => (part.trim() === '' ? [] : [Number(part)]));
}

/** The lines that say why a command failed; there is to be one, and no stack. */
export function errorLines({ err }: CommandResult): readonly string[] {
  return err.split('\n').filter((line) => line.startsWith('Error: ') || /^\s+at /.test(line));
}
