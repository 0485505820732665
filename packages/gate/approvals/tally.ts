import { formatCount } from '#verdict';
import type { Found } from '../outcome.js';
import type { ReasonCode } from '../reasons.js';

/** What became of one approval. */
export type Vote = { readonly who: string } & (
  | { readonly counts: true }
  | {
      readonly counts: false;
      readonly code: ReasonCode;
      /** Completes the sentence that begins with who it is. */
      readonly why: string;
    }
);

/** What keeps an approval from counting, the most telling first; what is not here is told after these. */
const TELLING: readonly ReasonCode[] = [
  'approval-by-author',
  'approval-stale',
  'approval-withdrawn',
  'approval-expired',
  'approval-in-future',
  'approval-wrong-purpose',
  'approval-wrong-subject',
];

/** A stranger's says the least: in a public repository anybody may leave one. */
const LEAST: ReasonCode = 'approver-unknown';

/** How many votes are told; more is nobody's list. */
const MOST_TOLD = 20;

/** Whether enough approvals count; otherwise the most telling reason of those that do not. Who is who is the caller's to know: each votes once. */
export function tally(votes: readonly Vote[], count: number): Found {
  const counting = votes.filter((vote) => vote.counts);
  const others = votes.flatMap((vote) => (vote.counts ? [] : [vote]));
  const approved = `${counting.length} of ${formatCount(count, 'approval')}${counting.length === 0 ? '' : `: ${told(counting.map(({ who }) => who)).join(', ')}`}`;
  const found = [approved, ...told(others.map(({ who, why }) => `${who} ${why}`))].join('; ');
  if (counting.length >= count) return { code: 'satisfied', found };
  const codes = others.map(({ code }) => code).toSorted((a, b) => rank(a) - rank(b));
  return { code: codes[0] ?? 'approvals-too-few', found };
}

function told(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_TOLD) return lines;
  return [...lines.slice(0, MOST_TOLD), `${lines.length - MOST_TOLD} more`];
}

function rank(code: ReasonCode): number {
  const at = TELLING.indexOf(code);
  if (at >= 0) return at;
  return code === LEAST ? TELLING.length + 1 : TELLING.length;
}
