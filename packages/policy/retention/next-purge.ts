import { medianOf } from '../anomaly/robust.js';
import { planRetention, type KeptBackup, type RetentionOptions } from './plan.js';

/** What goes next if backups go on to come as they did. */
export interface NextPurge {
  readonly at: Date;
  readonly ids: readonly string[];
  /** Seconds between backups that this rests on. */
  readonly everySeconds: number;
}

const DAY_MS = 86_400_000;
/** Backups whose distances tell how often they come. */
const LOOKED_AT = 30;
/** Later than this nobody can foretell. */
const HORIZON_MS = 400 * DAY_MS;
const MAX_STEPS = 20_000;

/**
 * When the first of the kept backups will go. Rules count what is newer, so that this depends on backups to come: they are taken to come as
 * the last thirty did.
 *
 * @returns undefined where none goes within 400 days
 */
export function nextPurge(options: RetentionOptions): NextPurge | undefined {
  const plan = planRetention(options);
  const kept = new Set(plan.fates.filter(({ action }) => action === 'keep').map(({ id }) => id));
  const backups = options.backups.filter(({ id, complete }) => complete && kept.has(id));
  const interval = intervalOf(backups);
  const start = backups.reduce((latest, { at }) => Math.max(latest, at.getTime()), options.now.getTime());
  const gone = (steps: number): NextPurge | undefined => {
    const coming = Array.from({ length: steps }, (_, index) => expected(start + (index + 1) * interval));
    const now = new Date(start + steps * interval);
    const later = planRetention({ ...options, backups: [...backups, ...coming], now, stop: undefined });
    const ids = later.fates.filter(({ id, action }) => action === 'delete' && kept.has(id));
    return ids.length === 0
      ? undefined
      : { at: now, ids: ids.map(({ id }) => id), everySeconds: interval / 1000 };
  };
  return firstOf(gone, Math.min(MAX_STEPS, Math.floor(HORIZON_MS / interval)));
}

/** The answer at the smallest step that has one: what goes at a step is gone at every later one. */
function firstOf<T>(answer: (step: number) => T | undefined, last: number): T | undefined {
  let none = 0;
  let some = 1;
  let found = answer(some);
  while (found === undefined) {
    if (some >= last) return undefined;
    none = some;
    some = Math.min(last, some * 2);
    found = answer(some);
  }
  while (some - none > 1) {
    const middle = Math.floor((some + none) / 2);
    const at = answer(middle);
    if (at === undefined) none = middle;
    else [some, found] = [middle, at];
  }
  return found;
}

function intervalOf(backups: readonly KeptBackup[]): number {
  const times = backups.map(({ at }) => at.getTime()).toSorted((a, b) => b - a);
  const newest = times.slice(0, LOOKED_AT);
  const gaps = newest.slice(1).map((time, index) => (newest[index] ?? time) - time);
  // Distances of nothing are those of copies, not of a schedule.
  return medianOf(gaps.filter((gap) => gap >= 1000)) ?? DAY_MS;
}

function expected(time: number): KeptBackup {
  const at = new Date(time);
  return { id: `expected ${at.toISOString()}`, at, complete: true, writtenAt: at };
}
