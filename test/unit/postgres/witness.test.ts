import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { WITNESS_METHOD, addWitnessHashes } from '#postgres';
import { share } from '../../../packages/postgres/source/share.js';
import { WitnessBudget } from '../../../packages/postgres/source/witness-budget.js';
import { NO_ROWS, addSums, witnessHash } from '../../../packages/postgres/source/witness-hash.js';

describe('witness hashes', () => {
  const sums = fc.record({
    rows: fc.nat(),
    first: fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n }),
    second: fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n }),
  });

  test('add up: of parts of a table, and of tables of a tree', () => {
    fc.assert(
      fc.property(fc.array(sums), (parts) => {
        const whole = witnessHash(parts.reduce(addSums, NO_ROWS));
        expect(addWitnessHashes(parts.map(witnessHash))).toBe(whole);
        expect(addWitnessHashes([...parts].reverse().map(witnessHash))).toBe(whole);
      }),
    );
  });

  test('of another method, or damaged, are never added', () => {
    const good = witnessHash(NO_ROWS);
    for (const bad of [
      '',
      `pg-other/1:${'0'.repeat(32)}`,
      `${WITNESS_METHOD}:${'0'.repeat(31)}`,
      good.toUpperCase(),
    ])
      expect(addWitnessHashes([good, bad])).toBeUndefined();
  });
});

describe('a budget', () => {
  test('is never overspent, however wrong the estimates are', () => {
    const step = fc.record({
      bytes: fc.nat(4_000_000_000),
      slowness: fc.double({ min: 0, max: 50, noNaN: true }),
      order: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(step, { maxLength: 60 }), (sessions, steps) => {
        const budget = new WitnessBudget(60, sessions);
        const running: { grant: NonNullable<ReturnType<WitnessBudget['start']>>; takes: number }[] = [];
        let spent = 0;
        const end = (at: number): void => {
          const [one] = running.splice(at % Math.max(1, running.length), 1);
          if (one === undefined) return;
          // The server ends a statement at its limit.
          const seconds = Math.min(one.takes, one.grant.seconds);
          spent += seconds;
          budget.end(one.grant, seconds);
        };
        for (const { bytes, slowness, order } of steps) {
          if (running.length === sessions) end(order);
          const grant = budget.start(bytes);
          if (grant !== undefined) running.push({ grant, takes: budget.estimate(bytes) * slowness });
        }
        while (running.length > 0) end(0);
        expect(spent).toBeLessThanOrEqual(60 + 1e-6);
      }),
    );
  });

  test('believes what it has measured', () => {
    const budget = new WitnessBudget(60, 1);
    const before = budget.estimate(1e9);
    const grant = budget.start(100e6);
    if (grant === undefined) throw new Error('a fresh budget grants nothing');
    budget.end(grant, 10);
    expect(budget.estimate(1e9)).toBeCloseTo(100, 6);
    expect(budget.estimate(1e9)).toBeGreaterThan(before);
    expect(budget.admits(1e9)).toBe(false);
    expect(budget.admits(400e6)).toBe(true);
  });
});

describe('sharing work', () => {
  test('every job is done once, by as many workers as there are', async () => {
    const jobs = Array.from({ length: 100 }, (_, at) => at);
    const done: number[] = [];
    const busy = new Set<string>();
    await share(
      ['a', 'b', 'c'],
      () => jobs.shift(),
      async (worker, job) => {
        expect(busy.has(worker)).toBe(false);
        busy.add(worker);
        await Promise.resolve();
        busy.delete(worker);
        done.push(job);
      },
    );
    expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, at) => at));
  });

  test('a failure is thrown when the others have ended, and nothing new is begun', async () => {
    const jobs = [1, 2, 3, 4, 5, 6];
    const ended: number[] = [];
    await expect(
      share(
        ['a', 'b'],
        () => jobs.shift(),
        async (_worker, job) => {
          if (job === 1) throw new Error('the first');
          for (let turn = 0; turn < 5; turn++) await Promise.resolve();
          ended.push(job);
        },
      ),
    ).rejects.toThrow('the first');
    expect(ended).toEqual([2]);
  });
});
