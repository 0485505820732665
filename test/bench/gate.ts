import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkpointPath, entryPath } from '#ledger';
import { writeReceipt } from '#provenance';
import { DirectoryStore } from '#stores';
import { fetchManifest } from '#archive';
import { keysBlock } from '../support/gate.js';
import { NAME, chainOf, headIn, event, type Written } from '../support/ledgers.js';
import { drillPredicate } from '../support/made-sets.js';
import { Job, NODE_24, REPOSITORY } from '../support/runner.js';
import { newSigners, putSignedSet, type Signers } from '../support/signed-sets.js';
import { median, settle, timedNode, type Sample } from './measure.js';
import { memoryResult, spread, type Result } from './row.js';

const ENTRIES = 100_000;
/** Entries in a checkpoint. */
const BUNDLED = 1_000;
const SETS = 100;
/** Receipts of each set. */
const RECEIPTS = 10;
const TARGET_SECONDS = 3;
const TARGET_BYTES = 200_000_000;
const SINCE_SECONDS = 0.3;
const START_SECONDS = 0.15;
const START_RUNS = 15;
const HALF_HOUR = 1_800_000;

/**
 * What the gate takes for 1,000 signed receipts, none of which is good enough, so that it reads every one, and a ledger of 100,000 entries
 * in a local folder; for a ledger of which all but the end is known; and from its start to its first line.
 */
export async function gateResults(
  folder: string,
  runs: number,
  say: (line: string) => void,
): Promise<readonly Result[]> {
  const root = join(folder, 'gate');
  const signers = newSigners();
  const chain = await fill(root, signers);
  say(`${SETS * RECEIPTS} receipts and ${ENTRIES} entries are there`);
  const whole = await samples(runs, () =>
    gate(folder, policy(root, signers, 'backup: { max-age: 90d, drill-max-age: 90d }\nledger: {}\n'), 1),
  );
  const { seq, hash } = headIn(chain, ENTRIES - 500);
  const since = `ledger: { since: { seq: ${seq}, hash: ${hash} } }\n`;
  const known = await samples(runs, () => gate(folder, `store: ${root}\nname: ${NAME}\n${since}`, 0));
  const name = `gate over ${SETS * RECEIPTS} signed receipts and ${ENTRIES} entries`;
  return [
    row(name, whole, TARGET_SECONDS),
    memoryResult(name, Math.max(...whole.flatMap(({ peakBytes }) => peakBytes ?? [])), TARGET_BYTES),
    row('gate from a known head, 500 entries before the last', known, SINCE_SECONDS),
    await startResult(),
  ];
}

function policy(root: string, { publicPem }: Signers, more: string): string {
  return `store: ${root}\nname: ${NAME}\n${more}signatures:\n${keysBlock(publicPem)}`;
}

async function samples(runs: number, work: () => Promise<Sample>): Promise<readonly Sample[]> {
  const taken: Sample[] = [];
  for (let run = 1; run <= runs; run++) {
    await settle();
    taken.push(await work());
  }
  return taken;
}

/** The command, from its start to its end. */
async function gate(folder: string, text: string, exit: number): Promise<Sample> {
  const file = join(folder, 'gate.yml');
  await writeFile(file, text);
  const args = [join(REPOSITORY, 'dist', 'cli.js'), 'gate', '--policy', file];
  return timedNode(
    NODE_24,
    {
      args: [...args, '--vsa-path', join(folder, 'vsa.json')],
      env: { PATH: '/usr/bin:/bin', HOME: folder },
      exit,
    },
    folder,
  );
}

function row(name: string, taken: readonly Sample[], target: number): Result {
  const times = taken.map(({ seconds }) => seconds);
  const middle = median(times);
  return {
    name,
    ours: spread(times),
    theirs: '',
    value: `${Math.round(middle * 1000)} ms`,
    target: `≤ ${target * 1000} ms`,
    reached: middle <= target,
  };
}

async function startResult(): Promise<Result> {
  await using job = await Job.start();
  const taken: Sample[] = [];
  for (let run = 0; run < START_RUNS; run++) {
    const step = await job.startMain('actions/provenance-verify', {});
    const milliseconds = await step.firstLine;
    step.kill('SIGKILL');
    const { log } = await step.result;
    if (milliseconds === undefined) throw new Error(`provenance-verify wrote no line: ${log}`);
    taken.push({ seconds: milliseconds / 1000 });
  }
  return row('cold start of provenance-verify to its first log line', taken, START_SECONDS);
}

/** Sets whose drills proved too little, and a ledger with its checkpoints. */
async function fill(root: string, { signer }: Signers): Promise<readonly Written[]> {
  const store = new DirectoryStore(root);
  const began = Date.now() - (ENTRIES + 1) * 1_000;
  const chain = chainOf(ENTRIES, undefined, (seq) => event(seq, { at: new Date(began + seq * 1_000) }));
  for (let from = 0; from < ENTRIES; from += BUNDLED) {
    const part = chain.slice(from, from + BUNDLED);
    await Promise.all(
      part.map(({ entry, line }) => put(join(root, entryPath(NAME, entry.seq)), `${line}\n`)),
    );
    const lines = part.map(({ line }) => `${line}\n`);
    await put(join(root, checkpointPath(NAME, from + BUNDLED)), lines.join(''));
  }
  for (let set = 1; set <= SETS; set++) {
    const at = new Date(Date.now() - set * HALF_HOUR);
    const id = await putSignedSet(store, at, signer);
    const found = await fetchManifest({ store, name: NAME, id });
    for (let drill = 1; drill <= RECEIPTS; drill++) {
      const predicate = drillPredicate(new Date(at.getTime() + drill * 60_000), {
        claim: 'restorable',
        signature: signer.kind,
      });
      await writeReceipt(found, { kind: 'drill', predicate }, signer);
    }
  }
  return chain;
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
