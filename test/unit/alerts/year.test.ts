import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LONG } from '../../support/campaign.js';
import { live } from './simulation.js';
import { days, keys, type Key } from './year.js';

/**
 * Failures, recoveries, outages, hands and races, as they come. After every day on which GitHub answered: never two open issues of
 * one class and database, none for what is green, one for what is red unless somebody silenced it, no more comments than there is
 * to tell, and every word, label and title of a person's where it was.
 */
async function hold(count: number, about: readonly Key[], runs: number, seed: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(days(count), async (lived) => {
      expect(await live(lived, about)).toEqual([]);
    }),
    { numRuns: runs, seed, endOnFailure: count > 100 },
  );
}

/** The long campaign takes other days every time, and names them where it fails. */
const first = LONG ? Date.now() % 1_000_000 : 20261120;

/** For thousands of requests, each of which Octokit's plugins hold back for a moment, on a machine that may have other work. */
const YEAR_MS = LONG ? 7_200_000 : 900_000;

describe('issues', () => {
  test(
    'hold through a year, and through weeks that are full of events',
    async () => {
      // Most of the time each life waits for an answer, so that several fit into the time of one.
      const weeks = [1, 2, 3].map((part) => hold(60, keys(1, 2), LONG ? 150 : 2, first + part));
      await Promise.all([...weeks, hold(365, keys(3, 3), LONG ? 25 : 1, first)]);
    },
    YEAR_MS,
  );
});
