import type { Check, Verdict } from '#verdict';
import type { Report } from './model.js';

/** How one line of a report stands: a verdict, or that the check does not apply here. */
export type Standing = Verdict | 'not-applicable';

export function standingOf(check: Check): Standing {
  return check.verdict === 'unproven' && !check.required ? 'not-applicable' : check.verdict;
}

/** The word and the sign of a standing. Colour only repeats what they say. */
export const STANDINGS: Readonly<Record<Standing, { readonly word: string; readonly sign: string }>> = {
  proven: { word: 'Proven', sign: '✔' },
  failed: { word: 'Failed', sign: '✘' },
  unproven: { word: 'Unproven', sign: '?' },
  'not-applicable': { word: 'Not applicable', sign: '–' },
};

/** The verdict in a few words: what was proven; or that it was not, and what holds all the same. */
export function headline({ verdict, claim }: Pick<Report, 'verdict' | 'claim'>): string {
  const { word } = STANDINGS[verdict];
  if (claim === 'none') return word;
  return verdict === 'proven' ? `${word}: ${claim}` : `${word}; proven no further than ${claim}`;
}
