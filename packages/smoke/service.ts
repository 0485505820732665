import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exit, ProcessGroup, Running } from '#process';
import { Tail } from './tail.js';

/** How a service is started: every reference in it is filled in. */
export interface ServiceCommand {
  /** The program and its arguments: no shell. */
  readonly run: readonly [string, ...string[]];
  /** Its whole environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly workingFolder?: string;
}

/** A service that was started; whoever started it calls `stop`. */
export interface Service {
  /** Resolves when its program is gone, whoever ended it, and its last words were read. */
  readonly exited: Promise<Exit>;
  /** The last lines that it wrote, at most. */
  lastLines(count: number): readonly string[];
  /** End it and all that it started in its group: SIGTERM, and SIGKILL where that does not do. */
  stop(): Promise<void>;
}

/**
 * Start the service under test in a process group of its own.
 *
 * @param onGroup is told at once what ends it, so that it can be ended even after we are killed
 * @throws UserError where the program is not there or may not be run
 */
export async function startService(
  { run: [program, ...args], env, workingFolder }: ServiceCommand,
  onGroup: (group: ProcessGroup) => void,
): Promise<Service> {
  const { GROUP_MARK, boundedLines, endGroup, groupOf, startProgram } = await import('#process');
  const mark = randomUUID();
  const tail = new Tail();
  // Not given the run's signal: it is ended after the probes, with its group, and they are told to end first.
  const running = await startProgram(program, {
    args,
    env: { ...env, [GROUP_MARK]: mark },
    ...(workingFolder === undefined ? {} : { cwd: workingFolder }),
    onStderr: (line) => {
      tail.add(line);
    },
  });
  running.stdin.end();
  boundedLines(running.stdout, MAX_LINE, (line) => {
    tail.add(line);
  });
  const group = await groupOf(running.pid, mark);
  onGroup(group);
  return {
    exited: lastWords(running),
    lastLines: (count) => tail.last(count),
    async stop() {
      await endGroup(group);
      await running.exited;
    },
  };
}

/** A program's end, when its last words were read too: its children may hold its output, and are not waited for longer than this. */
async function lastWords(running: Running): Promise<Exit> {
  const exit = await running.exited;
  await Promise.race([running.ended, sleep(WORDS_MS, undefined, { ref: false })]);
  return exit;
}

const WORDS_MS = 200;
/** Longest line of its output that is kept, in UTF-16 units. */
const MAX_LINE = 1_000;

/** How a program ended, in words. */
export function exitWords({ code, signal }: Exit): string {
  return signal === null ? `exit code ${code}` : `signal ${signal}`;
}
