import { decided, formatCount, formatDuration, formatInstant, notApplicable, type Check } from '#verdict';
import type { WatchedRepository, WatchedRun, WatchedWorkflow } from './model.js';
import { dueMoments } from './schedules-of.js';

export interface WatchRules {
  /** Seconds by which a run may start late: GitHub starts many minutes late, and under load hours. */
  readonly toleranceSeconds: number;
  readonly now: Date;
}

/** Failures in a row that are a streak: one tells of itself. */
const STREAK = 2;
/** Days without activity after which GitHub disables the schedules of a public repository, and how long before that is told. */
const INACTIVE_DAYS = 60;
const WARNED_DAYS = 10;
const DAY_MS = 86_400_000;
/** GitHub's clock and a cron's moment may be this far apart. */
const SKEW_MS = 60_000;
/** A job on GitHub's own machines ends after six hours. */
const LONGEST_MS = 6 * 3_600_000;

/** Does a workflow still run as its file says? */
export function judgeWorkflow(workflow: WatchedWorkflow, rules: WatchRules): readonly Check[] {
  return [
    stateCheck(workflow),
    firedCheck(workflow, rules),
    successCheck(workflow, rules),
    streakCheck(workflow),
  ];
}

const STATES: Readonly<Record<string, string>> = {
  disabled_inactivity:
    'disabled by GitHub, after 60 days without activity in the repository: enable it again',
  disabled_manually: 'disabled by hand: somebody enables it again, or it is no longer to be watched',
  disabled_fork: 'disabled, as all schedules of a fork are at first: enable it',
  deleted: 'deleted: its file is gone from the default branch',
};

/** `schedule.state`: whether GitHub would start it at all. */
function stateCheck({ state, enabledAgain, path }: WatchedWorkflow): Check {
  const parts = { id: 'schedule.state', expected: 'a workflow that is active', where: path };
  if (enabledAgain)
    return decided(true, { ...parts, found: 'it was disabled for want of activity; enabled again' });
  if (state === 'active') return decided(true, { ...parts, found: 'active' });
  const found = state === undefined ? 'there is no such workflow' : (STATES[state] ?? state);
  return decided(false, { ...parts, found });
}

/** `schedule.fired`: whether the schedule starts runs when they are due. Runs that somebody started do not count. */
function firedCheck(workflow: WatchedWorkflow, { toleranceSeconds, now }: WatchRules): Check {
  const { path, schedules, problem, since, runs } = workflow;
  const parts = {
    id: 'schedule.fired',
    expected: `a run within ${formatDuration(toleranceSeconds)} of its schedule`,
    where: path,
  };
  if (!runsByItself(workflow)) return notApplicable({ ...parts, found: 'it does not start by itself now' });
  if (schedules.length === 0)
    return decided(false, { ...parts, found: problem ?? 'its file has no `schedule:` that would start it' });
  const latest = runs.find(({ event }) => event === 'schedule');
  const told = latest === undefined ? 'never started' : `last started ${formatInstant(latest.createdAt)}`;
  const [due] = dueMoments(schedules, before(now, toleranceSeconds), 1);
  if (due === undefined || due < since)
    return notApplicable({ ...parts, found: `${told}; no run was due since its file changed` });
  const fired = latest !== undefined && latest.createdAt.getTime() >= due.getTime() - SKEW_MS;
  return decided(fired, { ...parts, found: `${told}; last due ${formatInstant(due)}` });
}

/**
 * `schedule.success`: whether it succeeded since the run before the last was due, whoever started it: one that failed or was dropped is
 * not yet too long.
 */
function successCheck(workflow: WatchedWorkflow, { toleranceSeconds, now }: WatchRules): Check {
  const { path, schedules, since, runs } = workflow;
  const parts = {
    id: 'schedule.success',
    expected: 'one success since the last but one was due',
    where: path,
  };
  const [, due] = dueMoments(schedules, before(now, toleranceSeconds), 2);
  const latest = runs.find(({ conclusion }) => conclusion === 'success');
  const told = latest === undefined ? 'no success' : `last success ${formatInstant(latest.createdAt)}`;
  if (due === undefined || due < since)
    return notApplicable({ ...parts, found: `${told}; no two runs were due since its file changed` });
  const found = `${told}; last but one due ${formatInstant(due)}`;
  const held = latest !== undefined && latest.createdAt.getTime() >= due.getTime() - SKEW_MS;
  const goesOn = runs.some(
    ({ conclusion, createdAt }) =>
      conclusion === undefined && now.getTime() - createdAt.getTime() < LONGEST_MS,
  );
  if (!held && goesOn) return notApplicable({ ...parts, found: `${found}; a run is going on` });
  return decided(held, { ...parts, found });
}

const RED = new Set(['failure', 'timed_out', 'startup_failure']);
const GREEN = 'success';

/** `schedule.streak`: whether its runs fail one after the other. Those that were cancelled or skipped say nothing. */
function streakCheck({ path, runs }: WatchedWorkflow): Check {
  const parts = { id: 'schedule.streak', expected: `fewer than ${STREAK} failures in a row`, where: path };
  const ended = runs.filter(({ conclusion = '' }) => RED.has(conclusion) || conclusion === GREEN);
  const green = ended.findIndex(({ conclusion }) => conclusion === GREEN);
  const failed = green === -1 ? ended : ended.slice(0, green);
  if (ended.length === 0) return notApplicable({ ...parts, found: 'no run that ended' });
  return decided(failed.length < STREAK, { ...parts, found: streakWords(failed) });
}

function streakWords(failed: readonly WatchedRun[]): string {
  const first = failed.at(-1);
  if (first === undefined) return 'the last run succeeded';
  return `${formatCount(failed.length, 'failure')} in a row, since ${formatInstant(first.createdAt)}`;
}

/** `schedule.inactivity`: whether GitHub is about to disable the schedules of a public repository. Red ten days before it does. */
export function judgeActivity({ name, isPublic, lastCommitAt }: WatchedRepository, now: Date): Check {
  const parts = {
    id: 'schedule.inactivity',
    expected: `a commit in the last ${INACTIVE_DAYS - WARNED_DAYS} days`,
    where: name,
  };
  if (!isPublic)
    return notApplicable({ ...parts, found: 'the repository is not public: its schedules are kept' });
  const days = (now.getTime() - lastCommitAt.getTime()) / DAY_MS;
  const end = new Date(lastCommitAt.getTime() + INACTIVE_DAYS * DAY_MS);
  const soon = `GitHub disables all schedules about ${formatInstant(end).slice(0, 10)}, unless something is committed before`;
  const last = `the last was ${formatInstant(lastCommitAt)}`;
  const held = days < INACTIVE_DAYS - WARNED_DAYS;
  return decided(held, { ...parts, found: held ? last : `${last}: ${soon}` });
}

function runsByItself({ state, enabledAgain }: WatchedWorkflow): boolean {
  return state === 'active' && !enabledAgain;
}

function before(now: Date, seconds: number): Date {
  return new Date(now.getTime() - seconds * 1000);
}
