import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LedgerEntry } from '#ledger';
import { daysOf, gapsBetween } from '../../../packages/audit/gaps.js';
import { MAX_APART_MS, matched } from '../../../packages/audit/matching.js';
import { DAY_MS, WEEK } from '../../support/audited.js';
import { chainOf, event } from '../../support/ledgers.js';

const HOUR_MS = 3_600_000;
const hours = fc.integer({ min: 0, max: 7 * 24 - 1 });
const at = (hour: number): Date => new Date(WEEK.from.getTime() + hour * HOUR_MS);

describe('times without a backup', () => {
  test('are those, and only those, in which an hour is farther from the last backup than was promised', () => {
    fc.assert(
      fc.property(
        fc.array(hours),
        hours,
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        (made, now, max, known) => {
          const before = known ? at(-max) : undefined;
          const asked = { period: WEEK, before, now: at(now), maxGapSeconds: max * 3600 };
          const past = made.filter((hour) => hour <= now);
          const gaps = gapsBetween(past.map(at), asked);
          const stops = [known ? -max : 0, ...past.toSorted((a, b) => a - b), now];
          const expected = stops.slice(1).filter((hour, index) => hour - (stops[index] ?? 0) > max);
          expect(gaps.map(({ to }) => to)).toEqual(expected.map(at));
          for (const { from, to } of gaps)
            for (const hour of past) expect(at(hour) > from && at(hour) < to).toBe(false);
        },
      ),
    );
  });

  test('say what they lie between', () => {
    const asked = { period: WEEK, now: WEEK.to, maxGapSeconds: 86_400 };
    const between = (before: Date | undefined, ...made: readonly number[]): readonly string[] =>
      gapsBetween(made.map(at), { ...asked, before }).map((gap) => gap.between);
    expect(between(undefined)).toEqual(['end']);
    expect(between(undefined, 30)).toEqual(['start', 'end']);
    expect(between(at(-1), 30, 40, 80)).toEqual(['backups', 'backups', 'end']);
  });
});

test('days are those of UTC that have begun, and a day counts once', () => {
  const days = (from: string, to: string, now: string, ...made: readonly string[]) =>
    daysOf(
      made.map((moment) => new Date(moment)),
      { from: new Date(from), to: new Date(to) },
      new Date(now),
    );
  const [first, next, late] = ['2026-11-09T00:00:00Z', '2026-11-10T00:00:00Z', '2027-01-01T00:00:00Z'];
  expect(days(first, next, late, '2026-11-09T01:00:00Z', '2026-11-09T23:59:59Z')).toEqual({
    all: 1,
    withBackup: 1,
  });
  expect(days(first, '2026-11-10T00:00:01Z', late)).toEqual({ all: 2, withBackup: 0 });
  expect(days(first, late, next)).toEqual({ all: 1, withBackup: 0 });
  // A snapshot may lie just behind the period to which its id belongs.
  expect(days(first, next, late, '2026-11-10T00:00:00Z')).toEqual({ all: 1, withBackup: 0 });
  expect(days(next, late, first)).toEqual({ all: 0, withBackup: 0 });
});

describe('receipts and entries', () => {
  const ids = ['backup-20261109-030000', 'backup-20261110-030000'];
  const kinds = ['drill', 'verification'] as const;
  /** Runs in the order of their times, a minute apart; each with its entry, and perhaps its receipt. */
  const runs = fc.array(
    fc.record({
      ...{ id: fc.constantFrom(...ids), kind: fc.constantFrom(...kinds), kept: fc.boolean() },
      noted: fc.boolean(),
      after: fc.integer({ min: 0, max: 40_000 }),
    }),
    { maxLength: 30 },
  );

  interface Run {
    readonly id: string;
    readonly kind: string;
    readonly noted: boolean;
  }

  function entriesOf<R extends Run>(given: readonly R[]) {
    const actions = given.flatMap((run, index) => (run.noted ? [{ ...run, index }] : []));
    const chain = chainOf(actions.length, undefined, (seq) => {
      const { id, kind, index } = actions[seq - 1] ?? { id: '', kind: '', index: 0 };
      return event(seq, { at: at(index), action: kind, subject: { backup_id: id } });
    });
    return { actions, entries: chain.map(({ entry }): LedgerEntry => entry) };
  }

  test('of the same run find each other, whichever of them are missing', () => {
    fc.assert(
      fc.property(runs, (given) => {
        const { actions, entries } = entriesOf(given);
        const receipts = given.flatMap(({ id, kind, kept, after }, index) =>
          kept ? [{ id, kind, path: String(index), at: new Date(at(index).getTime() + after) }] : [],
        );
        const found = matched(entries, receipts);
        const expected = actions.flatMap(({ kept, index }, place) =>
          kept ? [[String(index), place + 1]] : [],
        );
        expect([...found.entries].sort()).toEqual(expected.toSorted());
        const without = actions.flatMap(({ kept }, place) => (kept ? [] : [place + 1]));
        expect(found.unreceipted.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(without);
      }),
    );
  });

  test('too far apart are of two runs', () => {
    const { entries } = entriesOf([{ id: ids[0] ?? '', kind: 'drill', noted: true }]);
    const receipt = (ms: number) => ({
      id: ids[0] ?? '',
      kind: 'drill' as const,
      path: 'a',
      at: new Date(at(0).getTime() + ms),
    });
    expect(matched(entries, [receipt(MAX_APART_MS)]).unreceipted).toEqual([]);
    expect(matched(entries, [receipt(MAX_APART_MS + 1)]).unreceipted).toHaveLength(1);
    expect(matched(entries, [receipt(-DAY_MS)]).unreceipted).toHaveLength(1);
  });
});
