import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tally, type Vote } from '../../../../packages/gate/approvals/tally.js';

const CODES = [
  'approval-by-author',
  'approval-stale',
  'approval-expired',
  'signature-invalid',
  'approver-unknown',
] as const;

const votes = fc.array(
  fc.oneof(
    fc.record({ who: fc.string(), counts: fc.constant(true as const) }),
    fc.record({
      ...{ who: fc.string(), counts: fc.constant(false as const) },
      ...{ code: fc.constantFrom(...CODES), why: fc.string() },
    }),
  ),
  { maxLength: 60 },
);

function split(all: readonly Vote[]): { readonly counting: number; readonly codes: readonly string[] } {
  const against = all.flatMap((vote) => (vote.counts ? [] : [vote.code]));
  return { counting: all.length - against.length, codes: against };
}

test('so many approvals are enough exactly where so many count, whatever else there is and in whatever order', () => {
  fc.assert(
    fc.property(votes, fc.integer({ min: 1, max: 64 }), (all, count) => {
      const { code } = tally(all, count);
      expect(code === 'satisfied').toBe(split(all).counting >= count);
      expect(tally(all.toReversed(), count).code).toBe(code);
    }),
  );
});

test('the reason told is that of one of those that do not count, the most telling of them', () => {
  fc.assert(
    fc.property(votes, (all) => {
      const { counting, codes } = split(all);
      const told = CODES.find((code) => codes.includes(code)) ?? 'approvals-too-few';
      expect(tally(all, counting + 1).code).toBe(told);
    }),
  );
});
