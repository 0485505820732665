import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { worstLoss, type Protected } from '#policy';

const at = (hours: number): Date => new Date(Date.UTC(2026, 0, 1) + hours * 3_600_000);
const set = (hours: number, took = 0.5): Protected => ({ snapshot: at(hours), complete: at(hours + took) });

describe('the most that could have been lost', () => {
  test('is the time between snapshots and the time until the later set was there', () => {
    expect(worstLoss([set(0), set(24), set(48)], at(49))).toBe(24.5 * 3600);
  });

  test('grows by a missed run', () => {
    expect(worstLoss([set(0), set(48)], at(49))).toBe(48.5 * 3600);
  });

  test('is the age of the newest snapshot where nothing came after it', () => {
    expect(worstLoss([set(0)], at(100))).toBe(100 * 3600);
    expect(worstLoss([], at(100))).toBeUndefined();
  });

  test('does not depend on the order, and never shrinks by leaving a set out', () => {
    const hours = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(hours, fc.nat(), (moments, pick) => {
        const sets = moments.map((moment) => set(moment));
        const whole = worstLoss(sets, at(1001)) ?? 0;
        expect(worstLoss(sets.toReversed(), at(1001))).toBe(whole);
        // The oldest is the one whose loss nobody else bears.
        const oldest = Math.min(...moments);
        const rest = moments.filter((moment, index) => moment === oldest || index !== pick % moments.length);
        expect(
          worstLoss(
            rest.map((moment) => set(moment)),
            at(1001),
          ) ?? 0,
        ).toBeGreaterThanOrEqual(whole);
      }),
    );
  });
});
