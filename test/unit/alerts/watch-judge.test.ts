import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  dueMoments,
  judgeActivity,
  judgeWorkflow,
  schedulesOf,
  type WatchedRun,
  type WatchedWorkflow,
} from '#alerts';
import type { Check } from '#verdict';

const NOW = new Date('2026-11-20T09:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** What clocks may be apart. */
const MINUTE = 60_000;
const TOLERANCE = 7200;
const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * HOUR);

const started = (hours: number, run: Partial<WatchedRun> = {}): WatchedRun => ({
  ...{ event: 'schedule', createdAt: hoursAgo(hours), conclusion: 'success' },
  ...run,
});

/** Due at 03:00 each day: six hours ago, and thirty. */
const nightly: WatchedWorkflow = {
  ...{ path: '.github/workflows/backup.yml', state: 'active', enabledAgain: false },
  ...{ schedules: [{ cron: '0 3 * * *', timezone: 'UTC' }], since: hoursAgo(1000) },
  runs: [started(5.5), started(29.5), started(53.5)],
};

function judge(change: Partial<WatchedWorkflow>): Readonly<Record<string, string>> {
  const checks = judgeWorkflow({ ...nightly, ...change }, { toleranceSeconds: TOLERANCE, now: NOW });
  return Object.fromEntries(checks.map((check) => [check.id.replace('schedule.', ''), word(check)]));
}

function word({ verdict, required }: Check): string {
  return verdict === 'proven' ? 'green' : verdict === 'failed' ? 'red' : required ? 'unproven' : 'silent';
}

const GREEN = { state: 'green', fired: 'green', success: 'green', streak: 'green' };

describe('a workflow', () => {
  test('that runs as its file says is green in everything', () => {
    expect(judge({})).toEqual(GREEN);
  });

  test.each([
    'disabled_inactivity',
    'disabled_manually',
    'disabled_fork',
    'deleted',
    undefined,
    'unheard_of',
  ])('that is %s is red, and is not late besides', (state) => {
    expect(judge({ state })).toEqual({ ...GREEN, state: 'red', fired: 'silent' });
  });

  test('that was enabled again is green, until its next run is due', () => {
    expect(judge({ enabledAgain: true, runs: [started(600)] })).toMatchObject({
      state: 'green',
      fired: 'silent',
    });
  });

  test('that never fired, or not when it was due, is red', () => {
    expect(judge({ runs: [] })).toEqual({ state: 'green', fired: 'red', success: 'red', streak: 'silent' });
    expect(judge({ runs: [started(29.5)] })).toMatchObject({ fired: 'red', success: 'green' });
    expect(judge({ runs: [started(53.5)] })).toMatchObject({ fired: 'red', success: 'red' });
  });

  test('that somebody starts by hand does not fire, and still succeeds', () => {
    const runs = [started(1, { event: 'workflow_dispatch' }), started(53.5)];
    expect(judge({ runs })).toMatchObject({ fired: 'red', success: 'green' });
  });

  test('is not late before its tolerance is over', () => {
    const schedules = [{ cron: '0 8 * * *', timezone: 'UTC' }];
    expect(judge({ schedules, runs: [started(25)] })).toMatchObject({ fired: 'green', success: 'green' });
    expect(
      judge({ schedules: [{ cron: '59 6 * * *', timezone: 'UTC' }], runs: [started(26)] }),
    ).toMatchObject({
      fired: 'red',
    });
  });

  test('whose file is new has not missed what was due before', () => {
    expect(judge({ since: hoursAgo(3), runs: [] })).toMatchObject({ fired: 'silent', success: 'silent' });
  });

  test('without a schedule, or with one that is none, is red', () => {
    expect(judge({ schedules: [] })).toMatchObject({ fired: 'red' });
  });

  test('that fails once is not yet a streak; twice is', () => {
    const failed = { conclusion: 'failure' };
    expect(judge({ runs: [started(5.5, failed), started(29.5)] })).toEqual(GREEN);
    expect(judge({ runs: [started(5.5, failed), started(29.5, failed), started(53.5)] })).toEqual({
      ...GREEN,
      success: 'red',
      streak: 'red',
    });
    const cancelled = started(20, { conclusion: 'cancelled', event: 'workflow_dispatch' });
    expect(judge({ runs: [started(5.5, failed), cancelled, started(29.5, failed)] })).toMatchObject({
      streak: 'red',
    });
  });

  test('whose run is going on is not judged by success', () => {
    const runs = [started(5.5, { conclusion: undefined }), started(53.5)];
    expect(judge({ runs })).toMatchObject({ fired: 'green', success: 'silent' });
  });
});

