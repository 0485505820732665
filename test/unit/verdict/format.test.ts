import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatBytes, formatCount, formatDuration, formatInstant, formatPercent } from '#verdict';

const BYTES: Record<string, number> = {
  B: 1,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
  PiB: 2 ** 50,
};
const SECONDS: Record<string, number> = { ms: 0.001, s: 1, min: 60, h: 3600, d: 86_400 };

/** The quantity that a formatted text names: the sum of its `figure unit` pairs. */
function readBack(text: string, units: Record<string, number>): number {
  const words = text.split(' ');
  let sum = 0;
  for (let i = 0; i < words.length; i += 2) sum += Number(words[i]) * (units[words[i + 1] ?? ''] ?? NaN);
  return sum;
}

describe('formatBytes', () => {
  test('is within half a percent of the size that it names', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (size) => {
        const back = readBack(formatBytes(size), BYTES);
        expect(Math.abs(back - size)).toBeLessThanOrEqual(size * 0.005);
      }),
    );
  });

  test('never writes 1024 of a unit that has a larger one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.integer({ min: -2000, max: 2000 }), (power, near) => {
        const size = Math.max(0, 1024 ** power + near);
        expect(Number(formatBytes(size).split(' ')[0])).toBeLessThan(1024);
      }),
    );
  });

  test('keeps a sign', () => {
    expect(formatBytes(-2048)).toBe('-2 KiB');
    expect(formatBytes(0)).toBe('0 B');
  });
});

describe('formatDuration', () => {
  test('is within two percent of the time that it names', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 4e8, noNaN: true }), (seconds) => {
        const back = readBack(formatDuration(seconds), SECONDS);
        expect(Math.abs(back - seconds)).toBeLessThanOrEqual(Math.max(seconds * 0.02, 0.0006));
      }),
    );
  });

  test('never fills a unit up to the next', () => {
    const most: Record<string, number> = { ms: 1000, s: 60, min: 60, h: 24, d: Infinity };
    fc.assert(
      fc.property(fc.double({ min: 0, max: 4e6, noNaN: true }), (seconds) => {
        const words = formatDuration(seconds).split(' ');
        for (let i = 0; i < words.length; i += 2) {
          expect(Number(words[i])).toBeLessThan(most[words[i + 1] ?? ''] ?? NaN);
        }
      }),
    );
  });

  test.each([
    [0, '0 ms'],
    [0.32, '320 ms'],
    [0.9999, '1 s'],
    [4.254, '4.25 s'],
    [59.97, '1 min'],
    [11_520, '3 h 12 min'],
    [3599.9, '1 h'],
    [86_399, '1 d'],
    [93_600, '1 d 2 h'],
  ])('%d s reads %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});

test('formatCount groups thousands and knows one from many', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (count) => {
      expect(Number(formatCount(count).replaceAll(',', ''))).toBe(count);
      expect(formatCount(count)).toMatch(/^-?\d{1,3}(,\d{3})*$/);
    }),
  );
  expect(formatCount(1, 'row')).toBe('1 row');
  expect(formatCount(1200, 'entry', 'entries')).toBe('1,200 entries');
});

test('formatPercent is within a twentieth of a percent', () => {
  fc.assert(
    fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (share) => {
      const back = Number(formatPercent(share).replace(' %', '')) / 100;
      expect(Math.abs(back - share)).toBeLessThanOrEqual(0.000501);
      expect(formatPercent(share)).not.toMatch(/^-0 /);
    }),
  );
});

test('formatInstant is in UTC', () => {
  expect(formatInstant(new Date('2026-11-20T03:00:00.900Z'))).toBe('2026-11-20 03:00:00 UTC');
});
