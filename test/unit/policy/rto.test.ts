import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rto } from '#policy';

const seconds = fc.double({ min: 0, max: 1e6, noNaN: true });

test('holds exactly up to the target', () => {
  fc.assert(
    fc.property(seconds, seconds, (took, targetSeconds) => {
      const check = rto({ seconds: took, targetSeconds });
      expect(check).toMatchObject({ id: 'rto.target', required: true });
      expect(check.verdict).toBe(took <= targetSeconds ? 'proven' : 'failed');
    }),
  );
});

test('does not apply without a target, and still tells the time', () => {
  const check = rto({ seconds: 61, targetSeconds: undefined });
  expect(check).toMatchObject({ required: false, verdict: 'unproven' });
  expect(check.found).toContain('1 min 1 s');
});
