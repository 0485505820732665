import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sizeDeviation, type SizedSet } from '#policy';

const now = new Date('2026-11-20T09:00:00Z');
const DAY = 86_400_000;
const MIB = 1024 * 1024;
const daysAgo = (days: number, size: number): SizedSet => ({
  at: new Date(now.getTime() - days * DAY),
  size,
});
const judge = (size: number, history: readonly SizedSet[]): ReturnType<typeof sizeDeviation> =>
  sizeDeviation({ size, history, now, maxDeviation: 0.3 });

const sizes = fc.array(fc.integer({ min: 2 * MIB, max: 2 ** 50 }), { minLength: 1, maxLength: 30 });
const spread = (values: readonly number[]): SizedSet[] =>
  values.map((size, index) => daysAgo((6.9 * (index + 1)) / values.length, size));

describe('the median', () => {
  test('has as many sizes above as below, whatever their order', () => {
    fc.assert(
      fc.property(sizes, (values) => {
        const { median = NaN } = judge(MIB, spread(values));
        const above = values.filter((value) => value > median).length;
        const below = values.filter((value) => value < median).length;
        expect(Math.max(above, below)).toBeLessThanOrEqual(values.length / 2);
        expect(judge(MIB, spread(values.toReversed())).median).toBe(median);
      }),
    );
  });

  test('looks at the last seven days and at nothing from the future', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 2 ** 50 }), (values, odd) => {
        const plain = judge(MIB, spread(values));
        const others = [daysAgo(7.001, odd), daysAgo(400, odd), daysAgo(-1, odd)];
        expect(judge(MIB, [...others, ...spread(values)])).toEqual(plain);
      }),
    );
  });
});

describe('the check', () => {
  test('passes exactly where the size is within the bound', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10 * MIB, max: 2 ** 50 }),
        fc.integer({ min: -99, max: 300 }),
        (median, off) => {
          const size = median + Math.trunc((median / 100) * off);
          const { check, deviation = NaN } = judge(size, [daysAgo(1, median)]);
          expect(deviation).toBeCloseTo(off / 100, 3);
          if (Math.abs(off) !== 30) expect(check.verdict).toBe(Math.abs(off) < 30 ? 'proven' : 'failed');
        },
      ),
    );
  });

  test('does not apply without history, and then is not required', () => {
    for (const history of [[], [daysAgo(8, 5 * MIB)]]) {
      const { check, deviation, median } = judge(5 * MIB, history);
      expect(check).toMatchObject({ id: 'size.deviation', required: false, verdict: 'unproven' });
      expect([deviation, median]).toEqual([undefined, undefined]);
    }
  });

  test('small sets may change as they like, until one of both sizes is above the floor', () => {
    expect(judge(MIB - 1, [daysAgo(1, 10)]).check.verdict).toBe('proven');
    expect(judge(MIB, [daysAgo(1, 10)]).check.verdict).toBe('failed');
    expect(judge(10, [daysAgo(1, MIB)]).check.verdict).toBe('failed');
    expect(judge(0, [daysAgo(1, 0)]).check.verdict).toBe('proven');
    expect(judge(2 * MIB, [daysAgo(1, 0)]).check.verdict).toBe('failed');
  });

  test('is required where it applies, and carries no claim', () => {
    const { check } = judge(5 * MIB, [daysAgo(1, 5 * MIB)]);
    expect(check.required).toBe(true);
    expect(check.supports).toBeUndefined();
  });
});
