import type { BackupResult } from '#backup';
import type { DrillResult } from '#drill';
import type { InputsOf, Outcome, Verb, VerbContext } from '#kit';
import { OperationFailed, PRODUCER, conclude, formatDuration, type Check, type Claim } from '#verdict';
import { backUpAs } from './backup.js';
import { parseCopies } from './copies.js';
import { drillReport, prepareDrill } from './drill.js';
import { headFacts } from './ledger.js';
import { provenWords } from './proven-words.js';
import { writeReport } from './report-files.js';
import { retentionAfter } from './retention-after.js';
import { root } from './schemas/root.js';
import { publicHalves } from './signing.js';
import { trustFrom } from './trust.js';
import { checksJson, claimWords, factsOf, secondsText, wrongIds } from './words.js';
import { verifyAs } from './verify.js';

type Inputs = InputsOf<typeof root>;

/** `backproof run`, the root action: back up, verify and drill the same set, in one process. */
export const run: Verb<typeof root> = { schema: root, execute: runAll };

async function runAll(
  inputs: Inputs,
  context: VerbContext,
): Promise<Outcome<keyof (typeof root)['outputs']>> {
  const trusting = await trustingOurselves(inputs, context);
  const drillSet = inputs.drill ? await prepareDrill(trusting, context) : undefined;
  const retainAll = await retentionAfter({ ...inputs, keep: inputs.retention }, context);
  const made = await backUpAs(inputs, context);
  refuseAbsent(made);
  const { manifest } = made;
  // The digest comes from our own hand: what is verified and drilled is this very set.
  const set = {
    ...trusting,
    name: manifest.name ?? '',
    'backup-id': manifest.backup_id,
    'manifest-sha256': made.manifestSha256,
    // Without the words behind them.
    copies: parseCopies(inputs.copies, inputs.store, inputs).map(({ store }) => store),
  };
  const verified = await verifyAs(set, context);
  const drilled = await drillSet?.(set);
  const found = merged([made.checks, verified.checks, drilled?.checks ?? []]);
  // Last, so that it knows what was proven just now.
  const retained = await retainAll(made, found);
  const checks = [...found, ...retained.checks];
  const aim: Claim | 'none' =
    drilled === undefined ? (inputs.level === 'quick' ? 'none' : 'intact') : drilled.aim;
  const { verdict, claim } = conclude(checks, aim);
  const report = {
    title: `Backup, verification${drilled === undefined ? '' : ' and drill'} of ${set.name}/${set['backup-id']}`,
    verdict,
    claim,
    statement:
      verdict === 'proven'
        ? provenByAll(claim, drilled)
        : `Not all that was checked held: ${wrongIds(checks)}.`,
    at: context.ports.clock.now(),
    facts: [
      ...(drilled === undefined ? factsOf(manifest) : drillReport(drilled, context).facts),
      ...retained.facts,
      ...headFacts([...made.noted, ...verified.noted, ...(drilled?.noted ?? []), ...retained.noted]),
    ],
    checks,
    phases: [
      { name: 'backup', seconds: made.seconds },
      { name: 'verification', seconds: verified.seconds },
      ...(drilled?.phases ?? []),
    ],
    relations: drilled?.relations ?? [],
    notes: [...made.notes, ...(drilled?.notes ?? [])],
    producer: PRODUCER,
  };
  const url = inputs.keep ? (drilled?.restored?.url ?? '') : '';
  const path = await writeReport(report, inputs['report-dir'], context);
  return {
    report,
    outputs: {
      'backup-id': manifest.backup_id,
      'manifest-path': made.manifestPath,
      'manifest-sha256': made.manifestSha256,
      copies: JSON.stringify(made.stores),
      'size-bytes': String(manifest.total_size_bytes),
      'duration-seconds': secondsText(made.seconds),
      'age-seconds': verified.ageSeconds === undefined ? '' : String(Math.round(verified.ageSeconds)),
      'size-deviation': verified.sizeDeviation === undefined ? '' : verified.sizeDeviation.toFixed(4),
      'rto-seconds': drilled === undefined ? '' : secondsText(drilled.rtoSeconds),
      'connection-url': url,
      'report-path': path,
      'receipt-path': drilled?.receipt ?? verified.receipt,
      checks: checksJson(checks),
      verdict,
      claim,
    },
    details: {
      backup_id: manifest.backup_id,
      name: manifest.name,
      manifest_path: made.manifestPath,
      manifest_sha256: made.manifestSha256,
      size_bytes: manifest.total_size_bytes,
      copies: made.stores,
      phases: report.phases,
      report_path: path,
      receipt_path: drilled?.receipt ?? verified.receipt,
      retention: retained.plans,
    },
    lastLine: `${set.name}/${set['backup-id']}: ${lastWords(verdict, claim, checks, drilled)}`,
  };
}

/** Where nobody says whose signatures count, the keys of the backup's own signature do: it is checked as it lies in the store. */
async function trustingOurselves(inputs: Inputs, context: VerbContext): Promise<Inputs> {
  if (inputs['signing-key'] === '' || (await trustFrom(inputs, context)) !== undefined) return inputs;
  return { ...inputs, 'verify-key': await publicHalves(inputs['signing-key']) };
}

/** @throws OperationFailed where the store that is to be verified has not got the set, though a copy may */
function refuseAbsent({ stores, manifest }: BackupResult): void {
  const [first, ...copies] = stores;
  if (first?.problem === undefined) return;
  const whole = copies.filter(({ written }) => written).map(({ url }) => url);
  throw new OperationFailed(`The set could not be written to ${first.url}: ${first.problem}`, {
    remedy: `It is whole in ${whole.join(', ')}, where it can be verified and drilled`,
    where: manifest.backup_id,
  });
}

/**
 * The checks of several steps about one set: what a later step checked again is told by that step alone, but for failures, which stay
 * whatever was found later. One step may well say several things of one id.
 */
function merged(steps: readonly (readonly Check[])[]): readonly Check[] {
  const key = (check: Check): string => `${check.id}\u0000${check.where ?? ''}`;
  return steps.flatMap((checks, index) => {
    const later = new Set(
      steps
        .slice(index + 1)
        .flat()
        .map(key),
    );
    return checks.filter((check) => check.verdict === 'failed' || !later.has(key(check)));
  });
}

/** What the three steps proved together, and what they did not. */
function provenByAll(claim: Claim | 'none', drilled: DrillResult | undefined): string {
  return drilled === undefined
    ? `Proven ${claim}: ${claimWords(claim)}. Not proven: that it restores.`
    : provenWords({ ...drilled, claim });
}

function lastWords(
  verdict: string,
  claim: Claim | 'none',
  checks: readonly Check[],
  drilled: DrillResult | undefined,
): string {
  if (verdict !== 'proven') return `${verdict}. Look at ${wrongIds(checks)}.`;
  const took = drilled === undefined ? '' : ` Restored in ${formatDuration(drilled.rtoSeconds)}.`;
  return provenByAll(claim, drilled) + took;
}
