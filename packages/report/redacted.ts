import type { Check } from '#verdict';
import type { Report } from './model.js';

/** The same report without secrets in its texts: once it is rendered, escapes stand between a secret's characters. */
export function redactedReport(report: Report, redact: (text: string) => string): Report {
  return {
    ...report,
    title: redact(report.title),
    statement: redact(report.statement),
    facts: report.facts.map((fact) => ({ ...fact, label: redact(fact.label), value: redact(fact.value) })),
    checks: report.checks.map((check) => redactedCheck(check, redact)),
    relations: report.relations.map((relation) => ({
      ...relation,
      database: redact(relation.database),
      name: redact(relation.name),
      note: relation.note === undefined ? undefined : redact(relation.note),
    })),
    notes: report.notes.map(redact),
  };
}

/** The same check without secrets in its texts. */
export function redactedCheck(check: Check, redact: (text: string) => string): Check {
  const { expected, found, where, subject } = check;
  return {
    ...check,
    ...{ expected: redact(expected), found: redact(found) },
    ...(where === undefined ? {} : { where: redact(where) }),
    ...(subject === undefined ? {} : { subject: redact(subject) }),
  };
}
