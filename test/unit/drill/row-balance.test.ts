import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keyHash, splitLine } from '../../../packages/drill/copy-line.js';
import { LineKeeper } from '../../../packages/drill/line-keeper.js';
import {
  ARCHIVED,
  NO_DAMAGE,
  RESTORED,
  RowBalance,
  sum,
  type DamageCounts,
  type RowMark,
  type Surplus,
} from '../../../packages/drill/row-balance.js';
import { marker } from '../../../packages/drill/row-mark.js';
import { RowSpill } from '../../../packages/drill/row-spill.js';
import { Tally } from '../../../packages/drill/tally.js';

const line = (text: string): Uint8Array => Buffer.from(text);

/** A 64-bit hash that shares nothing with the product's. */
function hashOf(bytes: Uint8Array): bigint {
  return createHash('sha256').update(bytes).digest().readBigUInt64BE();
}

/** The rows of both sides, with their lines. */
function rowsOf(
  key: readonly number[],
  archived: readonly string[],
  restored: readonly string[],
): readonly (readonly [RowMark, Uint8Array])[] {
  const [before, after] = [marker(key, ARCHIVED), marker(key, RESTORED)];
  return [
    ...archived.map(line).map((row) => [before(row, hashOf(row)), row] as const),
    ...restored.map(line).map((row) => [after(row, hashOf(row)), row] as const),
  ];
}

interface Settled {
  readonly counts: DamageCounts;
  readonly damaged: ReadonlyMap<string, Surplus>;
}

