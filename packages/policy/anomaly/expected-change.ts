import { formatInstant } from '#verdict';

/** What can be declared to change: bytes of a whole set, rows or COPY bytes of a table, seconds that a backup takes. */
export const CHANGING = ['size', 'rows', 'bytes', 'duration'] as const;
export type Changing = (typeof CHANGING)[number];

/** A jump that somebody declared beforehand, so that it is not taken for damage. */
export interface ExpectedChange {
  /** The set's name in the store. */
  readonly database: string;
  readonly what: Changing;
  /** Schema and name, for `rows` and `bytes` of one table; absent for every table. */
  readonly table?: string;
  /** The usual figure before, where it was said. */
  readonly from?: number;
  /** The figure after it, or how many times the usual one it is. */
  readonly target: { readonly to: number } | { readonly factor: number };
  /** First moment at which it counts no longer. */
  readonly until: Date;
  readonly why: string;
  /** Where it was declared: file and line. */
  readonly where: string;
}

/** A figure and what it usually is. */
export interface Change {
  readonly what: Changing;
  readonly table?: string;
  readonly usual: number;
  readonly found: number;
}

/** Nobody knows the new figure exactly beforehand. */
const TOLERANCE = 0.3;

/**
 * The declaration that a change is covered by: what was found lies between the usual figure and the declared one, both give or take
 * 30 %.
 *
 * @param declared those of the set at hand
 */
export function expectedBy(
  change: Change,
  declared: readonly ExpectedChange[],
  now: Date,
): ExpectedChange | undefined {
  return declared.find((one) => isInForce(one, now) && covers(one, change));
}

export function isInForce(declared: ExpectedChange, now: Date): boolean {
  return now < declared.until;
}

function covers({ what, table, from, target }: ExpectedChange, change: Change): boolean {
  if (what !== change.what || (table !== undefined && table !== change.table)) return false;
  const { usual, found } = change;
  if (from !== undefined && Math.abs(usual - from) > TOLERANCE * from) return false;
  const to = 'to' in target ? target.to : usual * target.factor;
  return found >= Math.min(usual, to) * (1 - TOLERANCE) && found <= Math.max(usual, to) * (1 + TOLERANCE);
}

/** Why a change is not odd, for a check. */
export function expectedWords({ why, until, where }: ExpectedChange): string {
  return `expected until ${formatInstant(until)} (${where}: ${why})`;
}
