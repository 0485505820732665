import type { Finding } from '../model.js';
import { acknowledgedUntil } from './acknowledged.js';
import { takeApart, writtenByHand, type Body } from './body.js';
import { classLabel, databaseLabel } from './labels.js';
import { REMNANT } from './marker.js';
import { rebuiltState, type IssueState } from './state.js';
import { titleOf } from './titles.js';
import type { TrackedIssue } from './tracker.js';

/** An issue of ours, read. */
export interface KnownIssue {
  readonly issue: TrackedIssue;
  readonly body: Body;
  /** What it knows of itself, or what its dates tell where that was lost; undefined where a later version of Backproof wrote it. */
  readonly state: IssueState | undefined;
  /** The day until which a person acknowledged it, where no recovery has ended that. */
  readonly acknowledged: string | undefined;
}

/** What one issue is about. */
export type Subject = Pick<Finding, 'database' | 'failure'>;

/**
 * Whether an issue, found by its labels, is about this. Its mark says so; where a person damaged that, its class's and its
 * database's labels do, together with its title or what is left of our marks.
 */
export function isAbout(issue: TrackedIssue, { database, failure }: Subject): boolean {
  const { marked } = takeApart(issue.body);
  if (typeof marked === 'object') {
    return marked.database === database.toWellFormed() && marked.failure === failure;
  }
  const labels = new Set(issue.labels.map((label) => label.toLowerCase()));
  return (
    hasLabel(labels, classLabel(failure), databaseLabel(database)) &&
    (issue.title === titleOf(database, failure) || REMNANT.test(issue.body))
  );
}

export function readIssue(issue: TrackedIssue, finding: Finding): KnownIssue {
  const body = takeApart(issue.body);
  const { marked } = body;
  const state = marked === 'later' ? undefined : marked === 'damaged' ? rebuiltState(finding, issue) : marked;
  const day = acknowledgedUntil(writtenByHand(body));
  // Where that was lost, a recovery may have ended the acknowledgement of a closed issue; a relapse must not be missed.
  const isSpent = day === state?.spent || (marked === 'damaged' && issue.state === 'closed');
  return { issue, body, state, acknowledged: isSpent ? undefined : day };
}

function hasLabel(labels: ReadonlySet<string>, ...wanted: readonly string[]): boolean {
  return wanted.every((label) => labels.has(label.toLowerCase()));
}
