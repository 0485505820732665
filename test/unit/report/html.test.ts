import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { parse, type DefaultTreeAdapterTypes, type ParserError } from 'parse5';
import { renderHtml, type Report } from '#report';
import { failedReport, provenReport, unprovenReport } from '../../support/report-samples.js';
import { HOSTILE, hostileReport, largeReport, reportOf } from './hostile.js';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** What the page is made of. Whatever else turns up came from data. */
const ELEMENTS = new Set(
  'html head meta title link style body div header h1 h2 p time bdi main section svg circle path rect ol ul li b span small dl dt dd table caption thead tbody tr th td footer'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'lang charset http-equiv content name rel href class id scope datetime aria-labelledby aria-hidden focusable viewBox preserveAspectRatio fill stroke stroke-width stroke-linecap stroke-linejoin cx cy r d x y width height data-label'.split(
    ' ',
  ),
);

interface Page {
  readonly elements: readonly Element[];
  readonly errors: readonly ParserError[];
  readonly text: string;
}

function read(html: string): Page {
  const errors: ParserError[] = [];
  const elements: Element[] = [];
  const texts: string[] = [];
  const pending: Node[] = [parse(html, { onParseError: (error) => errors.push(error) })];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if ('tagName' in node) elements.push(node);
    if (node.nodeName === '#text' && 'value' in node && node.parentNode?.nodeName !== 'style')
      texts.push(node.value);
    if (node.nodeName === '#comment') throw new Error('a comment came from data');
    if ('childNodes' in node) pending.push(...node.childNodes.toReversed());
  }
  return { elements, errors, text: texts.join('\n') };
}

function expectOurMarkupOnly(page: Page): void {
  expect(page.errors).toEqual([]);
  for (const element of page.elements) {
    expect(ELEMENTS).toContain(element.tagName);
    for (const { name, value } of element.attrs) {
      expect(ATTRIBUTES).toContain(name);
      if (name === 'href') expect(value).toBe('data:,');
    }
  }
}

const find = (page: Page, tag: string, className?: string): readonly Element[] =>
  page.elements.filter(
    (element) =>
      element.tagName === tag &&
      (className === undefined ||
        element.attrs.some(({ name, value }) => name === 'class' && value.split(' ').includes(className))),
  );

describe('hostile text', () => {
  test.each(HOSTILE)('%j stays text', (text) => {
    expectOurMarkupOnly(read(renderHtml(reportOf(text))));
  });

  test('of any kind never becomes markup, and never changes how much markup there is', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const page = read(renderHtml(report));
        expectOurMarkupOnly(page);
        expect(find(page, 'h1')).toHaveLength(1);
        const probes = report.checks.filter(({ subject }) => subject !== undefined).length;
        const tables = [probes, report.checks.length - probes, report.relations.length];
        const rows = tables.map(rowsOf).reduce((sum, count) => sum + count, 0);
        expect(find(page, 'tr')).toHaveLength(rows);
      }),
      { numRuns: 200 },
    );
  });

  test('that is not seen, or turns the direction of writing, is made visible', () => {
    const { text } = read(renderHtml(reportOf('a\u202eb\u0000c\u200bd\ne')));
    expect(text).not.toMatch(/[\u0000\u200b\u202e]/);
    expect(text).toContain('a‹U+202E›b␀c‹U+200B›d␊e');
  });

  test('of a megabyte is cut, and says so', () => {
    const html = renderHtml(reportOf('é<'.repeat(500_000)));
    expect(html.length).toBeLessThan(200_000);
    expect(html).toContain('more characters');
    expectOurMarkupOnly(read(html));
  });
});

/** A table has a row for its heads where it has any. */
function rowsOf(count: number): number {
  return count === 0 ? 0 : count + 1;
}

describe('the page', () => {
  const samples: readonly [string, Report][] = [
    ['proven', provenReport()],
    ['failed', failedReport()],
    ['unproven', unprovenReport()],
  ];

  test.each(samples)('of a %s report says so in words', (verdict, report) => {
    const page = read(renderHtml(report));
    expectOurMarkupOnly(page);
    expect(find(page, 'section', 'verdict')[0]?.attrs.map(({ value }) => value)).toContain(
      `verdict ${verdict}`,
    );
    expect(page.text.toLowerCase()).toContain(verdict);
    expect(page.text).toContain(report.statement);
  });

  test('marks exactly the claims up to the report’s own as proven', () => {
    const claims = ['none', 'intact', 'restorable', 'equal-to-dump', 'equal-to-source'] as const;
    claims.forEach((claim, proven) => {
      const page = read(renderHtml({ ...provenReport(), checks: [], relations: [], claim }));
      expect(find(page, 'li', 'proven')).toHaveLength(proven);
      expect(find(page, 'li', 'not-applicable')).toHaveLength(4 - proven);
    });
  });

  test('asks nobody for anything and allows nothing to run', () => {
    const html = renderHtml(provenReport());
    const page = read(html);
    const policy = find(page, 'meta').find((meta) => meta.attrs.some(({ name }) => name === 'http-equiv'));
    const content = policy?.attrs.find(({ name }) => name === 'content')?.value ?? '';
    expect(content).toContain("default-src 'none'");
    expect(content).not.toContain('script-src');
    const style = /<style>([^]*)<\/style>/.exec(html)?.[1] ?? '';
    expect(content).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(style).not.toMatch(/url\(|@import|<|&/);
    expect(html).not.toMatch(/https?:\/\//);
  });

  test('can be found one’s way in without seeing it', () => {
    const page = read(renderHtml(failedReport()));
    const ids = new Set(
      page.elements.flatMap((e) => e.attrs.filter((a) => a.name === 'id').map((a) => a.value)),
    );
    for (const section of find(page, 'section')) {
      const label = section.attrs.find(({ name }) => name === 'aria-labelledby')?.value ?? '';
      expect(ids).toContain(label);
    }
    expect([find(page, 'main').length, find(page, 'header').length, find(page, 'footer').length]).toEqual([
      1, 1, 1,
    ]);
    for (const head of find(page, 'th')) expect(head.attrs.map(({ name }) => name)).toContain('scope');
    expect(find(page, 'html')[0]?.attrs).toEqual([{ name: 'lang', value: 'en' }]);
  });

  test('lists every one of 20,000 relations, the failed one first, and counts the rest', () => {
    const start = performance.now();
    const html = renderHtml(largeReport(21_000));
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(
      html.match(/<tr class="(failed|unproven|proven)"><th scope="row"><bdi>public\.table/g),
    ).toHaveLength(20_000);
    const first = /<th scope="row"><bdi>(public\.table_\d+)/.exec(html)?.[1];
    expect(first).toBe('public.table_20999');
    expect(html).toContain('and 1,000 more, all proven');
  });
});
