import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startService, urlOf } from '../support/process.js';
import { Job, NODE_24 } from '../support/runner.js';
import { SMOKE_SQL, SmokeService } from '../support/smoke-service.js';
import { median, settle } from './measure.js';
import { spread, type Result } from './row.js';

const START_TARGET_MS = 150;
const START_RUNS = 15;
const RATIO_TARGET = 1.3;
const ADDED_TARGET_MS = 1;
const PROBES = 500;
const PARALLEL = 8;

/** What is asked: an answer that takes a query of the database, as most do, and one that is there at once. */
const QUERY = { path: '/orders/count', expect: "{ json: $.count, equals: '20' }" } as const;
const AT_ONCE = { path: '/home', expect: '{ json: $.status, equals: ok }' } as const;
type Asked = typeof QUERY | typeof AT_ONCE;

/**
 * What `dr-restore-smoke` takes to its first probe, and for 500 of them, against a small service over PostgreSQL in this process; beside
 * it the same requests by Node's own client, with as many connections, which are kept.
 */
export async function smokeResults(runs: number, say: (line: string) => void): Promise<readonly Result[]> {
  await using postgres = await startService(17);
  const seen = new Requests();
  await using service = await SmokeService.start({
    databaseUrl: urlOf(await postgres.database(SMOKE_SQL)),
    onRequest: () => {
      seen.came();
    },
  });
  await using job = await Job.start();
  const base = `http://127.0.0.1:${service.port}`;
  const probe = async (asked: Asked, count: number): Promise<number> => {
    seen.forget();
    const begun = performance.now();
    const step = await job.main('actions/dr-restore-smoke', {
      with: { probes: probeFile(asked, count), 'base-url': base },
    });
    if (step.exitCode !== 0) throw new Error(`the probes did not hold: ${step.log}`);
    return begun;
  };
  const starts: number[] = [];
  for (let run = 1; run <= START_RUNS; run++) {
    const begun = await probe(AT_ONCE, 1);
    starts.push((seen.first - begun) / 1000);
  }
  say(`dr-restore-smoke, cold start to the first probe: ${spread(starts)}`);
  const sides = async (asked: Asked): Promise<Sides> => {
    const both: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
    for (let run = 1; run <= runs; run++) {
      await settle();
      await probe(asked, PROBES);
      both.ours.push(seen.seconds(PROBES));
      await settle();
      seen.forget();
      await bareClient(base + asked.path);
      both.theirs.push(seen.seconds(PROBES));
    }
    say(`${PROBES} probes of ${asked.path}: ${spread(both.ours)}, a bare client: ${spread(both.theirs)}`);
    return both;
  };
  return [startRow(starts), ratioRow(await sides(QUERY)), addedRow(await sides(AT_ONCE))];
}

/** The requests that came to the service, by the monotonic clock in milliseconds. */
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
    name: `${PROBES} HTTP probes, ${PARALLEL} at a time, of a service over PostgreSQL / a bare client`,
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

function probeFile({ path, expect }: Asked, count: number): string {
  const probes = Array.from(
    { length: count },
    (_, n) => `  - { name: probe ${n}, http: { url: ${path}?n=${n} }, expect: [${expect}] }`,
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
