import { formatCount, type Check } from '#verdict';
import type { FailureClass, Finding } from '../model.js';
import { classOfCheck, ownClass, REMEDIES, type AlertingVerb } from './classes.js';
import type { Broken, Ending, Reported } from './ending.js';

/**
 * What a run says of each class of failure. A class is green where something of it was proven and nothing is left open; where nothing
 * was proven of it, there is no finding.
 */
export function findingsOf(ending: Ending): readonly Finding[] {
  const { result } = ending;
  const found = result.kind === 'error' ? [broken(result, ending)] : judged(result, ending);
  return [...found, ...standInsFor(found, ending)];
}

function broken({ line, remedy, where }: Broken, ending: Ending): Finding {
  const failure = ownClass(ending.verb);
  return {
    ...commonOf(ending),
    failure,
    state: 'red',
    what: line,
    expected: 'a run that comes to a result',
    found: line,
    remedy: remedy ?? REMEDIES[failure],
    ...(where === undefined ? {} : { where }),
  };
}

function judged(result: Reported, ending: Ending): readonly Finding[] {
  return groupsOf(result, ending).flatMap((group) => {
    const [first, ...more] = group.checks.filter((check) => isWrong(check, ending));
    if (first !== undefined) return [redOf(group, first, more.length, result, ending)];
    const proof = group.checks.find((check) => check.verdict === 'proven');
    const isOpen = group.checks.some((check) => check.required && check.verdict !== 'proven');
    if (proof === undefined || isOpen || !mayTurnGreen(group.failure, result, ending)) return [];
    return [greenOf(group, proof, result, ending)];
  });
}

/** The checks of one class about one database, or about one workflow. */
interface Group {
  readonly database: string;
  readonly failure: FailureClass;
  readonly checks: readonly Check[];
}

function groupsOf({ report }: Reported, ending: Ending): readonly Group[] {
  const groups = new Map<string, Group & { readonly checks: Check[] }>();
  for (const check of report.checks) {
    const failure = classOfCheck(check.id, ending.verb) ?? ownClass(ending.verb);
    const database = subjectOf(check, failure, ending);
    const key = JSON.stringify([failure, database]);
    const group = groups.get(key) ?? { database, failure, checks: [] };
    groups.set(key, group);
    group.checks.push(check);
  }
  return [...groups.values()];
}

/** A schedule is of a workflow, or of the repository, and of no database. */
function subjectOf(check: Check, failure: FailureClass, { database, standIn }: Ending): string {
  return failure === 'schedule-stopped' ? (check.where ?? standIn) : database;
}

/** Unproven is red, unless the run lets it through; then it is neither. */
function isWrong(check: Check, { allowUnproven }: Ending): boolean {
  return check.verdict === 'failed' || (check.required && check.verdict === 'unproven' && !allowUnproven);
}

/** Classes of which a verb can prove the recovery, besides its own. */
const PROVES: Readonly<Record<AlertingVerb, readonly FailureClass[]>> = {
  backup: [],
  watch: [],
  verify: ['freshness', 'size-anomaly', 'schedule-stopped', 'store-posture'],
  drill: ['integrity'],
  smoke: [],
  gate: [],
  run: ['drill-failed', 'integrity', 'freshness', 'size-anomaly', 'store-posture'],
};

/**
 * Whether what was proven says that a class has recovered. Of integrity only what read the bytes of the newest set says so: a set is
 * not mended by another one that was always whole, nor by a look at sizes.
 */
function mayTurnGreen(failure: FailureClass, { report }: Reported, { verb, isNewest }: Ending): boolean {
  if (failure !== ownClass(verb) && !PROVES[verb].includes(failure)) return false;
  if (ABOUT_NO_SET.has(failure)) return true;
  return isNewest && (failure !== 'integrity' || report.claim !== 'none');
}

/** A drill, a probe, a schedule, a store: what recovered is that it works at all. */
const ABOUT_NO_SET: ReadonlySet<FailureClass> = new Set([
  'drill-failed',
  'smoke-failed',
  'schedule-stopped',
  'store-posture',
  'gate-blocked',
]);

function redOf(
  { database, failure }: Group,
  first: Check,
  more: number,
  { report }: Reported,
  ending: Ending,
): Finding {
  const others = more === 0 ? '' : `; ${formatCount(more, 'more check', 'more checks')}`;
  return {
    ...commonOf(ending),
    ...headsOf(report),
    ...{ database, failure, state: 'red', remedy: REMEDIES[failure] },
    what: `${report.title}: ${nameOf(first)} ${first.verdict}${others}`,
    ...{ expected: first.expected, found: first.found },
    ...(first.where === undefined ? {} : { where: first.where }),
  };
}

function greenOf(
  { database, failure }: Group,
  proof: Check,
  { report, line }: Reported,
  ending: Ending,
): Finding {
  const what = `${report.title}: ${nameOf(proof)} ${proof.verdict}`;
  return {
    ...commonOf(ending),
    ...headsOf(report),
    ...{ database, failure, state: 'green', remedy: REMEDIES[failure], what },
    ...{ expected: proof.expected, found: proof.found },
    evidence: `${what}: ${proof.found}. ${line}`,
    lastGood: { at: ending.at, what: report.title },
  };
}

/**
 * A run that ended before it knew its set's name was told by a name that stands in for it. One that proves the recovery of the same
 * class, and finds nothing wrong, proves it for both.
 */
function standInsFor(found: readonly Finding[], { standIn, verb }: Ending): readonly Finding[] {
  if (found.some(({ state }) => state === 'red')) return [];
  const classes = new Set([ownClass(verb), 'schedule-stopped' as const]);
  return [...classes].flatMap((failure) => {
    const own = found.filter((finding) => finding.failure === failure);
    const [first] = own;
    if (first === undefined || own.some(({ database }) => database === standIn)) return [];
    return [{ ...first, database: standIn }];
  });
}

function commonOf({ database, at, runUrl }: Ending): Pick<Finding, 'database' | 'at' | 'runUrl'> {
  return { database, at, ...(runUrl === undefined ? {} : { runUrl }) };
}

function headsOf({ facts }: Reported['report']): Pick<Finding, 'heads'> {
  const heads = facts.filter(({ isAnchor }) => isAnchor === true).map(({ value }) => value);
  return heads.length === 0 ? {} : { heads };
}

function nameOf({ id, subject }: Check): string {
  return subject === undefined ? id : `${id} ${subject}`;
}
