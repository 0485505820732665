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
function holds(count: number, about: readonly Key[]): fc.IAsyncProperty<unknown> {
  return fc.asyncProperty(days(count), async (lived) => {
    expect(await live(lived, about)).toEqual([]);
  });
}

describe('issues', () => {
  test('hold through weeks full of events', async () => {
    await fc.assert(holds(60, keys(1, 2)), { numRuns: LONG ? 500 : 6, seed: LONG ? Date.now() : 20261120 });
  });

  test('hold through a year', async () => {
    await fc.assert(holds(365, keys(3, 3)), {
      numRuns: LONG ? 25 : 1,
      seed: LONG ? Date.now() : 365,
      endOnFailure: true,
    });
  });
});
