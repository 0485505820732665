import fc from 'fast-check';
import type { RelationRow, Report } from '#report';
import { decided, notApplicable, notRun, type Check } from '#verdict';
import { provenReport } from '../../support/report-samples.js';

/** Texts that break out of one format or another, alone, repeated and mixed with any Unicode. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</td></tr></table><h1>proven</h1>',
  '</title><base href=//evil.example>',
  '<!-- ',
  '-->',
  ']]>',
  '<![CDATA[',
  '&lt;b&gt;&#64;',
  '| a | b |',
  '`code` ``` ~~~',
  '[x](javascript:alert(1))',
  '![x](http://evil.example/x.png)',
  'https://evil.example/x',
  'www.evil.example',
  'me@evil.example',
  '@octocat @octo/team',
  '#1 octo/cat#2 GH-3',
  ':+1: :smile:',
  '$x$ $$y$$',
  '- item',
  '1. item',
  '# heading',
  '> quote',
  '    indented',
  'a\n\n# b\n\n<b>c',
  'two\r\nlines\tand a tab',
  '\u202egnp.exe\u2066x\u2069',
  '\u0000\u0001\u0007\u001b[31m\u007f\u0085\u009b',
  '\ud800 half \udfff',
  '\ufffe\uffff',
  '\u200b\ufeff\u00ad',
  '\\',
  '[^1]: note',
  '- [x] done',
  '---',
  '===',
  '| --- |',
] as const;

export const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.array(fc.constantFrom(...HOSTILE), { maxLength: 4 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...Array.from('<>&"\'`|*_[]()!#@:\\-+=~$^ \n1.www')), maxLength: 40 }),
);

const check: fc.Arbitrary<Check> = fc
  .record({
    ...{ id: hostileText, expected: hostileText, found: hostileText, where: hostileText, how: fc.nat(3) },
    probe: fc.option(
      fc.record({
        subject: hostileText,
        seconds: fc.double({ min: 0, max: 1e6, noNaN: true }),
        at: fc.record({ file: hostileText, line: fc.nat(), column: fc.nat() }),
      }),
      { nil: {} },
    ),
  })
  .map(({ how, probe, ...plain }) => ({ how, ...plain, ...probe }))
  .map(({ how, ...parts }) =>
    how === 0
      ? decided(true, { ...parts, supports: 'intact' })
      : how === 1
        ? decided(false, { ...parts, supports: 'restorable' })
        : how === 2
          ? notRun({ ...parts, supports: 'equal-to-dump' })
          : notApplicable(parts),
  );

const relation: fc.Arbitrary<RelationRow> = fc.record({
  database: hostileText,
  name: hostileText,
  evidence: hostileText,
  expectedRows: fc.option(fc.nat(), { nil: undefined }),
  foundRows: fc.option(fc.nat(), { nil: undefined }),
  verdict: fc.constantFrom('proven', 'failed', 'unproven'),
  note: fc.option(hostileText, { nil: undefined }),
});

/** A report in which every text is hostile. */
export const hostileReport: fc.Arbitrary<Report> = fc.record({
  title: hostileText,
  verdict: fc.constantFrom('proven', 'failed', 'unproven'),
  claim: fc.constantFrom('none', 'intact', 'restorable', 'equal-to-dump', 'equal-to-source'),
  statement: hostileText,
  at: fc.constant(new Date('2026-11-20T09:02:00Z')),
  facts: fc.array(fc.record({ label: hostileText, value: hostileText }), { maxLength: 4 }),
  checks: fc.array(check, { maxLength: 4 }),
  phases: fc.array(fc.record({ name: hostileText, seconds: fc.double({ min: 0, max: 1e6, noNaN: true }) }), {
    maxLength: 4,
  }),
  relations: fc.array(relation, { maxLength: 4 }),
  notes: fc.array(hostileText, { maxLength: 4 }),
  producer: hostileText,
});

/** A report in which every text is the same. */
export function reportOf(text: string): Report {
  const report = provenReport();
  return {
    ...report,
    title: text,
    statement: text,
    facts: [{ label: text, value: text }],
    checks: [
      decided(false, { id: text, expected: text, found: text, where: text, supports: 'restorable' }),
      notApplicable({ id: text, expected: text, found: text }),
      decided(false, {
        ...{ id: text, expected: text, found: text, where: text, subject: text, seconds: 1 },
        at: { file: text, line: 1, column: 1 },
      }),
    ],
    phases: [{ name: text, seconds: 1 }],
    relations: [
      {
        database: text,
        name: text,
        evidence: text,
        expectedRows: 1,
        foundRows: 0,
        verdict: 'failed',
        note: text,
      },
    ],
    notes: [text],
    producer: text,
  };
}

/** A report of very many relations, of which the last failed and the one before it is unproven. */
export function largeReport(count: number): Report {
  const relations = Array.from({ length: count }, (_, index): RelationRow => ({
    database: 'app',
    name: `public.table_${index}`,
    evidence: 'compare',
    expectedRows: index,
    foundRows: index,
    verdict: index === count - 1 ? 'failed' : index === count - 2 ? 'unproven' : 'proven',
    note: undefined,
  }));
  return { ...provenReport(), verdict: 'failed', claim: 'intact', relations };
}