function settleAll(parts: Iterable<Iterable<RowMark>>): Settled {
  const damaged = new Map<string, Surplus>();
  let counts = NO_DAMAGE;
  for (const part of parts) {
    const balance = new RowBalance();
    for (const mark of part) balance.add(mark);
    counts = sum(
      counts,
      balance.settle((id, surplus) => damaged.set(id, surplus)),
    );
  }
  return { counts, damaged };
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bp-test-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** By way of the disk, in so many parts as that number of rows would need. */
function settleOnDisk(marks: Iterable<RowMark>, rows: number): Settled {
  const spill = new RowSpill(folder, rows);
  try {
    for (const mark of marks) spill.add(mark);
    return settleAll(spill.parts());
  } finally {
    spill.close();
  }
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

describe.each([
  ['in memory', (marks: Iterable<RowMark>) => settleAll([marks])],
  ['in one part on disk', (marks: Iterable<RowMark>) => settleOnDisk(marks, 1)],
  ['in many parts on disk', (marks: Iterable<RowMark>) => settleOnDisk(marks, 4_000_000)],
])('rows of two sides, %s', (_, settle) => {
  const row = fc.tuple(fc.nat(30), fc.constantFrom('a', 'b', '\\N'));
  const side = fc.uniqueArray(row, { selector: ([key]) => key, maxLength: 30 });

  test('with a key: what is missing, extra and changed is what a comparison by hand finds', () => {
    fc.assert(
      fc.property(side, side, (one, other) => {
        const [before, after] = [new Map(one), new Map(other)];
        const texts = (rows: typeof one): readonly string[] => rows.map(([key, value]) => `${key}\t${value}`);
        const rows = rowsOf([0], texts(one), texts(other));
        const { counts, damaged } = settle(rows.map(([mark]) => mark));
        expect(counts).toEqual({
          missing: one.filter(([key]) => !after.has(key)).length,
          extra: other.filter(([key]) => !before.has(key)).length,
          changed: one.filter(([key, value]) => after.has(key) && after.get(key) !== value).length,
        });
        expect(damaged.size).toBe(counts.missing + counts.extra + counts.changed);
        const keeper = new LineKeeper(damaged.keys());
        for (const [mark, text] of rows) keeper.keep(mark, text);
        for (const [id, surplus] of damaged) {
          const { archived, restored } = keeper.linesOf(id, surplus);
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
        const count = (list: readonly string[], text: string): number =>
          list.filter((each) => each === text).length;
        const surplus = (of: readonly string[], against: readonly string[]): number =>
          [...new Set(of)].reduce(
            (total, text) => total + Math.max(0, count(of, text) - count(against, text)),
            0,
          );
        const marked = rowsOf([], one, other);
        const { counts, damaged } = settle(marked.map(([mark]) => mark));
        expect(counts).toEqual({ missing: surplus(one, other), extra: surplus(other, one), changed: 0 });
        const keeper = new LineKeeper();
        for (const [mark, text] of marked) keeper.keep(mark, text);
        // Equal rows that are left over on a side are shown as that side's, though both have some.
        for (const [id, left] of damaged) {
          const { archived, restored } = keeper.linesOf(id, left);
          expect([archived !== undefined, restored !== undefined]).toEqual([
            left.missing > 0,
            left.extra > 0,
          ]);
        }
      }),
    );
  });
});

describe('rows on disk', () => {
  test('come back as they were, each key in one part, and leave no file', async () => {
    const spill = new RowSpill(folder, 1_000_000);
    const marks = rowsOf(
      [0],
      Array.from({ length: 5000 }, (_, at) => `${at % 1000}\t${at}`),
      Array.from({ length: 300 }, (_, at) => `${at}\tx`),
    ).map(([mark]) => mark);
    try {
      for (const mark of marks) spill.add(mark);
      expect(await readdir(folder)).toEqual([]);
      const parts = [...spill.parts()].map((part) => [...part]);
      expect(parts.length).toBeGreaterThan(3);
      expect(parts.filter((part) => part.length > 0).length).toBeGreaterThan(3);
      const text = (mark: RowMark): string => JSON.stringify(mark);
      expect(parts.flat().map(text).sort()).toEqual(marks.map(text).sort());
      const partsOf = new Map<string, Set<number>>();
      for (const [at, part] of parts.entries())
        for (const { keyHigh, keyLow } of part) {
          const id = `${keyHigh}:${keyLow}`;
          partsOf.set(id, (partsOf.get(id) ?? new Set()).add(at));
        }
      expect([...partsOf.values()].filter((found) => found.size !== 1)).toEqual([]);
    } finally {
      spill.close();
    }
  });

  test('refuse numbers that no disk was meant for', () => {
    expect(() => new RowSpill(folder, 1e12)).toThrow(/too many/);
  });
});

test('too many lines to keep are not kept in part, and the chosen ones are found in a second reading', () => {
  const long = 'v'.repeat(60_000);
  const archived = Array.from({ length: 400 }, (_, at) => `${at}\t${long}`);
  const restored = archived.map((text, at) => (at === 7 ? `${at}\tother` : `${text}!`));
  const rows = rowsOf([0], archived, restored);
  const all = new LineKeeper();
  for (const [mark, text] of rows) all.keep(mark, text);
  expect(all.whole).toBe(false);
  const { counts, damaged } = settleAll([rows.map(([mark]) => mark)]);
  expect(counts).toEqual({ missing: 0, extra: 0, changed: 400 });
  const chosen = [...damaged].slice(0, 3);
  const keeper = new LineKeeper(chosen.map(([id]) => id));
  for (const [mark, text] of rows) keeper.keep(mark, text);
  for (const [id, surplus] of chosen) {
    const { archived: was, restored: is } = keeper.linesOf(id, surplus);
    expect(was?.length).toBeGreaterThan(60_000);
    expect(is).toBeDefined();
  }
});

test('keys that only differ in where a value ends have different hashes', () => {
  const hash = keyHash([0, 1]);
  expect(hash(line('ab\tc\tx'))).not.toEqual(hash(line('a\tbc\tx')));
  expect(hash(line('a\tb\tx'))).toEqual(hash(line('a\tb\tother')));
  expect(keyHash([2])(line('1\t2\t3'))).toEqual(keyHash([2])(line('9\t9\t3')));
});
