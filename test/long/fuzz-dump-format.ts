/**
 * `node build/test/long/fuzz-dump-format.js [minutes] [seed] [case]`: changes real archives in every way and reads them. Nothing may be
 * thrown but an error that says what is wrong with the archive, nothing may take long, and the process may not grow beyond 200 MB.
 * With a case, runs that one alone: seed and number determine it. Exits other than with 0 where something of this does not hold.
 */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { runCase } from './dump-format-cases.js';

const MOST_MEGABYTES = 200;
/** A case takes a millisecond; so long only what hangs, however busy the machine is. */
const HANGS_AFTER_SECONDS = 30;

const [minutes = 10, seed = 1, only] = process.argv.slice(2).map(Number);

if (only === undefined) await campaign();
else console.log(await runCase(seed, only));

async function campaign(): Promise<void> {
  const beat = new SharedArrayBuffer(4);
  const current = new Int32Array(beat);
  const workerData = { beat, seconds: HANGS_AFTER_SECONDS, what: `seed ${seed}` };
  const watchdog = new Worker(join(import.meta.dirname, 'watchdog.js'), { workerData });
  const results = new Map<string, number>();
  const start = Date.now();
  let [number, slowest, grewAt, most] = [0, 0, 0, 0];
  for (; Date.now() - start < minutes * 60_000; number++) {
    Atomics.store(current, 0, number);
    const before = performance.now();
    const result = await oneCase(number);
    slowest = Math.max(slowest, performance.now() - before);
    results.set(result, (results.get(result) ?? 0) + 1);
    const megabytes = process.resourceUsage().maxRSS / 1024;
    if (megabytes > most) [most, grewAt] = [megabytes, number];
    // What was let go of is closed between turns of the event loop.
    if (number % 100 === 0) await setImmediate();
  }
  await watchdog.terminate();
  const counts = [...results].map(([result, count]) => `${result} ${count}`).join(', ');
  console.log(`seed ${seed}: ${number} cases in ${Math.round((Date.now() - start) / 1000)} s: ${counts}`);
  console.log(
    `slowest ${Math.round(slowest)} ms, most memory ${Math.round(most)} MB, first at case ${grewAt}`,
  );
  if (most > MOST_MEGABYTES) throw new Error(`more than ${MOST_MEGABYTES} MB`);
}

async function oneCase(number: number): Promise<string> {
  try {
    return (await runCase(seed, number)).result;
  } catch (error) {
    throw new Error(`seed ${seed}, case ${number} was not refused as it should be`, { cause: error });
  }
}
