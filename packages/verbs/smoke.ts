import { dirname, join } from 'node:path';
import type { InputsOf, Outcome, Verb, VerbContext } from '#kit';
import type { GivenName, ProbeResult, SmokeOptions, SmokeRun, Surroundings } from '#smoke';
import { PRODUCER, conclude, formatCount, formatDuration, type Check, type Conclusion } from '#verdict';
import { headFacts, note, type Noted } from './ledger.js';
import { writeReport } from './report-files.js';
import { drRestoreSmoke } from './schemas/dr-restore-smoke.js';
import { readProbes } from './smoke-file.js';
import type { Probed } from './smoke-receipt.js';
import type { RestoredSet } from './smoke-set.js';
import { SoonTold } from './soon-told.js';
import { checksJson, wrongIds } from './words.js';

type Inputs = InputsOf<typeof drRestoreSmoke>;

/** `backproof smoke`, the action `dr-restore-smoke`. */
export const smoke: Verb<typeof drRestoreSmoke> = {
  schema: drRestoreSmoke,
  execute: async (inputs, context) => {
    const [{ checksOf, probeCheck, readPlan, smoke: ask }, { file, text }] = await Promise.all([
      import('#smoke'),
      readProbes(inputs),
    ]);
    const plan = await readPlan(text, { file, given: givenNames(inputs) });
    // Loaded only where it is needed: what reads manifests takes as long to load as all the rest.
    const set =
      inputs.store === '' ? undefined : await (await import('./smoke-set.js')).readSet(inputs, context);
    if (set !== undefined) context.about(set.name);
    const leaveReceipt =
      set === undefined
        ? () => Promise.resolve('')
        : await (await import('./smoke-receipt.js')).prepareReceipt(set, inputs, context);
    const { log } = context.ports;
    const lines = new SoonTold((text) => {
      log.info(text);
    });
    const surroundings = surroundingsFor(inputs, set, context, (probe) => {
      lines.add(probeLine(probeCheck(probe, file)));
    });
    const options: SmokeOptions = {
      file,
      onGroup: (group) => {
        context.guard({ kind: 'process', ...group });
      },
    };
    const startedAt = context.ports.clock.now();
    const run = await log.group('Probes', async () => {
      try {
        return await ask(plan, surroundings, options, context.ports);
      } finally {
        lines.tell();
      }
    });
    for (const line of run.service?.lastLines ?? []) log.info(`service | ${line}`);
    const checks = [...(set?.checks ?? []), ...checksOf(run, file)];
    const noted = set === undefined ? [] : await noteProbes(set, checks, inputs, context);
    return smokeOutcome({ run, checks, file, set, startedAt, leaveReceipt, noted }, inputs, context);
  },
};

/** Before the receipt, which vouches for it. */
function noteProbes(
  { found }: RestoredSet,
  checks: readonly Check[],
  inputs: Inputs,
  context: VerbContext,
): Promise<readonly Noted[]> {
  const { store, name, id, sha256 } = found;
  const deed = {
    action: 'smoke',
    subject: { backup_id: id, manifest_sha256: sha256 },
    outcome: conclude(checks, 'none').verdict,
  };
  return note(inputs, { ...deed, store, name }, context);
}

/** What references can name besides captures and the environment. */
function givenNames(inputs: Inputs): readonly GivenName[] {
  const given: readonly (readonly [GivenName, string])[] = [
    ['connection-url', inputs['connection-url']],
    ['base-url', inputs['base-url']],
    ['manifest', inputs.store],
  ];
  return given.flatMap(([name, text]) => (text === '' ? [] : [name]));
}

function surroundingsFor(
  inputs: Inputs,
  set: RestoredSet | undefined,
  context: VerbContext,
  onProbe: (result: ProbeResult) => void,
): Surroundings {
  const [baseUrl, connectionUrl] = [inputs['base-url'], inputs['connection-url']];
  return {
    ...(baseUrl === '' ? {} : { baseUrl }),
    ...(connectionUrl === '' ? {} : { connectionUrl }),
    ...(set?.manifest === undefined ? {} : { manifest: set.manifest }),
    env: context.env,
    mask: (secret) => {
      context.mask(secret);
    },
    workFolder: process.cwd(),
    onProbe,
  };
}

