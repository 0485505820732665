import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keyHash, splitLine } from '../../../packages/drill/copy-line.js';
import { RowFinder } from '../../../packages/drill/row-finder.js';
import { Tally } from '../../../packages/drill/tally.js';

const line = (text: string): Uint8Array => Buffer.from(text);

/** A 64-bit hash that shares nothing with the product's. */
function hashOf(bytes: Uint8Array): bigint {
  return createHash('sha256').update(bytes).digest().readBigUInt64BE();
}

function feed(finder: RowFinder, archived: readonly string[], restored: readonly string[]): void {
  for (const text of archived) finder.archived(line(text), hashOf(line(text)));
  for (const text of restored) finder.restored(line(text), hashOf(line(text)));
}

describe('a tally', () => {
  test('counts like a map, whatever the hashes', () => {
    const hash = fc.record({ high: fc.nat(3), low: fc.nat(5000) });
    fc.assert(
      fc.property(fc.array(fc.tuple(hash, fc.integer({ min: -9, max: 9 })), { maxLength: 9000 }), (steps) => {
        const tally = new Tally(1, 1_000_000);
        const map = new Map<string, number>();
        for (const [{ high, low }, amount] of steps) {
          if (!tally.add(high, low, 0, amount)) throw new Error('full');
          map.set(`${high}:${low}`, (map.get(`${high}:${low}`) ?? 0) + amount);
        }
        const found = new Map<string, number>();
        tally.each((high, low, [value = 0]) => found.set(`${high}:${low}`, value));
        expect(found).toEqual(map);
      }),
      { numRuns: 25 },
    );
  });

  test('refuses new hashes when it is full, and goes on counting those that it has', () => {
    const tally = new Tally(1, 3);
    expect([1, 2, 3, 4, 2].map((low) => tally.add(0, low, 0, 1))).toEqual([true, true, true, false, true]);
    expect(tally.get(0, 2, 0)).toBe(2);
    expect(tally.get(0, 4, 0)).toBe(0);
  });
});

describe('rows of two sides', () => {
  const row = fc.tuple(fc.nat(30), fc.constantFrom('a', 'b', '\\N'));
  const side = fc.uniqueArray(row, { selector: ([key]) => key, maxLength: 30 });

  test('with a key: what is missing, extra and changed is what a comparison by hand finds', () => {
    fc.assert(
      fc.property(side, side, fc.boolean(), (one, other, inRounds) => {
        const [before, after] = [new Map(one), new Map(other)];
        const finder = new RowFinder([0]);
        const texts = (rows: typeof one): readonly string[] => rows.map(([key, value]) => `${key}\t${value}`);
        if (inRounds) {
          // As buckets do: each row comes in one round, and its two forms not always in the same.
          const half = (rows: typeof one, odd: boolean): typeof one =>
            rows.filter(([, value]) => (value === 'a') === odd);
          feed(finder, texts(half(one, true)), texts(half(other, true)));
          finder.endRound();
          feed(finder, texts(half(one, false)), texts(half(other, false)));
        } else feed(finder, texts(one), texts(other));
        finder.endRound();
        expect(finder.counts()).toEqual({
          missing: one.filter(([key]) => !after.has(key)).length,
          extra: other.filter(([key]) => !before.has(key)).length,
          changed: one.filter(([key, value]) => after.has(key) && after.get(key) !== value).length,
        });
        for (const id of finder.choose(100).keys()) {
          const { archived, restored } = finder.linesOf(id);
          const key = Number(
            splitLine(archived ?? restored ?? line(''))
              .at(0)
              ?.toString(),
          );
          const shown = (found: Uint8Array | undefined): string | undefined =>
            found === undefined ? undefined : Buffer.from(found).toString().split('\t')[1];
          expect(shown(archived)).toBe(before.get(key));
          expect(shown(restored)).toBe(after.get(key));
        }
      }),
    );
  });

  test('without a key: equal rows cancel each other one by one', () => {
    const rows = fc.array(fc.constantFrom('x', 'y', 'z', ''), { maxLength: 40 });
    fc.assert(
      fc.property(rows, rows, (one, other) => {
        const finder = new RowFinder([]);
        feed(finder, one, other);
        finder.endRound();
        const surplus = (of: readonly string[], against: readonly string[]): number =>
          [...new Set(of)].reduce((total, text) => {
            const count = (list: readonly string[]): number => list.filter((each) => each === text).length;
            return total + Math.max(0, count(of) - count(against));
          }, 0);
        expect(finder.counts()).toEqual({
          missing: surplus(one, other),
          extra: surplus(other, one),
          changed: 0,
        });
      }),
    );
  });

  test('of damage that was seen in part, no row is called missing or extra because its other form was not seen', () => {
    const finder = new RowFinder([0]);
    feed(finder, ['1\ta', '2\ta', '3\ta'], ['1\tb']);
    finder.endRound();
    expect(finder.countsAtLeast(0)).toEqual({ missing: 0, extra: 0, changed: 3 });
    expect(finder.countsAtLeast(2)).toEqual({ missing: 2, extra: 0, changed: 1 });
    expect(finder.countsAtLeast(-5)).toEqual({ missing: 0, extra: 5, changed: 0 });
    // Read once more in whole, the chosen rows turn out to be what they are.
    finder.keepOnly(finder.choose(10));
    feed(finder, ['1\ta', '2\ta', '3\ta', '4\ta'], ['1\tb', '2\tc', '3\td', '4\te']);
    for (const id of finder.choose(10).keys()) {
      const { archived, restored } = finder.linesOf(id);
      expect([archived, restored].every((found) => found !== undefined)).toBe(true);
    }
  });

  test('too many lines to keep are read once more, for the chosen rows alone', () => {
    const finder = new RowFinder([0]);
    const long = 'v'.repeat(60_000);
    const archived = Array.from({ length: 400 }, (_, at) => `${at}\t${long}`);
    const restored = archived.map((text, at) => (at === 7 ? `${at}\tother` : `${text}!`));
    feed(finder, archived, restored);
    finder.endRound();
    expect(finder.linesKept).toBe(false);
    expect(finder.counts()).toEqual({ missing: 0, extra: 0, changed: 400 });
    const chosen = finder.choose(3);
    finder.keepOnly(chosen);
    feed(finder, archived, restored);
    for (const id of chosen.keys()) {
      const { archived: was, restored: is } = finder.linesOf(id);
      expect(was?.length).toBeGreaterThan(60_000);
      expect(is).toBeDefined();
    }
  });
});

test('keys that only differ in where a value ends have different hashes', () => {
  const hash = keyHash([0, 1]);
  expect(hash(line('ab\tc\tx'))).not.toEqual(hash(line('a\tbc\tx')));
  expect(hash(line('a\tb\tx'))).toEqual(hash(line('a\tb\tother')));
  expect(keyHash([2])(line('1\t2\t3'))).toEqual(keyHash([2])(line('9\t9\t3')));
});
