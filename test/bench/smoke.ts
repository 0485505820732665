import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { Job, NODE_24 } from '../support/runner.js';
import { median, settle } from './measure.js';
import { spread, type Result } from './row.js';

const START_TARGET_MS = 150;
const START_RUNS = 15;
const RATIO_TARGET = 1.3;
const ADDED_TARGET_MS = 1;
const PROBES = 500;
const PARALLEL = 8;

/** What a service over a database may take for an answer, in milliseconds. */
const ANSWER_MS = 5;

/**
 * What `dr-restore-smoke` takes to its first probe, and for 500 of them, against a server in this process; beside it the same requests
 * by Node's own client, with as many connections, which are kept.
 */
export async function smokeResults(runs: number, say: (line: string) => void): Promise<readonly Result[]> {
  const seen = new Requests();
  await using server = await AnsweringServer.start(seen);
  await using job = await Job.start();
  const probe = async (count: number): Promise<number> => {
    seen.forget();
    const begun = performance.now();
    const step = await job.main('actions/dr-restore-smoke', {
      with: { probes: probeFile(count), 'base-url': server.url },
    });
    if (step.exitCode !== 0) throw new Error(`the probes did not hold: ${step.log}`);
    return begun;
  };
  const starts: number[] = [];
  for (let run = 1; run <= START_RUNS; run++) {
    const begun = await probe(1);
    starts.push((seen.first - begun) / 1000);
  }
  say(`dr-restore-smoke, cold start to the first probe: ${spread(starts)}`);
  const sides = async (answerMs: number): Promise<Sides> => {
    server.answerMs = answerMs;
    const both: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
    for (let run = 1; run <= runs; run++) {
      await settle();
      await probe(PROBES);
      both.ours.push(seen.seconds(PROBES));
      await settle();
      seen.forget();
      await bareClient(`${server.url}/items`);
      both.theirs.push(seen.seconds(PROBES));
    }
    say(`${PROBES} probes, ${answerMs} ms each: ${spread(both.ours)}, bare: ${spread(both.theirs)}`);
    return both;
  };
  return [startRow(starts), ratioRow(await sides(ANSWER_MS)), addedRow(await sides(0))];
}

/** A server that takes its time for each answer. */
class AnsweringServer implements AsyncDisposable {
  answerMs = 0;
  readonly #server: Server;

  private constructor(seen: Requests) {
    this.#server = createServer((request, response) => {
      seen.came();
      const answer = (): void => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ status: 'ok', path: request.url }));
      };
      if (this.answerMs === 0) answer();
      else setTimeout(answer, this.answerMs);
    });
  }

  static async start(seen: Requests): Promise<AnsweringServer> {
    const made = new AnsweringServer(seen);
    made.#server.listen(0, '127.0.0.1');
    await once(made.#server, 'listening');
    return made;
  }

  get url(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('a listening server has no port');
    return `http://127.0.0.1:${address.port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** The requests that came to the server, by the monotonic clock in milliseconds. */
class Requests {
  #times: number[] = [];

  came(): void {
    this.#times.push(performance.now());
  }

  forget(): void {
    this.#times = [];
  }

  get first(): number {
    return this.#times[0] ?? NaN;
  }

  /** From the first request to the last of so many. */
  seconds(expected: number): number {
    if (this.#times.length !== expected)
      throw new Error(`${this.#times.length} requests came, not ${expected}`);
    return ((this.#times.at(-1) ?? NaN) - this.first) / 1000;
  }
}

interface Sides {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

function startRow(starts: readonly number[]): Result {
  const middle = median(starts) * 1000;
  return {
    name: 'cold start of dr-restore-smoke to its first probe sent',
    ours: spread(starts),
    theirs: '',
    value: `${Math.round(middle)} ms`,
    target: `≤ ${START_TARGET_MS} ms`,
    reached: middle <= START_TARGET_MS,
  };
}

function ratioRow({ ours, theirs }: Sides): Result {
  const ratio = median(ours) / median(theirs);
  return {
    name: `${PROBES} HTTP probes, ${PARALLEL} at a time, answered after ${ANSWER_MS} ms / a bare client`,
    ours: spread(ours),
    theirs: spread(theirs),
    value: ratio.toFixed(3),
    target: `≤ ${RATIO_TARGET.toFixed(2)}`,
    reached: ratio <= RATIO_TARGET,
  };
}

/** What asking, judging and telling take of each answer, where nobody has to wait for it. */
function addedRow({ ours, theirs }: Sides): Result {
  const added = ((median(ours) - median(theirs)) * 1000) / PROBES;
  return {
    name: 'what a probe adds to a request that is answered at once',
    ours: spread(ours),
    theirs: spread(theirs),
    value: `${added.toFixed(2)} ms`,
    target: `≤ ${ADDED_TARGET_MS} ms`,
    reached: added <= ADDED_TARGET_MS,
  };
}

function probeFile(count: number): string {
  const probes = Array.from(
    { length: count },
    (_, n) =>
      `  - { name: probe ${n}, http: { url: /items/${n} }, expect: [{ json: $.status, equals: ok }] }`,
  );
  return [`parallel: ${PARALLEL}`, 'probes:', ...probes, ''].join('\n');
}

/** The same requests by Node's own client in a process of its own, as many at a time, on connections that are kept. */
async function bareClient(url: string): Promise<void> {
  const file = join(import.meta.dirname, 'smoke-client.js');
  const child = spawn(NODE_24, [file, url, String(PROBES), String(PARALLEL)], { stdio: 'inherit' });
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`the bare client ended with ${child.exitCode ?? 'a signal'}`);
}
