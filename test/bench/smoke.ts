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
const PROBES = 500;
const PARALLEL = 8;

/** When a server was first and last busy, by the monotonic clock. */
interface Seen {
  requests: number;
  first: number;
  last: number;
}

/** What `dr-restore-smoke` takes to its first probe, and for 500 of them, against a server in this process. */
export async function smokeResults(runs: number, say: (line: string) => void): Promise<readonly Result[]> {
  const seen: Seen = { requests: 0, first: 0, last: 0 };
  const server = await answering(seen);
  await using job = await Job.start();
  try {
    const base = `http://127.0.0.1:${portOf(server)}`;
    const ask = async (probes: string): Promise<number> => {
      Object.assign(seen, { requests: 0, first: 0, last: 0 });
      const begun = performance.now();
      const step = await job.main('actions/dr-restore-smoke', { with: { probes, 'base-url': base } });
      if (step.exitCode !== 0) throw new Error(`the probes did not hold: ${step.log}`);
      return begun;
    };
    const starts: number[] = [];
    for (let run = 1; run <= START_RUNS; run++) {
      const begun = await ask(probeFile(1));
      starts.push((seen.first - begun) / 1000);
    }
    say(`dr-restore-smoke, cold start to the first probe: ${spread(starts)}`);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let run = 1; run <= runs; run++) {
      await settle();
      await ask(probeFile(PROBES));
      ours.push(busy(seen));
      await settle();
      Object.assign(seen, { requests: 0, first: 0, last: 0 });
      await bareClient(base);
      theirs.push(busy(seen));
    }
    say(`${PROBES} probes: ${spread(ours)}, a bare client: ${spread(theirs)}`);
    return [startRow(starts), ratioRow(ours, theirs)];
  } finally {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
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

function ratioRow(ours: readonly number[], theirs: readonly number[]): Result {
  const ratio = median(ours) / median(theirs);
  return {
    name: `${PROBES} HTTP probes, ${PARALLEL} at a time / a bare client with keep-alive`,
    ours: spread(ours),
    theirs: spread(theirs),
    value: ratio.toFixed(3),
    target: `≤ ${RATIO_TARGET.toFixed(2)}`,
    reached: ratio <= RATIO_TARGET,
  };
}

/** From the first request to the end of the last answer, in seconds. */
function busy({ requests, first, last }: Seen): number {
  if (requests !== PROBES) throw new Error(`${requests} requests came, not ${PROBES}`);
  return (last - first) / 1000;
}

async function answering(seen: Seen): Promise<Server> {
  const server = createServer((request, response) => {
    if (seen.requests === 0) seen.first = performance.now();
    seen.requests += 1;
    response.once('finish', () => {
      seen.last = performance.now();
    });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ status: 'ok', path: request.url }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('a listening server has no port');
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
async function bareClient(base: string): Promise<void> {
  const file = join(import.meta.dirname, 'smoke-client.js');
  const child = spawn(NODE_24, [file, base, String(PROBES), String(PARALLEL)], { stdio: 'inherit' });
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`the bare client ended with ${child.exitCode ?? 'a signal'}`);
}
