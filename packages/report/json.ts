import type { Json } from '#json';
import type { Check } from '#verdict';
import type { RelationRow, Report } from './model.js';

/** The version of the document that `reportJson` makes. */
export const REPORT_VERSION = 'backproof.report.v1';

/** A report as plain data: everything, unbounded, times in RFC 3339, what is unknown left out. */
export function reportJson(report: Report): Json {
  return {
    version: REPORT_VERSION,
    title: report.title,
    verdict: report.verdict,
    claim: report.claim,
    statement: report.statement,
    at: report.at.toISOString(),
    producer: report.producer,
    facts: report.facts.map(({ label, value }) => ({ label, value })),
    checks: report.checks.map(checkJson),
    phases: report.phases.map(({ name, seconds }) => ({ name, seconds })),
    relations: report.relations.map(relationJson),
    notes: [...report.notes],
  };
}

function checkJson(check: Check): Json {
  return {
    id: check.id,
    verdict: check.verdict,
    required: check.required,
    ...(check.supports === undefined ? {} : { supports: check.supports }),
    expected: check.expected,
    found: check.found,
    ...(check.where === undefined ? {} : { where: check.where }),
    ...(check.subject === undefined ? {} : { subject: check.subject }),
    ...(check.seconds === undefined ? {} : { seconds: check.seconds }),
    ...(check.at === undefined ? {} : { at: { ...check.at } }),
  };
}

function relationJson(relation: RelationRow): Json {
  return {
    database: relation.database,
    name: relation.name,
    evidence: relation.evidence,
    ...(relation.expectedRows === undefined ? {} : { expected_rows: relation.expectedRows }),
    ...(relation.foundRows === undefined ? {} : { found_rows: relation.foundRows }),
    verdict: relation.verdict,
    ...(relation.note === undefined ? {} : { note: relation.note }),
  };
}
