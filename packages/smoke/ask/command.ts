import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { UserError, formatBytes } from '#verdict';
import type { CommandPart, CommandProbe } from '../model.js';
import type { Found } from '../judge/judge.js';
import type { Values } from '../run/values.js';
import { Unanswered, type Answer } from './answer.js';
import { TimedOut, type Limit } from './limit.js';

/** What is kept of each output; the rest is read and forgotten. */
const MAX_OUTPUT_BYTES = 1024 * 1024;

/** How long a program and its group may take to be gone once their time is over: they are asked first, and then killed. */
export const COMMAND_GRACE_MS = 7_000;

export interface CommandContext {
  readonly values: Values;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly workFolder: string;
}

/**
 * Run a command to its end, with an environment of its own. What it writes is text without its last line break.
 *
 * @throws Unanswered where it cannot be started, or does not end
 */
export async function askCommand(
  probe: CommandProbe,
  context: CommandContext,
  limit: Limit,
): Promise<Answer<CommandPart>> {
  const [program = '', ...args] = context.values.fillAll(probe.run);
  const cwd = await folderOf(probe, context.workFolder);
  const env = environmentOf(probe, context);
  const { startProgram } = await import('#process');
  const errors = new Output();
  try {
    const onStderr = (line: string): void => {
      errors.add(Buffer.from(`${line}\n`));
    };
    const running = await startProgram(program, { args, env, cwd, signal: limit.signal, onStderr });
    running.stdin.end();
    const output = await readAll(running.stdout);
    const { code, signal: killedBy } = await running.ended;
    limit.throwIfEnded();
    return {
      look: ({ kind }) => {
        if (kind === 'stdout') return output.found();
        if (kind === 'stderr') return errors.found();
        return code === null ? { missing: `ended by ${killedBy ?? 'a signal'}` } : { text: String(code) };
      },
    };
  } catch (error) {
    const cause: unknown = limit.reason ?? error;
    if (cause instanceof TimedOut)
      throw new Unanswered(`${program} did not end: ${cause.message}`, { cause });
    if (cause instanceof UserError) throw new Unanswered(cause.message, { cause });
    throw cause;
  }
}

async function folderOf({ workingFolder }: CommandProbe, workFolder: string): Promise<string> {
  const folder = resolve(workFolder, workingFolder ?? '');
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true) throw new Unanswered(`the working folder ${folder} is not there`);
  return folder;
}

/** What the probe names, and of ours only what finds programs and their files. */
function environmentOf(
  { env: named }: CommandProbe,
  { values, env }: CommandContext,
): Readonly<Record<string, string>> {
  const own: Record<string, string> = {};
  for (const name of ['PATH', 'HOME']) {
    const value = env[name];
    if (value !== undefined) own[name] = value;
  }
  for (const { name, value } of named) own[name] = values.fill(value).text;
  return own;
}

/** One output of a program, of which the beginning is kept. */
class Output {
  readonly #parts: Buffer[] = [];
  #size = 0;

  add(part: Buffer): void {
    this.#size += part.length;
    if (this.#size <= MAX_OUTPUT_BYTES) this.#parts.push(part);
  }

  found(): Found {
    if (this.#size > MAX_OUTPUT_BYTES)
      return {
        missing: `${formatBytes(this.#size)}, of which at most ${formatBytes(MAX_OUTPUT_BYTES)} are looked at`,
      };
    return {
      text: Buffer.concat(this.#parts)
        .toString('utf8')
        .replace(/\r?\n$/, ''),
    };
  }
}

async function readAll(stream: Readable): Promise<Output> {
  const output = new Output();
  for await (const part of stream) {
    if (!Buffer.isBuffer(part)) throw new TypeError('output was not read as bytes');
    output.add(part);
  }
  return output;
}
