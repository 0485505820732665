import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderMarkdown } from '#report';
import { shown, type Shown } from '../../support/markdown.js';
import { failedReport, provenReport, unprovenReport } from '../../support/report-samples.js';
import { HOSTILE, hostileReport, largeReport, reportOf } from './hostile.js';

const OURS = new Set('h2 h3 p strong em code table thead tbody tr th td ul li'.split(' '));

function count(tags: readonly string[], tag: string): number {
  return tags.filter((one) => one === tag).length;
}

function expectOursOnly(markdown: string): Shown {
  const page = shown(markdown);
  expect(page.tags.filter((tag) => !OURS.has(tag))).toEqual([]);
  for (const text of page.prose) expect(text).not.toMatch(/[@#]\w|\w:\/\/|www\.|:[a-z+]\w*:/i);
  return page;
}

describe('hostile text', () => {
  test.each(HOSTILE)('%j stays text', (text) => {
    expectOursOnly(renderMarkdown(reportOf(text)));
  });

  test('of any kind never becomes structure, a link or a mention', () => {
    const plain = shown(renderMarkdown(reportOf('x')));
    fc.assert(
      fc.property(hostileReport, (report) => {
        expectOursOnly(renderMarkdown(report));
      }),
      { numRuns: 200 },
    );
    for (const text of HOSTILE) {
      const { tags } = shown(renderMarkdown(reportOf(text)));
      for (const tag of ['tr', 'td', 'li', 'h2', 'h3'])
        expect([text, tag, count(tags, tag)]).toEqual([text, tag, count(plain.tags, tag)]);
    }
  });

  test('is shown as it is, everywhere where it stands', () => {
    const places = (text: string): number =>
      shown(renderMarkdown(reportOf(text))).prose.filter((part) =>
        part.replaceAll('\u200b', '').includes(text),
      ).length;
    const expected = places('zzz');
    expect(expected).toBeGreaterThan(10);
    for (const text of HOSTILE.filter((one) => /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(one))) {
      expect([text, places(text)]).toEqual([text, expected]);
    }
  });

  test('of a megabyte is cut', () => {
    const markdown = renderMarkdown(reportOf('|'.repeat(1_000_000)));
    expect(Buffer.byteLength(markdown)).toBeLessThan(200_000);
    expectOursOnly(markdown);
  });
});

describe('the summary', () => {
  test.each([
    ['Proven', provenReport()],
    ['Failed', failedReport()],
    ['Unproven', unprovenReport()],
  ])('begins with the verdict: %s', (word, report) => {
    const first = renderMarkdown(report).split('\n')[0] ?? '';
    expect(first).toMatch(new RegExp(`^## \\S+ ${word}`));
    expect(shown(first).prose.join('').replaceAll('\u200b', '')).toContain(report.statement);
  });

  test('shows failed relations first and counts what it leaves out', () => {
    const markdown = renderMarkdown(largeReport(10_000));
    const rows = markdown.split('\n').filter((line) => line.includes('table&#95;'));
    expect(rows).toHaveLength(200);
    expect(rows[0]).toContain('table&#95;9999');
    expect(rows[1]).toContain('table&#95;9998');
    expect(markdown).toContain('and 9,800 more, all proven');
  });

  test('never says that all is proven of relations left out that are not', () => {
    const report = largeReport(500);
    const relations = report.relations.map((row) => ({ ...row, verdict: 'failed' as const }));
    const markdown = renderMarkdown({ ...report, relations });
    expect(markdown).not.toContain('all proven');
    expect(markdown).toContain('300 failed');
  });

  test('stays within its bytes, whatever is in it, and always tells the verdict', () => {
    const many = <T>(item: T): T[] => Array.from({ length: 2_000 }, () => item);
    for (const text of ['|', '\u202e', '😀', 'plain ']) {
      const one = reportOf(text.repeat(1_500));
      const report = {
        ...one,
        checks: one.checks.flatMap(many),
        relations: one.relations.flatMap(many),
        facts: one.facts.flatMap(many),
        notes: one.notes.flatMap(many),
        phases: one.phases.flatMap(many),
      };
      for (const maxBytes of [32 * 1024, 100_000, 900 * 1024]) {
        const markdown = renderMarkdown(report, { maxBytes });
        expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(maxBytes);
        expect(markdown).toMatch(/^## /);
        if (maxBytes > 100_000) {
          for (const title of ['Checks', 'Phases', 'Relations', 'Facts', 'Notes'])
            expect(markdown).toContain(`### ${title}`);
        }
      }
    }
  });

  test('of 100,000 relations is made fast', () => {
    const report = largeReport(100_000);
    const start = performance.now();
    expect(Buffer.byteLength(renderMarkdown(report))).toBeLessThan(100_000);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
