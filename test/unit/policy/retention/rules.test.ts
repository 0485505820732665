import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keepWords, keepsAnything, parseKeep, parseLegacyName } from '#policy';
import { UserError } from '#verdict';
import { PERIODS, periodOf } from '../../../../packages/policy/retention/periods.js';

const DAY_MS = 86_400_000;

describe('what to keep', () => {
  test('is read as people write it', () => {
    const periods = { last: 3, hourly: 24, daily: 14, weekly: 8, monthly: 12, yearly: 7 };
    expect(parseKeep('last=3 hourly=24 daily=14 weekly=8 monthly=12 yearly=7')).toEqual({
      periods,
      withinSeconds: undefined,
    });
    expect(parseKeep('daily=7,\n weekly=4  within=36h')).toEqual({
      periods: { daily: 7, weekly: 4 },
      withinSeconds: 36 * 3600,
    });
    expect(keepsAnything(parseKeep(' '))).toBe(false);
    expect(keepsAnything(parseKeep('within=30d'))).toBe(true);
  });

  test('is told with everything that is wrong with it', () => {
    const message = (text: string): string => {
      try {
        parseKeep(text);
      } catch (error) {
        if (error instanceof UserError) return error.message;
      }
      throw new Error(`${text} was read`);
    };
    const all = message('dayly=3 weekly=0 monthly=x yearly daily=1 daily=2 within=30 last=1=2 hourly=1.5');
    for (const part of [
      'dayly',
      'daily?',
      'weekly',
      'monthly',
      'yearly',
      'given twice',
      'within',
      'last',
      'hourly',
    ])
      expect(all).toContain(part);
    for (const text of ['daily', 'daily=', 'daily=-1', 'daily=9999999', '=3', 'within=0d', '14'])
      expect(() => parseKeep(text)).toThrow(UserError);
  });

  test('says again what was read', () => {
    const count = fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: undefined });
    fc.assert(
      fc.property(fc.tuple(...PERIODS.map(() => count)), (counts) => {
        const text = PERIODS.flatMap((period, index) =>
          counts[index] === undefined ? [] : [`${period}=${counts[index]}`],
        ).join(' ');
        expect(keepWords(parseKeep(text))).toBe(text);
      }),
    );
  });
});

describe('a period', () => {
  test('is one of UTC, and a week one of ISO 8601', () => {
    const week = (day: string): string => periodOf('weekly', new Date(`${day}T12:00:00Z`));
    // ISO 8601's own odd years: the first days of a year may belong to the last week of the one before, and the other way round.
    expect(week('2026-01-01')).toBe('2026-W01');
    expect(week('2027-01-01')).toBe('2026-W53');
    expect(week('2027-01-03')).toBe('2026-W53');
    expect(week('2027-01-04')).toBe('2027-W01');
    expect(week('2024-12-30')).toBe('2025-W01');
    expect(periodOf('daily', new Date('2026-11-20T23:59:59.999Z'))).toBe('2026-11-20');
  });

  test('of a week has exactly the seven days from Monday on', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 60_000 }), (day) => {
        const at = new Date(day * DAY_MS);
        const next = new Date((day + 1) * DAY_MS);
        expect(periodOf('weekly', at) === periodOf('weekly', next)).toBe(next.getUTCDay() !== 1);
      }),
    );
  });
});

test('a file of the older naming tells its moment, and no other file does', () => {
  const at = new Date('2024-02-29T23:05:09Z');
  expect(parseLegacyName('backup-2024-02-29-23-05-09.sql')).toEqual(at);
  expect(parseLegacyName('backup-2024-02-29-23-05-09.sql.enc')).toEqual(at);
  for (const name of [
    'backup-2023-02-29-23-05-09.sql',
    'backup-2024-02-29-24-05-09.sql',
    'backup-2024-02-29-23-05-09.sql.gz',
    'backup-2024-02-29-23-05-09.sql.enc.part',
    'xbackup-2024-02-29-23-05-09.sql',
    'backup-20240229-230509',
  ])
    expect(parseLegacyName(name)).toBeUndefined();
});
