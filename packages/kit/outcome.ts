import { UserError, messageOf, type Check, type Verdict } from '#verdict';
import type { Outcome } from './verb.js';

/** Whether a run may go on: `unproven` only where it was allowed, `failed` never. */
export function passes(verdict: Verdict, allowUnproven: boolean): boolean {
  return verdict === 'proven' || (verdict === 'unproven' && allowUnproven);
}

/** A check in one line. */
export function checkLine(check: Check): string {
  const where = check.where === undefined ? '' : ` (${check.where})`;
  const subject = check.subject === undefined ? '' : ` ${check.subject}`;
  return `${check.id}${subject} ${check.verdict}: expected ${check.expected}, found ${check.found}${where}`;
}

/** The checks that kept a run from being proven. */
export function blamedChecks(outcome: Outcome): readonly Check[] {
  const { verdict, checks } = outcome.report;
  return checks.filter(
    (check) =>
      check.verdict === 'failed' ||
      (verdict === 'unproven' && check.required && check.verdict === 'unproven'),
  );
}

/** Why a run is not proven, in one line: its first such check and how many more there are. */
export function blameLine(outcome: Outcome): string {
  const [first, ...more] = blamedChecks(outcome);
  if (first === undefined) return outcome.lastLine;
  const rest = more.length === 0 ? '' : `; ${more.length} more: ${someOf(more)}`;
  return oneLine(`${outcome.report.title}: ${checkLine(first)}${rest}`);
}

const NAMED = 20;

function someOf(checks: readonly Check[]): string {
  const names = checks.slice(0, NAMED).map((check) => check.subject ?? check.id);
  return names.join(', ') + (checks.length > NAMED ? ', …' : '');
}

/** What was thrown, for a person: a user's error in one line, a defect with its stack. */
export interface Told {
  readonly line: string;
  readonly stack: string | undefined;
}

export function tell(error: unknown): Told {
  if (error instanceof UserError) return { line: oneLine(error.line), stack: undefined };
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { line: oneLine(`A defect in Backproof: ${messageOf(error)}`), stack };
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
}
