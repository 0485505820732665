import { describe, expect, test } from '@jest/globals';
import {
  BucketHasher,
  MAX_PICKED_LINE,
  RowHasher,
  RowPicker,
  bucketFlags,
  differingBuckets,
  type BucketTable,
} from '#dump-format';
import fc from 'fast-check';
import { cut } from '../../support/archives.js';
import { longLine, residentMegabytes } from '../../support/lines.js';

const row = fc.oneof(
  { weight: 9, arbitrary: fc.string({ maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 9 }).map((text) => text.repeat(40_000)) },
);
const rows = fc.array(
  row.map((text) => text.replaceAll('\n', ' ')),
  { maxLength: 40 },
);
const lengths = fc.array(fc.integer({ min: 1, max: 300_000 }), { minLength: 1, maxLength: 4 });

function textOf(lines: readonly string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

function tableOf(lines: readonly string[], buckets: number, pieces: readonly number[]): BucketTable {
  const hasher = new BucketHasher(buckets);
  for (const piece of cut(textOf(lines), pieces)) hasher.push(piece);
  return hasher.end();
}

function picked(lines: readonly string[], flags: Uint8Array, pieces: readonly number[]): string[] {
  const found: string[] = [];
  const picker = new RowPicker(flags, (line, _hash, length) => {
    expect(length).toBe(line.length);
    found.push(Buffer.from(line).toString());
  });
  for (const piece of cut(textOf(lines), pieces)) picker.push(piece);
  picker.end();
  return found;
}

/** What is in one list more often than in the other. */
function surplus(one: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return one.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

describe('buckets', () => {
  test('hold every line once, whatever their order and however they are cut', () => {
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: 0, max: 10 }).map((power) => 2 ** power),
        lengths,
        (lines, buckets, pieces) => {
          const table = tableOf(lines, buckets, pieces);
          expect(table.counts).toHaveLength(buckets);
          expect(table.counts.reduce((sum, count) => sum + count, 0n)).toBe(BigInt(lines.length));
          expect(differingBuckets(table, tableOf(lines.toReversed(), buckets, [100_000]))).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('spread lines evenly', () => {
    const lines = Array.from({ length: 64_000 }, (_, n) => `${n}\tname ${n}`);
    const { counts } = tableOf(lines, 64, [100_000]);
    for (const count of counts) expect(Math.abs(Number(count) - 1000)).toBeLessThan(200);
  });

  test('that differ hold all lines that are missing, extra or changed', () => {
    fc.assert(
      fc.property(rows, rows, rows, lengths, (common, only, others, pieces) => {
        const [one, other] = [
          [...common, ...only],
          [...others, ...common],
        ];
        const buckets = 256;
        const differing = differingBuckets(tableOf(one, buckets, pieces), tableOf(other, buckets, pieces));
        const flags = bucketFlags(buckets, differing);
        const [left, right] = [picked(one, flags, pieces), picked(other, flags, [64_000])];
        expect(surplus(left, right).sort()).toEqual(surplus(one, other).sort());
        expect(surplus(right, left).sort()).toEqual(surplus(other, one).sort());
      }),
      { numRuns: 150 },
    );
  });

  test.each([0, 3, -4, 2 ** 21, 1.5, Number.NaN])('are not %p', (buckets) => {
    expect(() => new BucketHasher(buckets)).toThrow(RangeError);
  });

  test('of tables spread otherwise are not compared', () => {
    expect(() => differingBuckets(tableOf(['a'], 4, [9]), tableOf(['a'], 8, [9]))).toThrow(RangeError);
  });
});

describe('picking', () => {
  test('all buckets gives all lines in their order, and the hashes that the fingerprint adds up', () => {
    fc.assert(
      fc.property(rows, lengths, (lines, pieces) => {
        let sum = 0n;
        const found: string[] = [];
        const picker = new RowPicker(bucketFlags(1, [0]), (line, hash) => {
          found.push(Buffer.from(line).toString());
          sum += hash;
        });
        const hasher = new RowHasher();
        for (const piece of cut(textOf(lines), pieces)) {
          picker.push(piece);
          hasher.push(piece);
        }
        picker.end();
        expect(found).toEqual(lines);
        const digits = BigInt.asUintN(128, sum).toString(16).padStart(32, '0');
        expect(hasher.end().sum).toBe(`xxh64-copyline-sum128/1:${digits}`);
      }),
      { numRuns: 150 },
    );
  });

  test('gives many short lines of one input', () => {
    const lines = Array.from({ length: 100_000 }, (_, n) => (n % 3 === 0 ? '' : String(n % 10)));
    expect(picked(lines, bucketFlags(2, [0, 1]), [1_000_000])).toEqual(lines);
    expect(picked(lines, bucketFlags(2, []), [1_000_000])).toEqual([]);
  });

  test('a row of 500 MB gives its beginning, hash and length, and takes no memory', () => {
    const found: { line: number; length: number; hash: bigint }[] = [];
    const picker = new RowPicker(bucketFlags(1, [0]), (line, hash, length) => {
      found.push({ line: line.length, length, hash });
    });
    const buckets = new BucketHasher(16);
    const hasher = new RowHasher();
    const before = residentMegabytes();
    let most = 0;
    const push = (bytes: Uint8Array): void => {
      for (const user of [picker, buckets, hasher]) user.push(bytes);
      most = Math.max(most, residentMegabytes());
    };
    for (const piece of longLine(500)) push(piece);
    push(Buffer.from('\nshort\n'));
    picker.end();
    expect(found).toMatchObject([
      { line: MAX_PICKED_LINE, length: 500 * 2 ** 20 },
      { line: 5, length: 5 },
    ]);
    const sum = BigInt.asUintN(
      128,
      found.reduce((total, { hash }) => total + hash, 0n),
    );
    expect(BigInt(`0x${hasher.end().sum.slice(-32)}`)).toBe(sum);
    expect(buckets.end().counts.reduce((total, count) => total + count, 0n)).toBe(2n);
    expect(most - before).toBeLessThan(30);
  });

  test('a last line without its newline is refused', () => {
    const picker = new RowPicker(bucketFlags(1, [0]), () => undefined);
    picker.push(Buffer.from('a\nb'));
    expect(() => {
      picker.end();
    }).toThrow();
    const buckets = new BucketHasher(2);
    buckets.push(Buffer.from('b'));
    expect(() => buckets.end()).toThrow();
    buckets.push(Buffer.from('b\n'));
    expect(buckets.end().counts.reduce((total, count) => total + count, 0n)).toBe(1n);
  });
});
