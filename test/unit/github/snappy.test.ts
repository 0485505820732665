import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { uncompressed } from '../../../packages/github/snappy.js';

const MAX = 1_000_000;

/** Written by Google's own library, 1.1.9. */
const THEIRS =
  'nARkYmFja3VwIDAgcHJvdmVuIHJlc3RvcmUgMCANGgQ2Mj4bAAAxERsEMjc+GwAAMhEbBDg5PhsAADMRGwQ1ND4bAAA0ERsAMUI2AAA1ERsEODE+NgAANhEbBDQ2PhsAADcRGwAxQjYAADgRGwQ3Mz42AAA5ERsEMzg+GwAAMTUPQjYAADE1DwQ2NUI3AAAyFVNmYQEAOWZhAQA1ZmEBADJCNgA1YQA4ZmEBADRmYQEAMUI2AAA2';

type Part = { readonly literal: Uint8Array } | { readonly size: number; readonly back: number };

/** What a stream of literals and copies means, and its bytes by the description of the format. */
function written(parts: readonly Part[]): { readonly plain: Uint8Array; readonly bytes: Uint8Array } {
  const plain: number[] = [];
  const bytes: number[] = [];
  for (const part of parts) {
    if ('literal' in part) {
      const size = part.literal.length - 1;
      bytes.push(...(size < 60 ? [size << 2] : [61 << 2, size & 255, size >> 8]), ...part.literal);
      plain.push(...part.literal);
    } else if (plain.length > 0) {
      const back = (part.back % plain.length) + 1;
      if (part.size >= 4 && part.size <= 11 && back < 2048) {
        bytes.push(1 | ((part.size - 4) << 2) | ((back >> 8) << 5), back & 255);
      } else bytes.push(2 | ((part.size - 1) << 2), back & 255, back >> 8);
      for (let left = part.size; left > 0; left--) plain.push(plain[plain.length - back] ?? 0);
    }
  }
  const header: number[] = [];
  let length = plain.length;
  for (; length >= 0x80; length >>= 7) header.push((length & 0x7f) | 0x80);
  return { plain: Uint8Array.from(plain), bytes: Uint8Array.from([...header, length, ...bytes]) };
}

const part = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 300 }).map((literal): Part => ({ literal })),
  fc.record({ size: fc.integer({ min: 1, max: 64 }), back: fc.nat(9_999) }),
);

describe('a block of Snappy', () => {
  test('by its own library is read', () => {
    const text = Array.from({ length: 20 }, (_, i) => `backup ${(i * 7919) % 97} proven restore ${i % 13}`);
    expect(Buffer.from(uncompressed(Buffer.from(THEIRS, 'base64'), MAX)).toString()).toBe(text.join(' '));
    expect(uncompressed(Uint8Array.of(0), MAX)).toEqual(new Uint8Array(0));
  });

  test('of any literals and copies is what they mean', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const { plain, bytes } = written(parts);
        expect(Buffer.from(uncompressed(bytes, MAX)).equals(plain)).toBe(true);
      }),
    );
  });

  test('that is cut, lengthened, or anything at all is read as it says or refused, and never beyond its bound', () => {
    const whole = Buffer.from(THEIRS, 'base64');
    for (let length = 0; length < whole.length; length++) {
      expect(() => uncompressed(whole.subarray(0, length), MAX)).toThrow(RangeError);
    }
    expect(() => uncompressed(Buffer.concat([whole, Buffer.from([0, 0x61])]), MAX)).toThrow(RangeError);
    expect(() => uncompressed(whole, 500)).toThrow(RangeError);
    expect(() => uncompressed(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0x7f), MAX)).toThrow(RangeError);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          expect(uncompressed(bytes, 10_000).length).toBeLessThanOrEqual(10_000);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});
