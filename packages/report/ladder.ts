import { CLAIMS, type Check, type Claim } from '#verdict';
import type { Report } from './model.js';
import { isNamed } from './probes.js';

/** One claim, and whether this run established it. */
export interface Rung {
  readonly claim: Claim;
  /** What it says when it holds. */
  readonly meaning: string;
  readonly state: 'proven' | 'failed' | 'not proven';
  /** Why it is not proven; empty where it is. */
  readonly why: string;
}

const MEANINGS: Readonly<Record<Claim, string>> = {
  intact: 'The stored bytes are those that were written.',
  restorable:
    'It restores with no unexplained error, and every table has the rows that the source counted (where it could not count: that were dumped).',
  'equal-to-dump': 'Every restored value equals what was dumped.',
  'equal-to-source': 'The source’s own hash, taken in the same snapshot, agrees with what was dumped.',
};

/**
 * All claims from weak to strong, with what this run says about each. Nothing above the report's claim is ever proven. None where
 * probes were asked: they speak of a system, not of a set.
 */
export function ladder(report: Pick<Report, 'claim' | 'checks'>): readonly Rung[] {
  if (report.claim === 'none' && report.checks.some(isNamed)) return [];
  const reached = report.claim === 'none' ? -1 : CLAIMS.indexOf(report.claim);
  return CLAIMS.map((claim, index) => {
    const meaning = MEANINGS[claim];
    if (index <= reached) return { claim, meaning, state: 'proven', why: '' };
    const own = report.checks.filter((check) => check.supports === claim);
    return { claim, meaning, ...shortfall(own) };
  });
}

function shortfall(checks: readonly Check[]): Pick<Rung, 'state' | 'why'> {
  const failed = checks.filter((check) => check.verdict === 'failed');
  if (failed.length > 0) return { state: 'failed', why: `Did not hold: ${ids(failed)}.` };
  if (checks.length === 0) return { state: 'not proven', why: 'This run did not examine it.' };
  const open = checks.filter((check) => check.verdict !== 'proven' && check.required);
  if (open.length > 0) return { state: 'not proven', why: `Could not be checked: ${ids(open)}.` };
  return { state: 'not proven', why: 'What it rests on was not proven.' };
}

function ids(checks: readonly Check[]): string {
  return checks.map((check) => check.id).join(', ');
}
