/** `proven`, `failed`, or `unproven`: a required check could not run. Never a pass by default. */
export type Verdict = 'proven' | 'failed' | 'unproven';

/** What a verdict is about, from weak to strong (the ladder). */
export const CLAIMS = ['intact', 'restorable', 'equal-to-dump', 'equal-to-source'] as const;
export type Claim = (typeof CLAIMS)[number];

/** Where something stands in a file of the user's, from 1. */
export interface SourcePlace {
  /** Its path as the user gave it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing that was looked at. Ids (`archive.hash`, `freshness.age`) are stable: they are part of the interface. */
export interface Check {
  readonly id: string;
  readonly verdict: Verdict;
  /** A check that does not apply (no history yet, no signature on an unsigned store) is not required and says so. */
  readonly required: boolean;
  /** The lowest claim that needs this check; absent where no claim does (freshness says nothing about content). */
  readonly supports?: Claim;
  readonly expected: string;
  readonly found: string;
  /** Where to look: file, table, line. */
  readonly where?: string;
  /** What it is about, by the name that its user gave it, where one id speaks of many: a probe. */
  readonly subject?: string;
  /** How long the look at it took. */
  readonly seconds?: number;
  /** What asked for it in a file of the user's: a workflow shows it there. */
  readonly at?: SourcePlace;
}

export interface Conclusion {
  readonly verdict: Verdict;
  /** The strongest claim for which every required check held; `none` where no claim did. */
  readonly claim: Claim | 'none';
}

/**
 * Combine checks: `failed` if any check failed, else `unproven` if a required one could not run, else `proven`.
 *
 * @param aim the claim that the run set out to establish; nothing above it is ever said. `none` for runs that establish nothing.
 */
export function conclude(checks: readonly Check[], aim: Claim | 'none'): Conclusion {
  return { verdict: combine(checks), claim: strongestClaim(checks, aim) };
}

function combine(checks: readonly Check[]): Verdict {
  if (checks.some((check) => check.verdict === 'failed')) return 'failed';
  // Checks that do not apply prove nothing, however many there are.
  if (!checks.some((check) => check.verdict === 'proven')) return 'unproven';
  return checks.some((check) => check.required && check.verdict !== 'proven') ? 'unproven' : 'proven';
}

function strongestClaim(checks: readonly Check[], aim: Claim | 'none'): Claim | 'none' {
  let strongest: Claim | 'none' = 'none';
  if (aim === 'none') return strongest;
  for (const claim of CLAIMS.slice(0, CLAIMS.indexOf(aim) + 1)) {
    const needed = checks.filter((check) => check.supports === claim);
    const held = needed.every(
      (check) => check.verdict === 'proven' || (!check.required && check.verdict === 'unproven'),
    );
    if (!held || !needed.some((check) => check.verdict === 'proven')) break;
    strongest = claim;
  }
  return strongest;
}

/** What a `Check` is made from when it can be decided: it is required unless said otherwise. */
export type CheckParts = Omit<Check, 'verdict' | 'required'> & { readonly required?: boolean };

/** A check that was decided: `proven` where `held`, else `failed`. */
export function decided(held: boolean, parts: CheckParts): Check {
  return { required: true, ...parts, verdict: held ? 'proven' : 'failed' };
}

/** A required check that could not run: the whole is at best `unproven`. */
export function notRun(parts: CheckParts): Check {
  return { required: true, ...parts, verdict: 'unproven' };
}

/** A check that does not apply here; `found` says why. */
export function notApplicable(parts: Omit<CheckParts, 'required'>): Check {
  return { ...parts, required: false, verdict: 'unproven' };
}
