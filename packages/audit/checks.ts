import {
  decided,
  formatCount,
  formatDuration,
  formatInstant,
  notApplicable,
  notRun,
  type Check,
  type CheckParts,
} from '#verdict';
import { isApproved } from './approvals.js';
import { signatures, some } from './signature-checks.js';
import { ledgerChecks } from './ledger-checks.js';
import { lossOf, type AuditedRun, type Facts } from './model.js';

/**
 * Judge what was found. Ids are stable.
 *
 * @param trusting whether anybody was named whose signatures count
 * @param asked whether anybody was named who can tell of approvals
 */
export function auditChecks(
  facts: Facts,
  { trusting, asked }: { readonly trusting: boolean; readonly asked: boolean },
): readonly Check[] {
  return [
    madeCheck(facts),
    gapsCheck(facts),
    keptCheck(facts),
    coveredCheck(facts),
    setSignatures(facts, trusting),
    runsCheck(facts),
    restoredCheck(facts),
    ...targetChecks(facts),
    receiptSignatures(facts, trusting),
    recoveriesCheck(facts, asked),
    receiptsKept(facts),
    ...ledgerChecks(facts),
  ];
}

function madeCheck({ backups, days }: Facts): Check {
  const whole = backups.filter(({ state }) => state === 'held' || state === 'pruned');
  return decided(whole.length > 0, {
    id: 'audit.backups',
    expected: 'a backup in the period',
    found: `${formatCount(whole.length, 'backup')}, on ${days.withBackup} of ${formatCount(days.all, 'day')}`,
  });
}

function gapsCheck({ gaps, targets }: Facts): Check {
  const longest = Math.max(0, ...gaps.map(({ from, to }) => (to.getTime() - from.getTime()) / 1000));
  return decided(gaps.length === 0, {
    id: 'audit.gaps',
    expected: `a backup at least every ${formatDuration(targets.maxGap)}`,
    found:
      gaps.length === 0
        ? 'no longer time without one'
        : `${formatCount(gaps.length, 'longer time')} without one, the longest ${formatDuration(longest)}: ${some(
            gaps.map(({ from, to }) => `${formatInstant(from)} to ${formatInstant(to)}`),
          )}`,
  });
}

/** Whether every backup that was made is as it was, or went by the rules. */
function keptCheck({ backups, ledger, store }: Facts): Check {
  const wrong = backups.filter(({ state }) => WRONG.has(state));
  const incomplete = backups.filter(({ state }) => state === 'incomplete').length;
  const parts: CheckParts = {
    id: 'audit.kept',
    expected: 'every backup as it was made, or deleted by retention',
    found: wrong.length === 0 ? keptWords(backups) : some(wrong.map(({ id, state }) => `${id} is ${state}`)),
    where: store,
  };
  const rest = incomplete === 0 ? '' : `, ${formatCount(incomplete)} that never ended`;
  const told = { ...parts, found: `${parts.found}${rest}` };
  if (wrong.length > 0 || ledger.head !== undefined) return decided(wrong.length === 0, told);
  return notRun({
    ...told,
    found: `${told.found}; without a ledger nobody can say whether there were others`,
  });
}

const WRONG: ReadonlySet<string> = new Set(['gone', 'changed', 'unreadable']);

/** Whether anybody wrote over or deleted what a store with versions still keeps. */
function coveredCheck({ covered }: Facts): Check {
  const parts = { id: 'audit.versions', expected: 'no manifest and no receipt written over or deleted' };
  if (covered === undefined)
    return notApplicable({ ...parts, found: 'the store keeps no versions, and cannot tell' });
  const found =
    covered.length === 0
      ? 'none'
      : some(covered.map(({ path, how }) => `${path} was ${how}; the store keeps it`));
  return decided(covered.length === 0, { ...parts, found });
}

function keptWords(backups: Facts['backups']): string {
  const count = (state: string): number => backups.filter((backup) => backup.state === state).length;
  return `${formatCount(count('held'))} there, ${formatCount(count('pruned'))} deleted by retention`;
}

function setSignatures({ backups }: Facts, trusting: boolean): Check {
  const there = backups.filter(
    ({ state }) => state === 'held' || state === 'changed' || state === 'unreadable',
  );
  return signatures(
    there.map(({ id, evidence }) => ({ what: id, evidence })),
    { id: 'audit.set-signatures', expected: 'every set that is there signed by somebody trusted' },
    trusting,
  );
}

function receiptSignatures({ runs }: Facts, trusting: boolean): Check {
  return signatures(
    runs.map(({ path, evidence }) => ({ what: path, evidence })),
    {
      id: 'audit.receipts',
      expected: 'every receipt signed by somebody trusted, about the set that it names',
    },
    trusting,
  );
}

