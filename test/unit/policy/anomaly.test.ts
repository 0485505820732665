import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  durationAnomaly,
  emptyAnomaly,
  growth,
  sizeDeviation,
  tablesAnomaly,
  type ExpectedChange,
  type HeldSet,
  type TableFigures,
  type Tables,
} from '#policy';
import type { Check } from '#verdict';

const now = new Date('2026-11-20T09:00:00Z');
const DAY = 86_400_000;
const MIB = 1024 * 1024;
const daysAgo = (days: number): Date => new Date(now.getTime() - days * DAY);

const rows = (count: number): TableFigures => ({ rows: count, bytes: count * 100 });
const tablesOf = (counts: Readonly<Record<string, number>>): Tables =>
  new Map(Object.entries(counts).map(([name, count]) => [name, rows(count)]));

function judgeTables(
  current: Tables,
  earlier: readonly Tables[],
  expected: readonly ExpectedChange[] = [],
): Check {
  // The last of the earlier sets is the youngest.
  const history = earlier.map((tables, index) => ({
    at: daysAgo(((earlier.length - index) / earlier.length) * 6.9),
    tables,
  }));
  return tablesAnomaly({ tables: current, history, maxDeviation: 0.3, expected, now });
}

const declared = (change: Partial<ExpectedChange>): ExpectedChange => ({
  database: 'app',
  what: 'rows',
  target: { to: 0 },
  until: new Date(now.getTime() + DAY),
  why: 'the archive moves out',
  where: 'expected.yml:2',
  ...change,
});

const counts = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.nat({ max: 1e9 }), { maxKeys: 8 });
const many = fc.integer({ min: 1, max: 40 });

