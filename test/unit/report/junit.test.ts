import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { renderJUnit, type Report } from '#report';
import { failedReport, provenReport, smokeReport, unprovenReport } from '../../support/report-samples.js';
import { HOSTILE, hostileReport, largeReport, reportOf } from './hostile.js';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Read XML strictly: the first violation throws. */
function elementsOf(xml: string): readonly Element[] {
  const elements: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes }));
  parser.write(xml).close();
  return elements;
}

const NAMES = new Set(
  'testsuites testsuite properties property testcase failure error skipped system-out'.split(' '),
);
const named = (elements: readonly Element[], name: string): readonly Element[] =>
  elements.filter((e) => e.name === name);

function expectConsistent(report: Report): readonly Element[] {
  const elements = elementsOf(renderJUnit(report));
  expect(elements.filter(({ name }) => !NAMES.has(name))).toEqual([]);
  const suite = named(elements, 'testsuite')[0]?.attributes ?? {};
  expect(suite['tests']).toBe(String(named(elements, 'testcase').length));
  expect(suite['failures']).toBe(String(named(elements, 'failure').length));
  expect(suite['errors']).toBe(String(named(elements, 'error').length));
  expect(suite['skipped']).toBe(String(named(elements, 'skipped').length));
  return elements;
}

test.each(HOSTILE)('%j is valid XML and stays text', (text) => {
  expectConsistent(reportOf(text));
});

test('any report is valid XML, counts right, and is green only where the verdict is proven', () => {
  fc.assert(
    fc.property(hostileReport, (report) => {
      const elements = expectConsistent(report);
      if (report.verdict !== 'proven') {
        expect(named(elements, 'failure').length + named(elements, 'error').length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 200 },
  );
});

describe('test cases', () => {
  test('there is one for each check', () => {
    const names = named(expectConsistent(provenReport()), 'testcase').map(
      ({ attributes }) => attributes['name'],
    );
    expect(names).toEqual(provenReport().checks.map(({ id }) => id));
  });

  test('a probe is one under its own name, with its time and its line in the file', () => {
    const elements = expectConsistent(smokeReport());
    const [, newest] = named(elements, 'testcase');
    expect(newest?.attributes).toEqual({
      ...{ classname: 'smoke.sql', name: 'newest order', time: '0.012' },
      ...{ file: '.github/smoke.yml', line: '17' },
    });
    expect(named(elements, 'failure')).toHaveLength(1);
    expect(named(elements, 'error')).toHaveLength(1);
  });

  test('a failed check and a failed relation are failures', () => {
    const elements = expectConsistent(failedReport());
    expect(named(elements, 'failure')).toHaveLength(2);
    expect(named(elements, 'testcase').at(-1)?.attributes).toEqual({
      classname: 'relations.app',
      name: 'audit.log',
    });
  });

  test('a required check that could not run is an error', () => {
    const elements = expectConsistent(unprovenReport());
    expect(named(elements, 'error')).toHaveLength(2);
    expect(named(elements, 'failure')).toHaveLength(0);
  });

  test('only failed relations are listed', () => {
    const elements = expectConsistent(largeReport(10_000));
    const relations = named(elements, 'testcase').filter(
      ({ attributes }) => attributes['classname'] === 'relations.app',
    );
    expect(relations).toHaveLength(1);
  });
});
