import type { BackupGap } from './model.js';
import type { Period } from './period.js';

export interface GapsAsked {
  readonly period: Period;
  /** The last backup before the period; undefined where none is known. */
  readonly before: Date | undefined;
  readonly now: Date;
  readonly maxGapSeconds: number;
}

/**
 * The times without a backup that are longer than was asked for. They end with the period, or now, whatever is earlier; one that began
 * before the period counts as a whole.
 *
 * @param moments of backups, in any order
 */
export function gapsBetween(
  moments: readonly Date[],
  { period, before, now, maxGapSeconds }: GapsAsked,
): readonly BackupGap[] {
  const end = now < period.to ? now : period.to;
  const stops: readonly Date[] = [...moments.toSorted((a, b) => a.getTime() - b.getTime()), end];
  const gaps: BackupGap[] = [];
  let from = before ?? period.from;
  for (const [index, to] of stops.entries()) {
    const isLast = index === stops.length - 1;
    const between = isLast ? 'end' : index === 0 && before === undefined ? 'start' : 'backups';
    if ((to.getTime() - from.getTime()) / 1000 > maxGapSeconds) gaps.push({ from, to, between });
    from = to;
  }
  return gaps;
}

const DAY_MS = 86_400_000;

/** The days of the period by UTC that have begun, and those with a backup. */
export function daysOf(
  moments: readonly Date[],
  { from, to }: Period,
  now: Date,
): { readonly all: number; readonly withBackup: number } {
  const dayOf = (at: Date): number => Math.floor(at.getTime() / DAY_MS);
  const end = now < to ? now : to;
  const all = end <= from ? 0 : Math.floor((end.getTime() - 1) / DAY_MS) - dayOf(from) + 1;
  const inside = moments.filter((at) => at >= from && at < end);
  return { all, withBackup: new Set(inside.map(dayOf)).size };
}
