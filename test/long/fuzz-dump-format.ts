/**
 * `node build/test/long/fuzz-dump-format.js [minutes] [seed] [case]`: changes real archives in every way and reads them. Nothing may be
 * thrown but an error that says what is wrong with the archive, nothing may take long, and the process may not grow beyond 200 MB.
 * With a case, runs that one alone: seed and number determine it. Exits other than with 0 where something of this does not hold.
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import { runCase } from './dump-format-cases.js';

const MOST_MEGABYTES = 200;
/** A case takes a millisecond; so long only what hangs, however busy the machine is. */
const HANGS_AFTER_MS = 30_000;
/**
 * Left alone, V8 widens the space for short-lived objects to more than 100 MB while thousands of archives are read in a row, with
 * nothing in it that is still used. Held down, what is measured is the reader.
 */
const LIMITS = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 128 };

const [minutes = 10, seed = 1, only] = process.argv.slice(2).map(Number);

if (only === undefined) await campaign();
else console.log(await runCase(seed, only));

async function campaign(): Promise<void> {
  const beat = new SharedArrayBuffer(4);
  const current = new Int32Array(beat);
  const start = Date.now();
  const worker = new Worker(join(import.meta.dirname, 'dump-format-worker.js'), {
    workerData: { seed, until: start + minutes * 60_000, beat },
    resourceLimits: LIMITS,
  });
  let [seen, since] = [-1, start];
  const watch = setInterval(() => {
    const now = Atomics.load(current, 0);
    if (now !== seen) [seen, since] = [now, Date.now()];
    else if (Date.now() - since > HANGS_AFTER_MS) {
      console.error(`seed ${seed}, case ${now} hangs`);
      // A worker that hangs keeps the process alive.
      process.exit(1);
    }
  }, 500);
  try {
    const said = v.object({ cases: v.number(), slowest: v.number(), results: v.map(v.string(), v.number()) });
    const [answer] = v.parse(v.tuple([said]), await once(worker, 'message'));
    const { cases, slowest, results } = answer;
    const counts = [...results].map(([result, count]) => `${result} ${count}`).join(', ');
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(`seed ${seed}: ${cases} cases in ${Math.round((Date.now() - start) / 1000)} s: ${counts}`);
    console.log(`slowest ${Math.round(slowest)} ms, most memory ${megabytes} MB`);
    if (megabytes > MOST_MEGABYTES) throw new Error(`more than ${MOST_MEGABYTES} MB`);
  } catch (error) {
    throw new Error(`seed ${seed}, case ${Atomics.load(current, 0)}`, { cause: error });
  } finally {
    clearInterval(watch);
  }
}
