import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProgram, type Running } from '#process';

/** Programs of a server made for a test, which end for good with it, and with this process however that ends. */
export class Daemons implements AsyncDisposable {
  readonly #running: Running[] = [];

  async start(
    path: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ): Promise<Running> {
    // The kernel ends it when we are gone: jest may be killed at any moment.
    const guarded = ['--pdeathsig', 'KILL', '--', path, ...args];
    const running = await startProgram('/usr/bin/setpriv', { args: guarded, env });
    running.stdin.end();
    running.stdout.resume();
    this.#running.push(running);
    return running;
  }

  /** Wait until a server answers HTTP; whatever it says will do. @throws Error with its last words where it ends instead */
  async answers(url: string, server: Running): Promise<void> {
    const ending = server.ended.then(({ code, stderr }) => {
      throw new Error(`The server ended with ${code} before it answered: ${stderr.join('\n')}`);
    });
    await Promise.race([ending, until(url)]);
    ending.catch(() => undefined);
  }

  /** At once: what they hold is thrown away, so none need put it in order. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const { pid } of this.#running) killGroup(pid);
    await Promise.all(this.#running.map(({ ended }) => ended));
  }
}

const PATIENCE_MS = 60_000;

async function until(url: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      await (await fetch(url)).body?.cancel();
      return;
    } catch (error) {
      if (performance.now() > deadline) throw new Error(`${url} does not answer`, { cause: error });
    }
    await sleep(20);
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Ports of loopback on which nobody listens, below those that the system gives to whoever connects. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
