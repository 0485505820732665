import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  nextPurge,
  parseKeep,
  planRetention,
  type KeptBackup,
  type RetentionOptions,
  type RetentionPlan,
} from '#policy';
import { LONG } from '../../../support/campaign.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = new Date('2026-11-20T09:00:00Z');

function made(at: Date, rest: Partial<KeptBackup> = {}): KeptBackup {
  return { id: `backup-${at.toISOString()}`, at, complete: true, writtenAt: at, ...rest };
}

function ago(days: number, rest: Partial<KeptBackup> = {}): KeptBackup {
  return made(new Date(NOW.getTime() - days * DAY), rest);
}

function plan(
  backups: readonly KeptBackup[],
  keep: string,
  rest: Partial<RetentionOptions> = {},
): RetentionPlan {
  return planRetention(optionsOf(backups, keep, rest));
}

function optionsOf(
  backups: readonly KeptBackup[],
  keep: string,
  rest: Partial<RetentionOptions> = {},
): RetentionOptions {
  const rules = parseKeep(keep);
  return { backups, rules, keepProven: 2, graceSeconds: 24 * 3600, now: NOW, stop: undefined, ...rest };
}

function idsOf({ fates }: RetentionPlan, action: 'keep' | 'delete'): readonly string[] {
  return fates.filter((fate) => fate.action === action).map(({ id }) => id);
}

describe('retention', () => {
  test('keeps the newest set of each of so many days, weeks and months', () => {
    // Two a day for a hundred days.
    const backups = Array.from({ length: 200 }, (_, index) => ago(index / 2 + 0.01));
    const kept = idsOf(plan(backups, 'last=3 daily=5 monthly=3'), 'keep');
    // By hand: three last ones reach back to 19 Nov; the newest of 20 to 16 Nov; the last of November, October and September.
    expect(kept.map((id) => id.slice(7, 20))).toEqual([
      ...['2026-11-20T08', '2026-11-19T20', '2026-11-19T08', '2026-11-18T20', '2026-11-17T20'],
      ...['2026-11-16T20', '2026-10-31T20', '2026-09-30T20'],
    ]);
  });

  test('does not count periods without a backup, so that a pause costs nothing', () => {
    const backups = [0, 1, 40, 41, 42].map((day) => ago(day));
    expect(idsOf(plan(backups, 'daily=4'), 'delete')).toEqual([ago(42).id]);
  });

  test('never deletes the newest proven ones, nor the newest', () => {
    const backups = [
      ago(0),
      ago(1),
      ago(5, { provenAt: NOW }),
      ago(9, { provenAt: NOW }),
      ago(20, { provenAt: NOW }),
    ];
    expect(idsOf(plan(backups, 'last=1'), 'delete')).toEqual([ago(1).id, ago(20).id]);
  });

  test('keeps two where nothing is proven', () => {
    expect(idsOf(plan([ago(0), ago(1), ago(2)], 'last=1'), 'delete')).toEqual([ago(2).id]);
  });

  test('deletes nothing that is complete after a backup that failed, or from a clock that is wrong', () => {
    const old = [ago(1), ago(2), ago(3), ago(4)];
    for (const newest of [ago(0, { complete: false }), ago(-1)]) {
      const stopped = plan([newest, ...old], 'last=1');
      expect(stopped.stopped).toBeDefined();
      expect(idsOf(stopped, 'delete')).toEqual([]);
    }
    expect(idsOf(plan(old, 'last=1', { stop: 'the size is odd' }), 'delete')).toEqual([]);
  });

  test('sweeps what is incomplete after a grace period, counted from the last byte', () => {
    const left = ago(3, { complete: false });
    const busy = ago(2, { complete: false, writtenAt: new Date(NOW.getTime() - HOUR) });
    expect(idsOf(plan([ago(0), busy, left], 'last=5'), 'delete')).toEqual([left.id]);
    // Even while nothing else is deleted.
    expect(idsOf(plan([ago(0), left], 'last=5', { stop: 'odd' }), 'delete')).toEqual([left.id]);
  });

  test('leaves what is locked, and says so', () => {
    const locked = ago(9, { untouchable: 'locked until 2027-01-01' });
    const result = plan([ago(0), ago(1), locked, ago(10)], 'last=2');
    expect(idsOf(result, 'delete')).toEqual([ago(10).id]);
    expect(result.fates.find(({ id }) => id === locked.id)?.why).toEqual(['locked until 2027-01-01']);
  });

  test('tells when the next one goes', () => {
    const backups = Array.from({ length: 5 }, (_, day) => ago(day));
    // The sixth daily one makes the oldest go; it comes tomorrow, a day after the newest.
    const next = nextPurge(optionsOf(backups, 'daily=5'));
    expect(next).toMatchObject({ at: new Date(NOW.getTime() + DAY), ids: [ago(4).id], everySeconds: 86_400 });
    expect(nextPurge(optionsOf(backups, 'daily=8'))?.at).toEqual(new Date(NOW.getTime() + 4 * DAY));
    expect(nextPurge(optionsOf(backups, 'within=10d'))?.at).toEqual(new Date(NOW.getTime() + 7 * DAY));
    expect(nextPurge(optionsOf([ago(0, { provenAt: NOW })], 'yearly=9'))).toBeUndefined();
  });
});

