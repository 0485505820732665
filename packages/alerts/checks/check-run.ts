import { prose, redactedReport, renderMarkdown } from '#report';
import { MissingPermission, type Check as CommitCheck, type CheckAnnotation, type GitHub } from '#github';
import type { Verdict } from '#verdict';
import type { Ending } from '../findings/ending.js';

/** GitHub takes 65,535 characters; UTF-8 has never fewer bytes. */
const SUMMARY_BYTES = 60_000;
/** What a list of checks has room for in one line. */
const LONGEST_TITLE = 200;
/** GitHub's own limit for the line of a status. */
const LONGEST_DESCRIPTION = 140;
/** GitHub takes fifty with a request. */
const MOST_ANNOTATIONS = 200;

/** What a check says, and of which commit. */
export interface CheckRequest {
  readonly ending: Ending;
  /** The action's name, such as `restore-drill`. */
  readonly action: string;
  /** The commit that a pull request shows, in full. */
  readonly commit: string;
  readonly annotations: readonly CheckAnnotation[];
  readonly startedAt: Date;
  /** Takes secrets out of what is told. */
  readonly redact: (text: string) => string;
}

/** Where a check was told, and what a person should know of that. */
export interface ToldCheck {
  readonly as: 'check' | 'status';
  readonly name: string;
  readonly url?: string;
  /** One line: what was missing. */
  readonly warning?: string;
}

/** The name that branch protection asks for. It is the same whatever a run finds. */
export function checkName(action: string, database: string): string {
  return `backproof / ${action} (${database})`;
}

/**
 * Tell of a commit how a run ended: by a check, or by the older and simpler status where the token may not make checks.
 *
 * @throws MissingPermission where it may do neither, and what else the client throws
 */
export async function tellCheck(
  checks: Pick<GitHub['checks'], 'create' | 'status'>,
  request: CheckRequest,
): Promise<ToldCheck> {
  const check = checkOf(request);
  try {
    const { url } = await checks.create(check);
    return { as: 'check', name: check.name, ...(url === undefined ? {} : { url }) };
  } catch (error) {
    if (!(error instanceof MissingPermission)) throw error;
    await tellStatus(checks, check, error);
    const warning = `${check.name} was told as a commit status, without its report: ${error.line}`;
    return { as: 'status', name: check.name, warning };
  }
}

async function tellStatus(
  checks: Pick<GitHub['checks'], 'status'>,
  { name, commit, conclusion, title, detailsUrl }: CommitCheck,
  missing: MissingPermission,
): Promise<void> {
  try {
    await checks.status({
      commit,
      context: name,
      state: conclusion === 'failure' ? 'failure' : 'success',
      description: shortened(title, LONGEST_DESCRIPTION),
      ...(detailsUrl === undefined ? {} : { url: detailsUrl }),
    });
  } catch (error) {
    // A check is what was asked for: its permission is the one to add.
    if (error instanceof MissingPermission) throw missing;
    throw error;
  }
}

function checkOf({ ending, action, commit, annotations, startedAt, redact }: CheckRequest): CommitCheck {
  const { result, database, runUrl, at } = ending;
  const summary =
    result.kind === 'report'
      ? renderMarkdown(redactedReport(result.report, redact), { maxBytes: SUMMARY_BYTES })
      : `**${prose(redact(result.line))}**\n`;
  return {
    name: redact(checkName(action, database)),
    commit,
    conclusion: conclusionOf(ending),
    title: shortened(redact(`${passing(ending)}${result.line}`), LONGEST_TITLE),
    summary: redact(summary),
    annotations: annotations.slice(0, MOST_ANNOTATIONS),
    ...(runUrl === undefined ? {} : { detailsUrl: runUrl }),
    ...{ startedAt, completedAt: at },
  };
}

function conclusionOf({ result, allowUnproven }: Ending): 'success' | 'neutral' | 'failure' {
  if (result.kind === 'error') return 'failure';
  const conclusions: Readonly<Record<Verdict, 'success' | 'neutral' | 'failure'>> = {
    proven: 'success',
    unproven: allowUnproven ? 'neutral' : 'failure',
    failed: 'failure',
  };
  return conclusions[result.report.verdict];
}

/** A status has no `neutral`: what was let through must not look proven there either. */
function passing(ending: Ending): string {
  return conclusionOf(ending) === 'neutral' ? 'unproven, and let through: ' : '';
}

/** At most so many UTF-16 units, which are never fewer than what GitHub counts, in one line. */
function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim().toWellFormed();
  // A pair of surrogates is not cut apart.
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
