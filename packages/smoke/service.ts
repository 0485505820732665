import { randomUUID } from 'node:crypto';
import type { Exit, ProcessGroup } from '#postgres';
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
  /** Resolves when its program is gone, whoever ended it. */
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
  const { GROUP_MARK, endGroup, groupOf, startProgram } = await import('#postgres');
  const mark = randomUUID();
  const tail = new Tail();
  // Not given the run's signal: it is ended after the probes, with its group, and they are told to end first.
  const running = await startProgram(program, {
    args,
    env: { ...env, [GROUP_MARK]: mark },
    ...(workingFolder === undefined ? {} : { cwd: workingFolder }),
    onStderr: (line) => {
      tail.line(line);
    },
  });
  running.stdin.end();
  running.stdout.on('data', (part: Buffer) => {
    tail.write(part);
  });
  const group = await groupOf(running.pid, mark);
  onGroup(group);
  return {
    exited: running.exited,
    lastLines: (count) => tail.last(count),
    async stop() {
      await endGroup(group);
      await running.exited;
    },
  };
}

/** How a program ended, in words. */
export function exitWords({ code, signal }: Exit): string {
  return signal === null ? `exit code ${code}` : `signal ${signal}`;
}
