import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { MANIFEST_FILE, parseManifest } from '#manifest';
import { median } from './measure.js';
import { REALISTIC as NAME, provideRealistic } from './realistic.js';
import type { Result } from './row.js';
import type { Stand } from './stand.js';

/** MB of COPY text a second, on two cores. */
const TARGET = 200;

const reportSchema = v.object({
  phases: v.array(v.object({ name: v.string(), seconds: v.number() })),
});

/** How fast a drill compares what it restored with what was dumped and with the source's hashes, schema and sequences included. */
export async function compareResult(
  stand: Stand,
  { scale, runs }: { readonly scale: number; readonly runs: number },
  say: (line: string) => void,
): Promise<Result> {
  const store = join(stand.folder, 'store-compared');
  await provideRealistic(stand, scale);
  const set = ['--store', store, '--name', NAME, '--jobs', '2'];
  await stand.ours(['backup', ...set, '--witness', 'strict'], { database: NAME });
  const bytes = await copiedBytes(join(store, NAME));
  const speeds: number[] = [];
  for (let run = 1; run <= runs; run++) {
    const folder = join(stand.folder, 'report');
    await stand.ours(['drill', ...set, '--report-dir', folder]);
    const report = v.parse(reportSchema, JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')));
    const seconds = report.phases.find(({ name }) => name === 'compare')?.seconds ?? NaN;
    speeds.push(bytes / seconds / 1e6);
    say(`comparison, run ${run} of ${runs}: ${seconds.toFixed(2)} s`);
  }
  await rm(store, { recursive: true, force: true });
  const middle = median(speeds);
  return {
    name: `comparison of a restored database, ${Math.round(bytes / 1e6)} MB of COPY text, PostgreSQL ${stand.major}`,
    ours: `${perSecond(Math.min(...speeds))} to ${perSecond(Math.max(...speeds))}`,
    theirs: '',
    value: perSecond(middle),
    target: `≥ ${perSecond(TARGET)}`,
    reached: middle >= TARGET,
  };
}

/** COPY text of the tables of the store's only set. */
async function copiedBytes(folder: string): Promise<number> {
  const [id = ''] = await readdir(join(folder, 'backups'));
  const path = join(folder, 'backups', id, MANIFEST_FILE);
  const { databases } = parseManifest(await readFile(path), path);
  return databases
    .flatMap(({ relations }) => relations)
    .reduce((sum, { fingerprint }) => sum + (fingerprint?.bytes ?? 0), 0);
}

function perSecond(megabytes: number): string {
  return `${Math.round(megabytes)} MB/s`;
}