interface Ended {
  readonly run: SmokeRun;
  readonly checks: readonly Check[];
  readonly file: string;
  readonly set: RestoredSet | undefined;
  readonly noted: readonly Noted[];
  readonly startedAt: Date;
  /** Gives the receipt's path in the store, or ''. */
  readonly leaveReceipt: (probed: Probed) => Promise<string>;
}

async function smokeOutcome(
  { run, checks, file, set, startedAt, leaveReceipt, noted }: Ended,
  inputs: Inputs,
  context: VerbContext,
): Promise<Outcome<keyof (typeof drRestoreSmoke)['outputs']>> {
  // Probes ask a system; of a backup's content they say nothing.
  const conclusion = conclude(checks, 'none');
  const { verdict, claim } = conclusion;
  const named = checks.filter(({ subject }) => subject !== undefined);
  const count = (wanted: Check['verdict']): number =>
    named.filter((check) => check.verdict === wanted).length;
  const counts = { passed: count('proven'), failed: count('failed'), unproven: count('unproven') };
  const line = lastLine(conclusion, checks, counts, run.tookMs / 1000);
  const report = {
    title: `Smoke probes of ${file}`,
    ...{ verdict, claim, statement: line, at: context.ports.clock.now() },
    facts: [
      { label: 'Probes', value: file },
      ...(set === undefined ? [] : [{ label: 'Backup set', value: set.id }]),
      ...headFacts(noted),
    ],
    checks,
    phases: phasesOf(run),
    ...{ relations: [], notes: [], producer: PRODUCER },
  };
  const path = await writeReport(report, inputs['report-dir'], context, 'backproof-smoke-report');
  const receipt = await leaveReceipt({ checks, probes: counts, startedAt });
  const junit = join(dirname(path), 'report.junit.xml');
  return {
    report,
    outputs: {
      verdict,
      claim,
      passed: String(counts.passed),
      failed: String(counts.failed),
      unproven: String(counts.unproven),
      'junit-path': junit,
      'report-path': path,
      'receipt-path': receipt,
      checks: checksJson(checks),
    },
    details: {
      file,
      ...counts,
      duration_seconds: run.tookMs / 1000,
      report_path: path,
      receipt_path: receipt,
    },
    lastLine: line,
  };
}

function phasesOf({ service, tookMs }: SmokeRun): readonly { name: string; seconds: number }[] {
  const probes = { name: 'probes', seconds: tookMs / 1000 };
  return service === undefined ? [probes] : [{ name: 'start', seconds: service.tookMs / 1000 }, probes];
}

/** A probe in one line, as it ends. */
function probeLine({ verdict, subject, seconds, expected, found, where }: Check): string {
  const what = `${subject ?? ''} (${formatDuration(seconds ?? 0)})`;
  if (verdict === 'proven') return `✔ ${what}: ${found}`;
  if (verdict === 'unproven') return `? ${what}: ${found}`;
  return `✘ ${what}: expected ${expected}, found ${found} (${where ?? ''})`;
}

function lastLine(
  { verdict }: Conclusion,
  checks: readonly Check[],
  counts: { readonly passed: number; readonly failed: number; readonly unproven: number },
  seconds: number,
): string {
  const all = counts.passed + counts.failed + counts.unproven;
  const took = formatDuration(seconds);
  if (verdict === 'proven')
    return `${formatCount(all, 'probe')} held in ${took}: the system answers as expected. Of a backup's content this claims nothing.`;
  const tally = `${formatCount(counts.failed)} of ${formatCount(all, 'probe')} failed, ${formatCount(counts.unproven)} could not be asked`;
  return `${tally}, in ${took}. Look at ${wrongIds(checks)}.`;
}