const schedule = fc.constantFrom(
  '0 3 * * *',
  '*/5 * * * *',
  '17 */6 * * *',
  '30 2 * * 1-5',
  '0 4 1 * *',
  '0 0 13 * 5',
);
const zone = fc.constantFrom('UTC', 'America/New_York', 'Asia/Kolkata', 'Europe/Berlin');
const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });

describe('whatever the schedule', () => {
  test('runs that start within the tolerance are never red; where they stop it is, after the next is due', () => {
    fc.assert(
      fc.property(
        schedule,
        zone,
        moment,
        fc.nat({ max: TOLERANCE - 60 }),
        (cron, timezone, now, lateSeconds) => {
          const schedules = [{ cron, timezone }];
          const due = dueMoments(schedules, now, 40);
          const all = due.map((at): WatchedRun => ({
            ...{ event: 'schedule', conclusion: 'success' },
            createdAt: new Date(at.getTime() + lateSeconds * 1000),
          }));
          const at = (runs: readonly WatchedRun[]): readonly Check[] =>
            judgeWorkflow(
              { ...nightly, schedules, runs, since: new Date(0) },
              { toleranceSeconds: TOLERANCE, now },
            );
          const healthy = at(all.filter(({ createdAt }) => createdAt <= now));
          expect(healthy.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
          const overdue = due.filter((at) => at.getTime() < now.getTime() - TOLERANCE * 1000);
          const last = overdue[0];
          if (last === undefined) return;
          const stopped = at(all.filter(({ createdAt }) => createdAt.getTime() < last.getTime() - MINUTE));
          const fired = stopped.find(({ id }) => id === 'schedule.fired');
          expect(fired?.verdict).toBe('failed');
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('the file of a workflow', () => {
  test.each([
    ['on:\n  schedule:\n    - cron: "0 3 * * *"\n', [{ cron: '0 3 * * *', timezone: 'UTC' }]],
    [
      'on: { schedule: [{ cron: 7 1 * * 0, timezone: Europe/Berlin }], push: }',
      [{ cron: '7 1 * * 0', timezone: 'Europe/Berlin' }],
    ],
    ['on: [push]', []],
    ['on: push\n', []],
    ['name: none', []],
  ])('%j starts by itself as it says', (text, schedules) => {
    expect(schedulesOf(text)).toEqual({ schedules });
  });

  test.each([
    'on: {schedule: [{cron: 0 25 * * *}]}',
    'on: {schedule: [{cron: 0 3 * * *, timezone: Mars/Base}]}',
    'a: [',
    '',
  ])('%j cannot be followed', (text) => {
    const { schedules, problem } = schedulesOf(text);
    expect(schedules).toEqual([]);
    if (text !== '') expect(problem).toBeDefined();
  });

  test('may name a time zone, with its summer time', () => {
    const berlin = [{ cron: '0 3 * * *', timezone: 'Europe/Berlin' }];
    expect(dueMoments(berlin, new Date('2026-07-02T00:00:00Z'), 1)).toEqual([
      new Date('2026-07-01T01:00:00Z'),
    ]);
    expect(dueMoments(berlin, new Date('2026-12-02T00:00:00Z'), 1)).toEqual([
      new Date('2026-12-01T02:00:00Z'),
    ]);
  });
});

test('a public repository is red in the ten days before its schedules end, a private one never', () => {
  const after = (days: number, isPublic = true): string =>
    word(
      judgeActivity({ name: 'acme/shop', isPublic, lastCommitAt: new Date(NOW.getTime() - days * DAY) }, NOW),
    );
  expect([0, 49.9, 50.1, 61].map((days) => after(days))).toEqual(['green', 'green', 'red', 'red']);
  expect(after(400, false)).toBe('silent');
});
