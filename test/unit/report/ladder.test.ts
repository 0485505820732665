import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ladder } from '#report';
import { CLAIMS, conclude } from '#verdict';
import { failedReport, provenReport, unprovenReport } from '../../support/report-samples.js';
import { hostileReport } from './hostile.js';

const states = (report: Parameters<typeof ladder>[0]): readonly string[] =>
  ladder(report).map(({ state }) => state);

test('samples are what the rules conclude from their checks', () => {
  for (const report of [provenReport(), failedReport(), unprovenReport()]) {
    const { verdict, claim } = report;
    expect(conclude(report.checks, 'restorable')).toEqual({ verdict, claim });
  }
});

test('nothing above the claim is proven, everything up to it is, and what is not proven says why', () => {
  fc.assert(
    fc.property(hostileReport, (report) => {
      const reached = report.claim === 'none' ? 0 : CLAIMS.indexOf(report.claim) + 1;
      ladder(report).forEach(({ state, why }, index) => {
        expect(state === 'proven').toBe(index < reached);
        expect(why === '').toBe(index < reached);
      });
    }),
  );
});

test('a claim that did not hold is apart from one that nobody looked at', () => {
  expect(states(provenReport())).toEqual(['proven', 'proven', 'not proven', 'not proven']);
  expect(states(failedReport())).toEqual(['proven', 'failed', 'not proven', 'not proven']);
  expect(states(unprovenReport())).toEqual(['proven', 'not proven', 'not proven', 'not proven']);
});
