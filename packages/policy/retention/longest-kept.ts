import { PERIODS, type Period } from './periods.js';
import type { KeepRules } from './rules.js';

/** Days between the sets that a period keeps, at most; the newest sets, whatever their age, promise no time. */
const DAYS: Readonly<Record<Period, number>> = {
  last: 0,
  hourly: 1 / 24,
  daily: 1,
  weekly: 7,
  monthly: 31,
  yearly: 366,
};
const SECONDS_A_DAY = 86_400;

/** Days that the oldest set is kept under rules, as long as backups are made; undefined where they promise no time. */
export function longestKeptDays({ periods, withinSeconds = 0 }: KeepRules): number | undefined {
  const days = PERIODS.map((period) => (periods[period] ?? 0) * DAYS[period]);
  const longest = Math.ceil(Math.max(withinSeconds / SECONDS_A_DAY, ...days));
  return longest === 0 ? undefined : longest;
}
