import type { Check } from '#verdict';
import { NOTHING, markup, type Markup } from './markup.js';
import type { RelationRow, Report } from './model.js';
import { isNamed } from './probes.js';
import { byImportance, rowsText } from './relations.js';
import { standingOf } from './standing.js';
import { MAX_NAME, visible } from './text.js';

/** Relations that failed beyond this number are not listed one by one; their check names them anyway. */
const MAX_RELATIONS = 20_000;

/**
 * JUnit XML for whatever shows test results: a test case for each check, and one for each relation that failed.
 *
 * A failed check is a `failure`. A required check that could not run is an `error`, JUnit's word for a test without an answer, so
 * that every reader of the format turns red, as the step itself does. One that does not apply is `skipped`. Where the verdict
 * is not `proven` and no case says why, a case of its own does: this file is never greener than the report.
 */
export function renderJUnit(report: Report): string {
  const failedRelations = byImportance(report.relations).filter((row) => row.verdict === 'failed');
  const cases = [
    ...report.checks.map(checkCase),
    ...failedRelations.slice(0, MAX_RELATIONS).map(relationCase),
  ];
  if (report.verdict !== 'proven' && !cases.some(({ kind }) => kind === 'failure' || kind === 'error')) {
    cases.push(verdictCase(report));
  }
  const count = (kind: Kind): number => cases.filter((one) => one.kind === kind).length;
  const seconds = report.phases.reduce((sum, phase) => sum + phase.seconds, 0).toFixed(3);
  const totals = markup`tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" time="${seconds}"`;
  const document = markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${name(report.producer)}" ${totals}>
<testsuite name="${name(report.title)}" ${totals} skipped="${count('skipped')}" timestamp="${report.at.toISOString().slice(0, 19)}">
<properties>
${property('verdict', report.verdict)}${property('claim', report.claim)}${property('statement', report.statement)}${report.facts.map(
    ({ label, value }) => property(label, value),
  )}</properties>
${cases.map((one) => one.element)}${report.notes.length === 0 ? NOTHING : notes(report.notes)}</testsuite>
</testsuites>
`;
  return document.text;
}

type Kind = 'passed' | 'failure' | 'error' | 'skipped';
interface TestCase {
  readonly kind: Kind;
  readonly element: Markup;
}

function checkCase(check: Check): TestCase {
  const story = visible(`expected ${check.expected}, found ${check.found}`);
  const where = check.where === undefined ? '' : visible(check.where);
  switch (standingOf(check)) {
    case 'proven':
      return { kind: 'passed', element: caseOf(check, NOTHING) };
    case 'failed':
      return {
        kind: 'failure',
        element: caseOf(check, markup`<failure message="${story}">${where}</failure>`),
      };
    case 'unproven':
      return { kind: 'error', element: caseOf(check, markup`<error message="${story}">${where}</error>`) };
    case 'not-applicable':
      return {
        kind: 'skipped',
        element: caseOf(check, markup`<skipped message="${visible(check.found)}"/>`),
      };
  }
}

/** A probe is a case under its own name, with its time and its line; readers of the format know `file` and `line`. */
function caseOf(check: Check, inner: Markup): Markup {
  if (!isNamed(check)) return element('checks', check.id, NOTHING, inner);
  const { id, subject, seconds, at } = check;
  const time = seconds === undefined ? NOTHING : markup` time="${seconds.toFixed(3)}"`;
  const place = at === undefined ? NOTHING : markup` file="${name(at.file)}" line="${at.line}"`;
  return element(id, subject, markup`${time}${place}`, inner);
}

function relationCase(row: RelationRow): TestCase {
  const story = `expected ${rowsText(row.expectedRows)} rows, found ${rowsText(row.foundRows)}`;
  const failure = markup`<failure message="${story}">${visible(row.note ?? '')}</failure>`;
  return testCase(`relations.${row.database}`, row.name, 'failure', failure);
}

function verdictCase(report: Report): TestCase {
  const kind = report.verdict === 'failed' ? 'failure' : 'error';
  const message = visible(report.statement);
  const inner =
    kind === 'failure' ? markup`<failure message="${message}"/>` : markup`<error message="${message}"/>`;
  return testCase('checks', 'verdict', kind, inner);
}

function testCase(group: string, title: string, kind: Kind, inner: Markup): TestCase {
  return { kind, element: element(group, title, NOTHING, inner) };
}

function element(group: string, title: string, attributes: Markup, inner: Markup): Markup {
  return markup`<testcase classname="${name(group)}" name="${name(title)}"${attributes}>${inner}</testcase>
`;
}

function property(label: string, value: string): Markup {
  return markup`<property name="${name(label)}" value="${visible(value)}"/>
`;
}

function notes(lines: readonly string[]): Markup {
  return markup`<system-out>${lines.map((line) => visible(line)).join('\n')}</system-out>
`;
}

function name(text: string): string {
  return visible(text, MAX_NAME);
}