describe('tables', () => {
  test('never odd where nothing changes', () => {
    fc.assert(
      fc.property(counts, many, (figures, sets) => {
        const tables = tablesOf(figures);
        expect(judgeTables(tables, Array<Tables>(sets).fill(tables)).verdict).toBe('proven');
      }),
    );
  });

  test('odd when one with rows vanished, or is empty', () => {
    fc.assert(
      fc.property(counts, many, fc.integer({ min: 1, max: 1e9 }), fc.boolean(), (others, sets, had, gone) => {
        const before = tablesOf({ ...others, VICTIM: had });
        const after = tablesOf(gone ? others : { ...others, VICTIM: 0 });
        const check = judgeTables(after, Array<Tables>(sets).fill(before));
        expect(check).toMatchObject({ id: 'anomaly.tables', verdict: 'failed', required: true });
        expect(check.found).toContain('VICTIM');
      }),
    );
  });

  test('the farther from the usual, the odder', () => {
    const history = fc.array(fc.nat({ max: 1e8 }), { minLength: 4, maxLength: 30 });
    fc.assert(
      fc.property(history, fc.nat({ max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (earlier, more, extra) => {
        const median = middle(earlier);
        const at = (distance: number): string =>
          judgeTables(
            tablesOf({ t: Math.ceil(median) + distance }),
            earlier.map((count) => tablesOf({ t: count })),
          ).verdict;
        if (at(more) === 'failed') expect(at(more + extra)).toBe('failed');
      }),
    );
  });

  test('odd when it shrinks or grows far beyond its own spread, and only then', () => {
    const steady = [100_000, 101_000, 99_500, 100_300, 100_900].map((count) => tablesOf({ t: count }));
    const restless = [100_000, 400_000, 20_000, 300_000, 50_000].map((count) => tablesOf({ t: count }));
    expect(judgeTables(tablesOf({ t: 40_000 }), steady).verdict).toBe('failed');
    expect(judgeTables(tablesOf({ t: 250_000 }), steady).verdict).toBe('failed');
    expect(judgeTables(tablesOf({ t: 120_000 }), steady).verdict).toBe('proven');
    expect(judgeTables(tablesOf({ t: 250_000 }), restless).verdict).toBe('proven');
  });

  test('odd by its bytes where its rows are as usual', () => {
    const earlier = Array.from({ length: 5 }, () => tablesOf({ t: 100_000 }));
    const emptied = new Map([['t', { rows: 100_000, bytes: 400_000 }]]);
    expect(judgeTables(emptied, earlier).verdict).toBe('failed');
  });

  test('small ones may change, queues may run empty, and a growing one may grow', () => {
    const small = Array.from({ length: 6 }, () => tablesOf({ t: 20 }));
    expect(judgeTables(tablesOf({ t: 900 }), small).verdict).toBe('proven');
    const queue = [40, 0, 30, 50, 20].map((count) => tablesOf({ t: count }));
    expect(judgeTables(tablesOf({ t: 0 }), queue).verdict).toBe('proven');
    const growing = [1, 2, 3, 4, 5, 6, 7].map((week) => tablesOf({ t: 1e6 + week * 20_000 }));
    expect(judgeTables(tablesOf({ t: 1.16e6 }), growing).verdict).toBe('proven');
  });

  test('stays odd until half of the sets have nothing either', () => {
    const full = tablesOf({ t: 500 });
    const empty = tablesOf({ t: 0 });
    expect(judgeTables(empty, [full, full, full, empty, empty]).verdict).toBe('failed');
    expect(judgeTables(empty, [full, full, empty, empty, empty]).verdict).toBe('proven');
  });

  test('new ones, and those that went without ever having had rows, are told', () => {
    const check = judgeTables(tablesOf({ kept: 5, fresh: 7 }), [tablesOf({ kept: 5, hollow: 0 })]);
    expect(check.verdict).toBe('proven');
    expect(check.found).toContain('fresh is new');
    expect(check.found).toContain('hollow is gone');
  });

  test('does not apply to a first set', () => {
    expect(judgeTables(tablesOf({ t: 5 }), [])).toMatchObject({ verdict: 'unproven', required: false });
  });
});

describe('a whole set without rows', () => {
  const judge = (current: Tables, earlier: readonly Tables[]): Check =>
    emptyAnomaly({
      ...{ tables: current, maxDeviation: 0.3, expected: [], now },
      history: earlier.map((tables) => ({ at: daysAgo(1), tables })),
    });

  test('is odd exactly where there were rows', () => {
    fc.assert(
      fc.property(counts, many, (figures, sets) => {
        const before = tablesOf(figures);
        const had = Object.values(figures).some((count) => count > 0);
        const emptied = tablesOf(Object.fromEntries(Object.keys(figures).map((name) => [name, 0])));
        const history = Array<Tables>(sets).fill(before);
        expect(judge(emptied, history).verdict).toBe(had ? 'failed' : 'proven');
        expect(judge(new Map(), history).verdict).toBe(had ? 'failed' : 'proven');
        expect(judge(before, history).verdict).toBe('proven');
      }),
    );
  });
});

describe('what was declared', () => {
  const before = Array.from({ length: 5 }, () => tablesOf({ t: 100_000, u: 100_000 }));
  const emptied = tablesOf({ t: 0, u: 100_000 });

  test('is not odd, until it expires, and for nothing else', () => {
    const judge = (change: Partial<ExpectedChange>): string =>
      judgeTables(emptied, before, [declared(change)]).verdict;
    expect(judge({})).toBe('proven');
    expect(judge({ table: 't' })).toBe('proven');
    expect(judge({ from: 100_000 })).toBe('proven');
    expect(judge({ until: now })).toBe('failed');
    expect(judge({ table: 'u' })).toBe('failed');
    expect(judge({ what: 'bytes' })).toBe('failed');
    expect(judge({ from: 10_000 })).toBe('failed');
    expect(judge({ target: { to: 50_000 } })).toBe('failed');
  });

  test('covers what lies between the usual figure and the new one, and not what goes beyond', () => {
    const tripled = declared({ table: 't', target: { factor: 3 } });
    const judge = (count: number): string =>
      judgeTables(tablesOf({ t: count, u: 100_000 }), before, [tripled]).verdict;
    expect(judge(200_000)).toBe('proven');
    expect(judge(320_000)).toBe('proven');
    expect(judge(500_000)).toBe('failed');
    expect(judge(20_000)).toBe('failed');
  });

  test('holds for the size of a set too', () => {
    const judge = (size: number, changes: readonly ExpectedChange[]): string =>
      sizeDeviation({
        ...{ size, history: [{ at: daysAgo(1), size: 100 * MIB }], now, maxDeviation: 0.3 },
        expected: { changes, now },
      }).check.verdict;
    const doubled = declared({ what: 'size', target: { to: 200 * MIB } });
    expect(judge(200 * MIB, [])).toBe('failed');
    expect(judge(200 * MIB, [doubled])).toBe('proven');
    expect(judge(20 * MIB, [doubled])).toBe('failed');
  });
});

describe('duration', () => {
  const judge = (seconds: number, history: readonly number[]): Check =>
    durationAnomaly({ seconds, history, expected: [], now });
  const took = fc.double({ min: 0, max: 1e5, noNaN: true });

  test('never odd where nothing changes, nor when shorter', () => {
    fc.assert(
      fc.property(took, took, many, (seconds, shorter, sets) => {
        const history = Array<number>(sets).fill(seconds);
        expect(judge(Math.min(seconds, shorter), history).verdict).toBe(sets < 4 ? 'unproven' : 'proven');
      }),
    );
  });

  test('the longer, the odder', () => {
    const history = fc.array(took, { minLength: 4, maxLength: 20 });
    fc.assert(
      fc.property(history, took, took, (earlier, seconds, more) => {
        if (judge(seconds, earlier).verdict === 'failed')
          expect(judge(seconds + more, earlier).verdict).toBe('failed');
      }),
    );
  });

  test('odd beyond twice the usual time', () => {
    const history = [600, 620, 590, 610, 605];
    expect(judge(1190, history).verdict).toBe('proven');
    expect(judge(1400, history).verdict).toBe('failed');
    expect(judge(280, [1, 1, 1, 1]).verdict).toBe('proven');
  });
});

describe('growth', () => {
  const daily = (sizes: readonly number[], name = 'app'): HeldSet[] =>
    sizes.map((size, index) => ({ name, size, at: daysAgo(sizes.length - 1 - index) }));
  const judge = (sets: readonly HeldSet[], quotaBytes: number): Check =>
    growth({ sets, room: { quotaBytes }, now });

  test('more room is never worse', () => {
    const sizes = fc.array(fc.nat({ max: 1e12 }), { maxLength: 40 });
    fc.assert(
      fc.property(sizes, fc.nat({ max: 1e13 }), fc.nat({ max: 1e13 }), (held, quota, more) => {
        if (judge(daily(held), quota).verdict === 'proven')
          expect(judge(daily(held), quota + more).verdict).toBe('proven');
      }),
    );
  });

  test('steady sets within a quota that leaves room for some more are no fault', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 60 }), fc.integer({ min: 1, max: 1e9 }), (sets, size) => {
        const held = daily(Array<number>(sets).fill(size));
        expect(judge(held, size * (sets + 4)).verdict).toBe('proven');
        expect(judge(held, size * (sets + 0.5)).verdict).toBe('failed');
      }),
    );
  });

  test('sets that grow fill a quota that as many of today’s size would not', () => {
    const growing = daily(Array.from({ length: 30 }, (_, index) => 1000 + index * 50));
    const held = growing.reduce((total, { size = 0 }) => total + size, 0);
    expect(judge(growing, held * 1.5).verdict).toBe('failed');
    expect(judge(growing, held * 3).verdict).toBe('proven');
    const other = growing.map((set) => ({ ...set, name: 'other' }));
    expect(judge([...growing, ...other], held * 3).verdict).toBe('failed');
  });

  test('fits an empty store', () => {
    expect(judge([], 10).verdict).toBe('proven');
  });
});

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half) - 1] ?? 0)) / 2;
}
