import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { freshness } from '#policy';

const now = new Date('2026-11-20T09:00:00Z');
const maxAgeSeconds = 26 * 3600;
const aged = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);

test('passes exactly between the allowed clock skew and the largest age', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (age) => {
      const check = freshness({ newest: aged(age), now, maxAgeSeconds });
      expect(check.verdict).toBe(age >= -300 && age <= maxAgeSeconds ? 'proven' : 'failed');
    }),
  );
});

test.each([-301, -300, 0, maxAgeSeconds, maxAgeSeconds + 1])('holds its bounds at %d s', (age) => {
  const held = age >= -300 && age <= maxAgeSeconds;
  expect(freshness({ newest: aged(age), now, maxAgeSeconds }).verdict).toBe(held ? 'proven' : 'failed');
});

test('is required, carries no claim, and names both figures', () => {
  const check = freshness({ newest: aged(11_520), now, maxAgeSeconds });
  expect(check).toMatchObject({ id: 'freshness.age', required: true });
  expect(check.supports).toBeUndefined();
  expect(check.expected).toContain('1 d 2 h');
  expect(check.found).toContain('3 h 12 min');
});

test('a set from the future fails and says so', () => {
  const check = freshness({ newest: aged(-7200), now, maxAgeSeconds });
  expect(check.verdict).toBe('failed');
  expect(check.found).toContain('future');
});

test('a date that is none fails', () => {
  expect(freshness({ newest: new Date(NaN), now, maxAgeSeconds }).verdict).toBe('failed');
});
