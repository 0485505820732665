/**
 * `npm run bench`: what Backproof takes, against what somebody would run instead, on the same data in one run. It measures what is
 * in `dist/`. A ratio beyond its target is a result, not an error; the exit code is 1 only where something failed to run.
 *
 * BENCH_RUNS: runs of every side (5). BENCH_SCALE: pgbench's scale (50, about 750 MB); of the realistic rows, 30 MB of COPY text
 * a unit (50, 1.5 GB). BENCH_ONLY: some of hasher, start, backup, equality-backup, verify, drill, compare, locate, tables, memory, smoke,
 * upload, many-sets, requests, gate, separated by commas. BENCH_UPLOAD_MB: length of the stream that is uploaded, in MiB (2048). BENCH_MAJORS: 15 and 17, separated by commas.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backupRows } from './backup.js';
import { compareResult } from './compare.js';
import { drillRow } from './drill.js';
import { equalityBackupRows } from './equality-backup.js';
import { gateResults } from './gate.js';
import { locateResults } from './locate.js';
import { loadText, machineFacts } from './machine.js';
import { memoryResults } from './memory.js';
import { manySetsResults } from './many-sets.js';
import { measureRow, type Result, type Row } from './row.js';
import { requestsResult } from './requests.js';
import { hasherResults } from './row-hasher.js';
import { smokeResults } from './smoke.js';
import { openStand, type BenchMajor, type Stand } from './stand.js';
import { startResult } from './start.js';
import { table } from './table.js';
import { tablesRow } from './tables.js';
import { uploadResults } from './upload.js';
import { verifyRows } from './verify.js';

const PARTS = [
  ...['hasher', 'start', 'backup', 'equality-backup', 'verify'],
  ...['drill', 'compare', 'locate', 'tables', 'memory', 'smoke', 'upload', 'many-sets', 'requests'],
  'gate',
];
/** They need no database. */
const ALONE = ['hasher', 'smoke', 'upload', 'gate'];

const runs = wholeNumber('BENCH_RUNS', 5);
const scale = wholeNumber('BENCH_SCALE', 50);
const parts = chosen('BENCH_ONLY', PARTS);
const majors = chosen('BENCH_MAJORS', ['17', '15']).map((text): BenchMajor => (text === '17' ? 17 : 15));

const folder = await mkdtemp(join(tmpdir(), 'bp-bench-'));
// Throwaway servers run as another user, who must get through.
await chmod(folder, 0o711);
const results: Result[] = [];
try {
  for (const fact of await machineFacts()) console.log(fact);
  if (parts.includes('hasher')) results.push(...hasherResults());
  if (parts.includes('smoke')) results.push(...(await smokeResults(runs, say)));
  if (parts.includes('gate')) results.push(...(await gateResults(folder, runs, say)));
  if (parts.includes('upload')) {
    results.push(...(await uploadResults(wholeNumber('BENCH_UPLOAD_MB', 2048), runs, folder, say)));
  }
  for (const major of parts.some((part) => !ALONE.includes(part)) ? majors : []) {
    console.log(`PostgreSQL ${major}: filling a database with pgbench's tables at scale ${scale}`);
    const stand = await openStand(major, scale, folder);
    try {
      console.log(`server ${stand.server.version.text}, programs ${stand.programs.version.text}`);
      await measure(stand);
    } finally {
      await stand.stop();
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(`\nMedians of ${runs} runs, least and most in brackets; load at the end ${loadText()}\n`);
console.log(table(results));

async function measure(stand: Stand): Promise<void> {
  if (parts.includes('start') && stand.major === 17) results.push(await startResult(stand));
  if (parts.includes('backup')) for (const row of backupRows(stand)) await one(row);
  if (parts.includes('equality-backup'))
    for (const row of await equalityBackupRows(stand, scale)) await one(row);
  if (parts.includes('verify')) for await (const row of verifyRows(stand)) await one(row);
  if (parts.includes('drill')) {
    const { row, stop } = await drillRow(stand);
    try {
      await one(row);
    } finally {
      await stop();
    }
  }
  if (parts.includes('compare')) results.push(await compareResult(stand, { scale, runs }, say));
  if (parts.includes('locate')) results.push(...(await locateResults(stand, runs, say)));
  if (parts.includes('tables')) {
    const { row, stop } = await tablesRow(stand);
    try {
      // Forty thousand statements even out within one run, and take a minute.
      results.push(...(await measureRow(row, 1, say)));
    } finally {
      await stop();
    }
  }
  if (parts.includes('many-sets') && stand.major === 17) {
    results.push(...(await manySetsResults(stand, runs, say)));
  }
  if (parts.includes('requests') && stand.major === 17) results.push(await requestsResult(stand, say));
  if (parts.includes('memory')) results.push(...(await memoryResults(stand, say)));
}

async function one(row: Row): Promise<void> {
  results.push(...(await measureRow(row, runs, say)));
}

function say(line: string): void {
  console.log(`${line} (load ${loadText()})`);
}

function wholeNumber(name: string, otherwise: number): number {
  const text = process.env[name] ?? '';
  if (text === '') return otherwise;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new RangeError(`${name} is a whole number from 1 on, not ${text}`);
}

function chosen<T extends string>(name: string, known: readonly T[]): readonly T[] {
  const text = process.env[name] ?? '';
  if (text === '') return known;
  return text.split(',').map((word) => {
    const part = known.find((candidate) => candidate === word.trim());
    if (part === undefined) throw new RangeError(`${name} knows ${known.join(', ')}, not ${word}`);
    return part;
  });
}
