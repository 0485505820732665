import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, parseJson } from '#json';
import { reportJson } from '#report';
import { failedReport } from '../../support/report-samples.js';
import { hostileReport, largeReport } from './hostile.js';

test('any report survives being written and read', () => {
  fc.assert(
    fc.property(hostileReport, (report) => {
      const plain = reportJson(report);
      expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
    }),
  );
});

test('a report of well-formed text can be signed', () => {
  const bytes = Buffer.from(canonicalJson(reportJson(failedReport())));
  expect(parseJson(bytes, { maxBytes: 1_000_000 })).toEqual(reportJson(failedReport()));
});

test('holds the verdict, the claim, and every check and relation', () => {
  expect(reportJson(failedReport())).toMatchObject({
    version: 'backproof.report.v1',
    verdict: 'failed',
    claim: 'intact',
    at: '2026-11-20T09:02:00.000Z',
    checks: failedReport().checks.map(({ id, verdict, required }) => ({ id, verdict, required })),
  });
  expect(reportJson(largeReport(5_000))).toHaveProperty('relations.length', 5_000);
});
