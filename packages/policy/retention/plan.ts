import { formatDuration, formatInstant } from '#verdict';
import { PERIODS, periodOf, type Period } from './periods.js';
import type { KeepRules } from './rules.js';

/** A backup as retention sees it. */
export interface KeptBackup {
  /** Its id, or for a file of the older naming its path. Each one once. */
  readonly id: string;
  readonly at: Date;
  /** Without a manifest, or empty: nobody can restore it. */
  readonly complete: boolean;
  /** When the newest of its objects was written. */
  readonly writtenAt: Date;
  /** When a drill proved it; undefined where no receipt says so. */
  readonly provenAt?: Date | undefined;
  /** Why it must not be deleted: a lock, a hold, or that somebody covered what it is made of. */
  readonly untouchable?: string | undefined;
}

export interface RetentionOptions {
  /** In any order. */
  readonly backups: readonly KeptBackup[];
  readonly rules: KeepRules;
  /** So many of the newest proven backups are never deleted. */
  readonly keepProven: number;
  /** What is incomplete is removed when nothing was written to it for so long. */
  readonly graceSeconds: number;
  readonly now: Date;
  /** Why nothing that is complete may be deleted now, such as a backup that failed; undefined where it may. */
  readonly stop: string | undefined;
}

/** What becomes of a backup. */
export interface Fate {
  readonly id: string;
  readonly at: Date;
  readonly action: 'keep' | 'delete';
  /** Every rule that keeps it, or why it goes. */
  readonly why: readonly string[];
}

export interface RetentionPlan {
  /** Newest first. */
  readonly fates: readonly Fate[];
  /** Why nothing that is complete is deleted; undefined where it is. */
  readonly stopped: string | undefined;
  /** Ids of what would go if it were not stopped. */
  readonly withheld: readonly string[];
}

/** With nothing proven, so many of the newest stay whatever the rules say: the last may be the bad one. */
const KEPT_UNPROVEN = 2;
/** How far two machines' clocks may be apart. */
const MAX_SKEW_MS = 5 * 60_000;

/**
 * What to keep and what to delete. Pure: the same facts give the same plan, so that a dry run tells what a run does, and what is left
 * after a run is kept by the next one at the same moment.
 */
export function planRetention(options: RetentionOptions): RetentionPlan {
  const backups = options.backups.toSorted(newestFirst);
  const stopped = options.stop ?? newestProblem(backups, options.now);
  const complete = backups.filter((backup) => backup.complete);
  const kept = reasons(complete, options);
  const [newest] = backups;
  const fates = backups.map((backup): Fate => {
    const why = backup.complete
      ? whyKept(backup, kept.get(backup.id) ?? [], stopped)
      : whyWaiting(backup, backup === newest, options);
    if (why.length > 0) return fate(backup, 'keep', why);
    return fate(backup, 'delete', [backup.complete ? 'no rule keeps it' : 'incomplete']);
  });
  const withheld = stopped === undefined ? [] : complete.filter((backup) => isFree(backup, kept));
  return { fates, stopped, withheld: withheld.map(({ id }) => id) };
}

function isFree({ id, untouchable }: KeptBackup, kept: ReadonlyMap<string, readonly string[]>): boolean {
  return untouchable === undefined && !kept.has(id);
}

/** The backups that a plan by these facts deletes. */
export function deletions(options: RetentionOptions): readonly KeptBackup[] {
  const { fates } = planRetention(options);
  const going = new Set(fates.filter(({ action }) => action === 'delete').map(({ id }) => id));
  return options.backups.filter(({ id }) => going.has(id));
}

function fate({ id, at }: KeptBackup, action: Fate['action'], why: readonly string[]): Fate {
  return { id, at, action, why };
}

function newestFirst(a: KeptBackup, b: KeptBackup): number {
  return b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1);
}

/** A newest backup that is no good one: what came before it may be the last good, and stays. */
function newestProblem([newest]: readonly KeptBackup[], now: Date): string | undefined {
  if (newest === undefined) return undefined;
  if (newest.at.getTime() > now.getTime() + MAX_SKEW_MS)
    return `${newest.id} is from the future: one of the clocks is wrong`;
  if (!newest.complete) return `the newest, ${newest.id}, is incomplete: it failed, or is being written`;
  return undefined;
}

/** Whatever keeps complete backups, which come newest first. */
function reasons(
  complete: readonly KeptBackup[],
  { rules, keepProven, now }: RetentionOptions,
): ReadonlyMap<string, readonly string[]> {
  const kept = new Map<string, string[]>();
  const keep = (backup: KeptBackup, why: string): void => {
    kept.set(backup.id, [...(kept.get(backup.id) ?? []), why]);
  };
  const proven = complete.filter(({ provenAt }) => provenAt !== undefined).slice(0, keepProven);
  for (const [index, backup] of proven.entries()) keep(backup, `proven ${index + 1} of ${keepProven}`);
  for (const backup of complete.slice(0, proven.length === 0 ? KEPT_UNPROVEN : 1))
    keep(backup, backup === complete[0] ? 'newest' : 'nothing is proven yet');
  for (const period of PERIODS) {
    const count = rules.periods[period] ?? 0;
    for (const [index, backup] of newestOf(period, complete, count).entries())
      keep(backup, `${period} ${index + 1} of ${count}`);
  }
  const { withinSeconds } = rules;
  if (withinSeconds !== undefined) {
    const oldest = now.getTime() - withinSeconds * 1000;
    for (const backup of complete)
      if (backup.at.getTime() >= oldest) keep(backup, `within ${formatDuration(withinSeconds)}`);
  }
  return kept;
}

/** The newest backup of each of the newest periods that have one. */
function newestOf(period: Period, complete: readonly KeptBackup[], count: number): readonly KeptBackup[] {
  if (period === 'last') return complete.slice(0, count);
  const newest = new Map<string, KeptBackup>();
  for (const backup of complete) {
    if (newest.size >= count) break;
    const key = periodOf(period, backup.at);
    if (!newest.has(key)) newest.set(key, backup);
  }
  return [...newest.values()];
}

function whyKept(
  { untouchable }: KeptBackup,
  rules: readonly string[],
  stopped: string | undefined,
): readonly string[] {
  return [
    ...rules,
    ...(untouchable === undefined ? [] : [untouchable]),
    ...(rules.length === 0 && stopped !== undefined ? ['nothing is deleted now'] : []),
  ];
}

/** An incomplete one may be at work; the newest one says that the last backup failed, until there is a better one. */
function whyWaiting(
  { untouchable, writtenAt, at }: KeptBackup,
  isNewest: boolean,
  { graceSeconds, now }: RetentionOptions,
): readonly string[] {
  if (untouchable !== undefined) return [untouchable];
  if (isNewest) return ['incomplete, and nothing newer'];
  const end = new Date(Math.max(writtenAt.getTime(), at.getTime()) + graceSeconds * 1000);
  return end > now ? [`incomplete, left until ${formatInstant(end)}`] : [];
}
