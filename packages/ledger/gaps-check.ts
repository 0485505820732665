import { decided, formatCount, notApplicable, type Check } from '#verdict';
import type { RunGap } from './gaps.js';

/**
 * Whether a ledger has an entry of every run. That one is missing is told, and is no failure.
 *
 * @param id the check's
 * @param whole whether there is a ledger, read to its end
 */
export function gapsCheck(id: string, gaps: readonly RunGap[], whole: boolean): Check {
  const missing = gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const parts = { id, expected: 'an entry of every run' };
  if (missing > 0)
    return notApplicable({
      ...parts,
      found: `${formatCount(missing, 'run')} wrote none: a run that is cancelled, or does not get so far, writes none either`,
    });
  return whole
    ? decided(true, { ...parts, found: 'no run is missing' })
    : notApplicable({ ...parts, found: 'only a ledger that holds to its end could tell' });
}
