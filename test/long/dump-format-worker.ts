/** Runs one case after the other until time is up, says which one by a shared number, and in the end what came of them. */
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { runCase } from './dump-format-cases.js';

const { seed, until, beat } = v.parse(
  v.object({ seed: v.number(), until: v.number(), beat: v.instance(SharedArrayBuffer) }),
  workerData,
);
const current = new Int32Array(beat);
const results = new Map<string, number>();
let [cases, slowest] = [0, 0];
for (; Date.now() < until; cases++) {
  Atomics.store(current, 0, cases);
  const before = performance.now();
  const { result } = await runCase(seed, cases);
  slowest = Math.max(slowest, performance.now() - before);
  results.set(result, (results.get(result) ?? 0) + 1);
  // What was let go of is closed between turns of the event loop.
  if (cases % 100 === 0) await setImmediate();
}
parentPort?.postMessage({ cases, slowest, results });