function receiptsKept({ unreceipted, ledger }: Facts): Check {
  const parts = { id: 'audit.receipts-kept', expected: 'a receipt for every run that the ledger tells of' };
  if (ledger.head === undefined) return notApplicable({ ...parts, found: 'there is no ledger' });
  if (unreceipted.length === 0) return decided(true, { ...parts, found: 'none is missing' });
  const words = unreceipted.map(
    ({ seq, action, subject, at }) => `entry ${seq}, ${action} of ${subject.backup_id ?? 'no set'} at ${at}`,
  );
  return notRun({
    ...parts,
    found: `${formatCount(unreceipted.length)} missing, taken away or never left (\`receipt: false\`): ${some(words)}`,
  });
}

/** Whether somebody let every recovery happen. */
function recoveriesCheck({ recoveries }: Facts, asked: boolean): Check {
  const parts = { id: 'audit.recoveries', expected: 'every recovery approved by somebody' };
  if (recoveries.length === 0) return notApplicable({ ...parts, found: 'nothing was recovered' });
  const open = recoveries.filter((one) => !isApproved(one));
  if (open.length === 0) return decided(true, { ...parts, found: `all ${recoveries.length}` });
  const words = open.map(({ run, problem }) => `${run.path}${problem === undefined ? '' : `: ${problem}`}`);
  const found = `${open.length} of ${recoveries.length} by nobody that is known of: ${some(words)}`;
  return asked ? notRun({ ...parts, found }) : notApplicable({ ...parts, found });
}

/** What went wrong in the period and was put right since costs no verdict, and is not hidden. */
function runsCheck({ runs, broken }: Facts): Check {
  const parts = { id: 'audit.runs', expected: 'every run proven' };
  const wrong = runs.filter(({ counts, said }) => counts && said?.verdict !== 'proven');
  if (runs.length + broken.length === 0) return notApplicable({ ...parts, found: 'there was none' });
  if (wrong.length + broken.length === 0) return decided(true, { ...parts, found: `all ${runs.length}` });
  const words = [
    ...wrong.map(({ path, said }) => `${path}: ${said?.verdict ?? 'unreadable'}`),
    ...broken.map(({ seq, action, at }) => `entry ${seq}, a ${action} at ${at}: ended in an error`),
  ];
  return notApplicable({
    ...parts,
    found: `${words.length} of ${runs.length + broken.length} not: ${some(words)}`,
  });
}

/** Was it ever restored? The newest drill that came to a result says so. */
function restoredCheck({ runs }: Facts): Check {
  const drills = runs.filter(({ kind, counts }) => kind === 'drill' && counts);
  const proven = drills.filter(({ said }) => said?.verdict === 'proven');
  const last = drills.findLast(({ said }) => said !== undefined && said.verdict !== 'unproven');
  const parts = { id: 'audit.restored', expected: 'a backup that was restored, and the newest drill proven' };
  const told = `${formatCount(drills.length, 'drill')}, ${formatCount(proven.length)} proven`;
  if (last?.said === undefined) return notRun({ ...parts, found: `${told}; none came to a result` });
  return decided(last.said.verdict === 'proven', {
    ...parts,
    found: `${told}, the newest ${formatInstant(last.said.finishedAt)}: ${last.said.verdict} (${last.said.claim})`,
    where: last.path,
  });
}

function targetChecks({ runs, targets }: Facts): readonly Check[] {
  const drills = runs.filter(
    ({ kind, counts, said }) => kind === 'drill' && counts && said?.verdict === 'proven',
  );
  return [
    target(drills, 'audit.rto', targets.rto, ({ said }) => said?.rto?.seconds),
    target(drills, 'audit.rpo', targets.rpo, lossOf),
  ];
}

function target(
  drills: readonly AuditedRun[],
  id: string,
  promised: number | undefined,
  secondsOf: (run: AuditedRun) => number | undefined,
): Check {
  const measured = drills.flatMap((run) => {
    const seconds = secondsOf(run);
    return seconds === undefined ? [] : [{ path: run.path, seconds }];
  });
  const [worst] = measured.toSorted((a, b) => b.seconds - a.seconds);
  const found = worst === undefined ? 'not measured' : `at most ${formatDuration(worst.seconds)}`;
  if (promised === undefined) return notApplicable({ id, expected: 'no target was given', found });
  const parts = { id, expected: `at most ${formatDuration(promised)} in every proven drill` };
  if (worst === undefined) return notRun({ ...parts, found });
  const over = measured.filter(({ seconds }) => seconds > promised).length;
  return decided(over === 0, {
    ...parts,
    found: over === 0 ? found : `${over} of ${measured.length} took longer, ${found}`,
    where: worst.path,
  });
}
