import { decided, formatDuration, formatInstant, type Check } from '#verdict';

export interface FreshnessOptions {
  /** When the newest set's snapshot was taken, or the set made. */
  readonly newest: Date;
  readonly now: Date;
  readonly maxAgeSeconds: number;
}

/** How far two machines' clocks may be apart before a time in the future is a fault. */
const MAX_SKEW_SECONDS = 5 * 60;

/**
 * `freshness.age`: whether the newest set is young enough. A set from the future fails as well: with a wrong clock no age
 * means anything, and a backup dated ahead would hide days without one.
 */
export function freshness({ newest, now, maxAgeSeconds }: FreshnessOptions): Check {
  const age = (now.getTime() - newest.getTime()) / 1000;
  const parts = { id: 'freshness.age', expected: `at most ${formatDuration(maxAgeSeconds)} old` };
  // NaN, a date that is none, is never within bounds.
  const held = age >= -MAX_SKEW_SECONDS && age <= maxAgeSeconds;
  if (Number.isNaN(age)) return decided(held, { ...parts, found: 'no valid time' });
  if (age < -MAX_SKEW_SECONDS) {
    const found = `${formatDuration(-age)} in the future (${formatInstant(newest)}): one of the clocks is wrong`;
    return decided(held, { ...parts, found });
  }
  return decided(held, { ...parts, found: `${formatDuration(Math.max(0, age))} old` });
}
