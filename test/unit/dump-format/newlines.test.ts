import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countNewlines } from '../../../packages/dump-format/newlines.js';

function countSlowly(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 0);
}

test('newlines are counted exactly, wherever the bytes lie in memory', () => {
  // Bytes one bit away from a newline, and those that carries of word arithmetic could be mistaken for.
  const byte = fc.oneof(
    fc.constantFrom(0x0a, 0x0b, 0x8a, 0x09, 0x00, 0xff, 0x0a),
    fc.integer({ min: 0, max: 255 }),
  );
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 3000 }), fc.integer({ min: 0, max: 9 }), (values, start) => {
      const bytes = Uint8Array.from(values).subarray(Math.min(start, values.length));
      expect(countNewlines(bytes)).toBe(countSlowly(bytes));
    }),
    { numRuns: 400 },
  );
  for (const fill of [0x0a, 0x0b, 0x8a, 0x00]) {
    const bytes = new Uint8Array(100_003).fill(fill);
    expect(countNewlines(bytes)).toBe(fill === 0x0a ? bytes.length : 0);
  }
});
