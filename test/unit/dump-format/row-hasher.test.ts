import { beforeAll, describe, expect, test } from '@jest/globals';
import { RowHasher, addFingerprints, type TableFingerprint } from '#dump-format';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import xxhash, { type XXHashAPI } from 'xxhash-wasm';
import { MODULES, compileModule, moduleText } from '../../../scripts/wasm/compile.js';
import { cut } from '../../support/archives.js';
import { longLine, residentMegabytes } from '../../support/lines.js';

const SECOND_SEED = 0x243f6a8885a308d3n;

let independent: XXHashAPI;
beforeAll(async () => {
  independent = await xxhash();
});

function textOf(lines: readonly Uint8Array[]): Buffer {
  return Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
}

/** Reused over all calls, as one is over the tables of an archive. */
const hasher = new RowHasher();

function fingerprint(lines: readonly Uint8Array[], lengths?: readonly number[]): TableFingerprint {
  const text = textOf(lines);
  for (const piece of lengths === undefined ? [text] : cut(text, lengths)) hasher.push(piece);
  return hasher.end();
}

function ofText(text: string): TableFingerprint {
  hasher.push(Buffer.from(text));
  return hasher.end();
}

/** The sum as another implementation of XXH64 has it. */
function expectedSum(lines: readonly Uint8Array[]): string {
  const hashes = lines.map(
    (line) => (independent.h64Raw(line, SECOND_SEED) << 64n) | independent.h64Raw(line, 0n),
  );
  const sum = BigInt.asUintN(
    128,
    hashes.reduce((total, hash) => total + hash, 0n),
  );
  return `xxh64-copyline-sum128/1:${sum.toString(16).padStart(32, '0')}`;
}

const line = fc
  .oneof(
    { weight: 6, arbitrary: fc.uint8Array({ maxLength: 140 }) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 5000 }) },
  )
  .map((bytes) => bytes.map((byte) => (byte === 0x0a ? 0x5c : byte)));
const lines = fc.array(line, { maxLength: 60 });

test.each(MODULES)('the compiled bytes are those of the source: $source', async (module) => {
  expect(await readFile(module.file, 'utf8')).toBe(moduleText(module, await compileModule(module)));
});

describe('the hash of a line', () => {
  // Published with XXH64: https://github.com/Cyan4973/xxHash, and the vectors that its ports share. Seed 0 is the lower half.
  test.each([
    ['', 'ef46db3751d8e999'],
    ['a', 'd24ec4f1a98c6e5b'],
    ['as', '1c330fb2d66be179'],
    ['asd', '631c37ce72a97393'],
    ['asdf', '415872f599cea71e'],
    ['abc', '44bc2cf5ad770999'],
    ['Call me Ishmael. Some years ago--never mind how long precisely-', '02a2e85470d6fd96'],
  ])('of %j is as published', (text, hash) => {
    expect(ofText(`${text}\n`).sum.slice(-16)).toBe(hash);
  });

  test('of every length is as another implementation has it, whole or in two pieces', () => {
    const bytes = createHash('shake256', { outputLength: 300 }).update('some').digest();
    const clean = bytes.map((byte) => (byte === 0x0a ? 0 : byte));
    for (let length = 0; length <= clean.length; length++) {
      const one = [clean.subarray(0, length)];
      expect([length, fingerprint(one).sum]).toEqual([length, expectedSum(one)]);
    }
  });
});