/** A day of a history: what is made, what is proven of it later, and how retention is asked. */
const keepText = fc
  .record(
    {
      last: fc.integer({ min: 1, max: 5 }),
      hourly: fc.integer({ min: 1, max: 30 }),
      daily: fc.integer({ min: 1, max: 20 }),
      weekly: fc.integer({ min: 1, max: 6 }),
      monthly: fc.integer({ min: 1, max: 4 }),
      yearly: fc.integer({ min: 1, max: 2 }),
      within: fc.integer({ min: 1, max: 40 }).map((days) => `${days}d`),
    },
    { requiredKeys: [] },
  )
  .map((rules) =>
    Object.entries(rules)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
  );

const day = fc.record({
  made: fc.array(
    fc.record({
      hour: fc.double({ min: 0, max: 23.9, noNaN: true }),
      complete: fc.boolean(),
      proven: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
      untouchable: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    }),
    { maxLength: 3 },
  ),
  /** Days without a run. */
  pause: fc.nat({ max: 3 }),
  stopped: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
});

const history = fc.record({
  days: fc.array(day, { minLength: 1, maxLength: 60 }),
  keep: keepText,
  keepProven: fc.integer({ min: 1, max: 4 }),
});

describe('over any history, day by day', () => {
  test('nothing protected goes, enough stays, and a second run finds nothing to do', () => {
    fc.assert(
      fc.property(history, ({ days, keep, keepProven }) => {
        let held: readonly KeptBackup[] = [];
        let today = Date.UTC(2026, 0, 1);
        for (const { made: fresh, pause, stopped } of days) {
          held = [...held, ...fresh.map((one, index) => backupOf(one, today, index))];
          const now = new Date(today + DAY);
          const options = optionsOf(held, keep, { keepProven, now, stop: stopped ? 'odd' : undefined });
          const before = held;
          const dry = planRetention(options);
          // Whatever order the store lists in.
          expect(planRetention({ ...options, backups: before.toReversed() })).toEqual(dry);
          const gone = new Set(idsOf(dry, 'delete'));
          held = before.filter(({ id }) => !gone.has(id));
          expectSafe(before, held, options);
          expect(idsOf(planRetention({ ...options, backups: held }), 'delete')).toEqual([]);
          today += DAY * (1 + pause);
        }
      }),
      { numRuns: LONG ? 20_000 : 150 },
    );
  });

  test('what one moment lets go of, no later one keeps', () => {
    fc.assert(
      fc.property(history, fc.nat({ max: 400 }), ({ days, keep }, later) => {
        const held = days.flatMap(({ made: fresh }, index) =>
          fresh.map((one, n) => backupOf({ ...one, complete: true }, Date.UTC(2026, 0, 1 + index), n)),
        );
        const now = new Date(Date.UTC(2026, 0, days.length + 1));
        const gone = idsOf(plan(held, keep, { now }), 'delete');
        const after = new Date(now.getTime() + later * DAY);
        expect(idsOf(plan(held, keep, { now: after }), 'delete')).toEqual(expect.arrayContaining([...gone]));
      }),
      { numRuns: 100 },
    );
  });

  test('the next purge is the first one that simulated days bring', () => {
    fc.assert(
      fc.property(keepText, fc.integer({ min: 2, max: 30 }), (keep, count) => {
        let held: readonly KeptBackup[] = Array.from({ length: count }, (_, n) => ago(n));
        const first = new Set(idsOf(plan(held, keep), 'delete'));
        held = held.filter(({ id }) => !first.has(id));
        const own = new Set(held.map(({ id }) => id));
        const foretold = nextPurge(optionsOf(held, keep));
        // With one left, how often they come is not known.
        if (held.length < 2) return;
        const every = (foretold?.everySeconds ?? 86_400) * 1000;
        for (let step = 1; step <= 399; step++) {
          const now = new Date(NOW.getTime() + step * every);
          held = [...held, made(now)];
          const gone = idsOf(plan(held, keep, { now }), 'delete');
          const ours = gone.filter((id) => own.has(id));
          if (ours.length > 0) {
            expect(foretold).toMatchObject({ at: now, ids: ours });
            return;
          }
          held = held.filter(({ id }) => !gone.includes(id));
        }
        expect(foretold).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });
});

interface Fresh {
  readonly hour: number;
  readonly complete: boolean;
  readonly proven: boolean;
  readonly untouchable: boolean;
}

function backupOf({ hour, complete, proven, untouchable }: Fresh, today: number, index: number): KeptBackup {
  const at = new Date(today + Math.round(hour * HOUR));
  return {
    ...{ id: `${at.toISOString()} ${index}`, at, complete, writtenAt: at },
    provenAt: complete && proven ? at : undefined,
    untouchable: untouchable ? 'locked' : undefined,
  };
}

/** What holds of every run, told without the rules that the plan is made by. */
function expectSafe(
  before: readonly KeptBackup[],
  after: readonly KeptBackup[],
  { keepProven, now, graceSeconds, stop }: RetentionOptions,
): void {
  const left = new Set(after.map(({ id }) => id));
  const order = before.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
  const complete = order.filter((backup) => backup.complete);
  const proven = complete.filter(({ provenAt }) => provenAt !== undefined);
  const protectedOnes = [
    ...complete.slice(0, 1),
    ...proven.slice(0, keepProven),
    ...(proven.length === 0 ? complete.slice(0, 2) : []),
    ...order.filter(({ untouchable }) => untouchable !== undefined),
    ...order.filter((one) => !one.complete && one.writtenAt.getTime() + graceSeconds * 1000 > now.getTime()),
    ...(stop !== undefined || order[0]?.complete === false ? complete : []),
  ];
  for (const { id } of protectedOnes) expect(left).toContain(id);
}
