/** A thread that ends the process when the main thread has not moved on for too long: nothing else sees what hangs without waiting. */
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import * as v from 'valibot';

const { beat, seconds, what } = v.parse(
  v.object({ beat: v.instance(SharedArrayBuffer), seconds: v.number(), what: v.string() }),
  workerData,
);
const current = new Int32Array(beat);
let [seen, since] = [-1, Date.now()];
setInterval(() => {
  const now = Atomics.load(current, 0);
  if (now !== seen) [seen, since] = [now, Date.now()];
  else if (Date.now() - since > seconds * 1000) {
    writeSync(2, `${what}, case ${now} has hung for ${seconds} s\n`);
    process.kill(process.pid, 'SIGKILL');
  }
}, 500);