describe('a fingerprint', () => {
  test('is the sum of the lines’ hashes, their number, length and SHA-256, however they are cut', () => {
    fc.assert(
      fc.property(lines, fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1 }), (some, lengths) => {
        const text = textOf(some);
        expect(fingerprint(some, lengths)).toEqual({
          rows: some.length,
          bytes: text.length,
          sum: expectedSum(some),
          sha256: createHash('sha256').update(text).digest('hex'),
        });
      }),
      { numRuns: 400 },
    );
  });

  test('is right where lines lie across the engine’s input', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 300_000 }), fc.integer({ min: 11, max: 255 })), {
          maxLength: 8,
        }),
        fc.array(fc.integer({ min: 1, max: 400_000 }), { minLength: 1, maxLength: 5 }),
        (parts, lengths) => {
          const some = parts.map(([length, byte]) => Buffer.alloc(length, byte));
          expect(fingerprint(some, lengths).sum).toBe(expectedSum(some));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('depends on the order in its SHA-256 alone', () => {
    fc.assert(
      fc.property(
        lines.chain((some) =>
          fc.tuple(
            fc.constant(some),
            fc.shuffledSubarray(some, { minLength: some.length, maxLength: some.length }),
          ),
        ),
        ([some, shuffled]) => {
          const [one, other] = [fingerprint(some), fingerprint(shuffled)];
          expect(other).toEqual({ ...one, sha256: other.sha256 });
          expect(one.sha256 === other.sha256).toBe(textOf(some).equals(textOf(shuffled)));
        },
      ),
    );
  });

  test('adds up: that of two tables together is the sum of both', () => {
    fc.assert(
      fc.property(lines, lines, lines, (one, two, three) => {
        const { rows, bytes, sum } = fingerprint([...one, ...two, ...three]);
        expect(addFingerprints([one, two, three].map((part) => fingerprint(part)))).toEqual({
          rows,
          bytes,
          sum,
        });
      }),
    );
    expect(addFingerprints([])).toEqual({ rows: 0, bytes: 0, sum: ofText('').sum });
  });

  test.each([
    ['two rows more, equal to each other', 'a\nb\n', 'a\nb\nc\nc\n'],
    ['equal rows instead of other equal rows', 'a\na\n', 'b\nb\n'],
    ['a duplicate moved', 'a\na\nb\n', 'a\nb\nb\n'],
    ['NULL and empty', '1\t\\N\n', '1\t\n'],
    ['a row without columns and none', '\n', ''],
    ['a digit more', '{"n": 1.37}\n', '{"n": 1.370}\n'],
    ['a trailing blank', 'a\n', 'a \n'],
    ['a newline elsewhere', 'ab\nc\n', 'a\nbc\n'],
    ['values of two rows exchanged', '1\ta\n2\tb\n', '1\tb\n2\ta\n'],
  ])('tells apart: %s', (_what, one, other) => {
    expect(ofText(one).sum).not.toBe(ofText(other).sum);
  });

  test('shows every flipped bit, however many equal rows there are', () => {
    const row = Buffer.from('4242\tsome text\t\\N\n');
    const text = Buffer.concat(Array.from({ length: 500 }, () => row));
    const sums = new Set([ofText(text.toString('latin1')).sum]);
    for (let bit = 0; bit < row.length * 8; bit++) {
      const changed = Buffer.from(text);
      changed.writeUInt8(
        changed.readUInt8(row.length + (bit >> 3)) ^ (1 << (bit & 7)),
        row.length + (bit >> 3),
      );
      sums.add(ofText(changed.toString('latin1')).sum);
    }
    expect(sums.size).toBeGreaterThan(row.length * 8 - 8);
  });

  test('is refused where the last line has no newline, and the next table is read well', () => {
    const whole = ofText('a\nb\n');
    for (const text of ['a', 'a\nb', 'x'.repeat(300_000)]) {
      expect(() => ofText(text)).toThrow();
      expect(ofText('a\nb\n')).toEqual(whole);
    }
  });

  test('sums of another kind are not added', () => {
    const { rows, bytes, sum } = ofText('a\n');
    for (const wrong of ['', sum.slice(0, -1), sum.replace('/1:', '/2:'), sum.toUpperCase()]) {
      expect(() => addFingerprints([{ rows, bytes, sum: wrong }])).toThrow(RangeError);
    }
  });
});

test('a row of 500 MB takes no memory', () => {
  const before = residentMegabytes();
  const whole = createHash('sha256');
  let most = 0;
  for (const piece of longLine(500)) {
    hasher.push(piece);
    whole.update(piece);
    most = Math.max(most, residentMegabytes());
  }
  hasher.push(Buffer.from('\n'));
  expect(hasher.end()).toMatchObject({
    rows: 1,
    bytes: 500 * 2 ** 20 + 1,
    sha256: whole.update('\n').digest('hex'),
  });
  expect(most - before).toBeLessThan(20);
});
