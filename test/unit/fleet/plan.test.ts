import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dueDatabases, KINDS, matrixOf, type Kind } from '#fleet';
import { parseInputs } from '#kit';
import { UserError } from '#verdict';
import { pgBackup, restoreDrill, verifyArchive } from '../../../packages/verbs/schemas/index.js';
import { bigFleet, fleetOf } from '../../support/fleet.js';

const ACTIONS = { backup: pgBackup, verify: verifyArchive, drill: restoreDrill };
/** GitHub's limits: jobs of a matrix, and UTF-16 bytes of a job's output. */
const MAX_JOBS = 256;
const MAX_OUTPUT = 1024 * 1024;

function due(text: string, kind: Kind, schedule = '', only: readonly string[] = []): readonly string[] {
  return dueDatabases(fleetOf(text), { kind, schedule, only }).map(({ name }) => name);
}

describe('what is due', () => {
  const hundred = bigFleet(100);

  test('by a schedule: what has this very one', () => {
    expect(due(hundred, 'backup', '17 * * * *')).toHaveLength(34);
    expect(due(hundred, 'backup', ' 17  3 * * * ')).toHaveLength(66);
    expect(due(hundred, 'drill', '7 6 * * 0')).toHaveLength(100);
    // Another job's schedule: this one has nothing to do.
    expect(due(hundred, 'drill', '17 3 * * *')).toEqual([]);
  });

  test('by hand: all that are named, or all', () => {
    expect(due(hundred, 'verify')).toHaveLength(100);
    expect(due(hundred, 'verify', '', ['db-7', 'db-3'])).toEqual(['db-3', 'db-7']);
  });

  test('of a schedule that the file has not is an error, since it would be green for ever', () => {
    expect(() => due(hundred, 'backup', '18 3 * * *')).toThrow(UserError);
    expect(() => due(hundred, 'backup', '', ['db-100'])).toThrow(UserError);
  });

  test('is everything, at some time, once a schedule', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.constantFrom(...KINDS), (count, kind) => {
        const fleet = fleetOf(bigFleet(count));
        const schedules = new Set(fleet.databases.flatMap(({ tasks }) => tasks[kind]?.schedule?.cron ?? []));
        const seen = [...schedules].flatMap((schedule) => dueDatabases(fleet, { kind, schedule, only: [] }));
        expect(seen.map(({ name }) => name).sort()).toEqual(fleet.databases.map(({ name }) => name).sort());
      }),
      { numRuns: 30 },
    );
  });
});

describe('the matrix', () => {
  test.each(KINDS)('of a hundred and of the most databases is one that GitHub takes, for %s', (kind) => {
    for (const count of [100, MAX_JOBS]) {
      const { include } = matrixOf(fleetOf(bigFleet(count)).databases, kind);
      expect(include).toHaveLength(count);
      expect(new Set(include.map(({ database }) => database)).size).toBe(count);
      expect(JSON.stringify({ include }).length * 2).toBeLessThan(MAX_OUTPUT);
      for (const job of include) {
        expect(job['runs-on']).toEqual(['self-hosted', 'linux']);
        expect(job['timeout-minutes']).toBe(kind === 'drill' ? 240 : 120);
        // Who only reads needs no connection.
        const { source = '' } = job.secrets;
        expect(source).toMatch(kind === 'backup' ? /^DB_\d+_URL$/ : /^$/);
        // The action itself takes what it is given.
        const given = new Map([
          ...Object.entries(job.with),
          ['store', job.store],
          ['name', job.database],
        ] as const);
        parseInputs(ACTIONS[kind], given, {}, { side: 'action', spell: (name) => name });
      }
    }
  });
});
