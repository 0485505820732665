import { readFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What one run of one side took. */
export interface Sample {
  /** Wall time from start to exit, or to the line that was waited for. */
  readonly seconds: number;
  /** The most memory that our own process held; unknown of other programs. */
  readonly peakBytes?: number;
}

export interface Command {
  readonly path: string;
  readonly args: readonly string[];
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Its time is over when this is in its output; what follows, such as ending a server, is not counted. */
  readonly until?: string;
  /** The exit code that it must end with; 0 where absent. */
  readonly exit?: number;
}

/** Run a program to its end; only the last of its output is kept. @throws Error with its last words where it does not succeed */
export async function timed(command: Command): Promise<Sample> {
  const begun = performance.now();
  const child = spawn(command.path, [...command.args], {
    env: command.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let arrived: number | undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000);
      if (command.until !== undefined && said.includes(command.until)) arrived ??= performance.now();
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const ended = performance.now();
  if (code !== (command.exit ?? 0))
    throw new Error(`${command.path} ${command.args.join(' ')} ended with ${code}: ${said}`);
  if (command.until !== undefined && arrived === undefined)
    throw new Error(`'${command.until}' is not in: ${said}`);
  return { seconds: ((arrived ?? ended) - begun) / 1000 };
}

/** Run one of our own programs, and take the most memory that it held. */
export async function timedNode(
  node: string,
  command: Omit<Command, 'path'>,
  scratch: string,
): Promise<Sample> {
  const peak = join(scratch, 'peak');
  const sample = await timed({
    ...command,
    path: node,
    args: [`--import=${join(import.meta.dirname, 'peak.js')}`, ...command.args],
    env: { ...command.env, BENCH_PEAK: peak },
  });
  return { ...sample, peakBytes: Number(await readFile(peak, 'utf8')) };
}

/** Several programs, one after the other, as one sample. */
export async function timedInTurn(commands: readonly Command[]): Promise<Sample> {
  let seconds = 0;
  for (const command of commands) seconds += (await timed(command)).seconds;
  return { seconds };
}

/** Let the disk finish what earlier runs wrote, so that nobody pays for another. */
export async function settle(): Promise<void> {
  await timed({ path: '/bin/sync', args: [], env: {} });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
