import { lineOf, type Ports } from '#verdict';
import { Rejected, type Issue } from '#github';
import type { Finding } from '../model.js';
import { isAbout } from './known.js';
import { databaseLabel, LABEL } from './labels.js';
import { mergesFor, planFor, type Act } from './plan.js';
import type { IssueSettings } from './settings.js';
import type { IssueTracker, TrackedIssue } from './tracker.js';

/** What became of an issue. */
export interface ToldIssue {
  readonly finding: Finding;
  readonly number: number;
  readonly url: string;
  readonly did: 'opened' | 'reopened' | 'closed' | 'updated';
}

/** An alert that did not arrive, or not whole. */
export interface Undelivered {
  readonly finding: Finding;
  /** One line: what went wrong and what to do. */
  readonly message: string;
  /** What was thrown. Other than a `UserError` it is a defect of ours. */
  readonly cause: unknown;
}

export interface Reconciled {
  readonly told: readonly ToldIssue[];
  readonly undelivered: readonly Undelivered[];
}

/**
 * Bring the issues in line with what a run found. Never throws: what could not be told is returned, so that it hides nothing of
 * what the run found. Of several findings of one class and database the first red one counts.
 */
export async function reconcile(
  tracker: IssueTracker,
  findings: readonly Finding[],
  settings: IssueSettings,
  { clock }: Pick<Ports, 'clock'>,
): Promise<Reconciled> {
  const told: ToldIssue[] = [];
  const undelivered: Undelivered[] = [];
  for (const group of byDatabase(findings)) {
    try {
      const issues = await issuesOf(tracker, group[0].database);
      for (const finding of group) {
        const fail = (cause: unknown): void => {
          undelivered.push({ finding, message: lineOf(cause), cause });
        };
        try {
          const done = await tell({ tracker, finding, settings, now: clock.now(), fail }, issues);
          if (done !== undefined) told.push({ finding, ...done });
        } catch (error) {
          fail(error);
        }
      }
    } catch (error) {
      undelivered.push(...group.map((finding) => ({ finding, message: lineOf(error), cause: error })));
    }
  }
  return { told, undelivered };
}

interface Telling {
  readonly tracker: IssueTracker;
  readonly finding: Finding;
  readonly settings: IssueSettings;
  readonly now: Date;
  /** Told of what is missing from an alert that arrived all the same. */
  readonly fail: (cause: unknown) => void;
}

type Done = Omit<ToldIssue, 'finding'>;

async function tell(telling: Telling, issues: readonly TrackedIssue[]): Promise<Done | undefined> {
  const { finding, settings, now } = telling;
  const listed = issues.filter((issue) => isAbout(issue, finding));
  const first = planFor(listed, finding, settings, now);
  if (first.length === 0) return undefined;
  const touched = new Set(first.flatMap((act) => (act.kind === 'open' ? [] : [act.number])));
  // A person may have written since the list was read; the shorter the time between reading and writing, the better.
  const current = touched.size === 0 ? listed : await readAgain(telling.tracker, listed, touched);
  const acts = touched.size === 0 ? first : planFor(current, finding, settings, now);
  let done: Done | undefined;
  for (const act of acts) done = (await carryOut(act, telling)) ?? done;
  return done;
}

async function readAgain(
  tracker: IssueTracker,
  listed: readonly TrackedIssue[],
  numbers: ReadonlySet<number>,
): Promise<readonly TrackedIssue[]> {
  const current: TrackedIssue[] = [];
  for (const issue of listed) {
    const read = numbers.has(issue.number) ? await tracker.get(issue.number) : issue;
    // One that was deleted meanwhile is no issue any more.
    if (read !== undefined) current.push(read);
  }
  return current;
}

async function carryOut(act: Act, telling: Telling): Promise<Done | undefined> {
  const { tracker } = telling;
  switch (act.kind) {
    case 'open': {
      const opened = await assigning(act.text, telling, (text) => tracker.create(text));
      return converge(opened, telling);
    }
    case 'change': {
      const { number, url } = await assigning(act.change, telling, (change) =>
        tracker.update(act.number, change),
      );
      const did = { open: 'reopened', closed: 'closed', same: 'updated' } as const;
      return { number, url, did: did[act.change.state ?? 'same'] };
    }
    case 'comment':
      await tracker.comment(act.number, act.body);
      return undefined;
    case 'merge':
      await tracker.update(act.number, act.change);
      return undefined;
  }
}

/** Write something that assigns people; where GitHub refuses one of them, without any, and that is told. */
async function assigning<T extends { readonly assignees?: readonly string[] }>(
  text: T,
  { fail }: Telling,
  write: (text: Omit<T, 'assignees'> & { readonly assignees?: readonly string[] }) => Promise<Issue>,
): Promise<Issue> {
  try {
    return await write(text);
  } catch (error) {
    const { assignees, ...others } = text;
    const isTheirs = error instanceof Rejected && error.rejections.some(({ field }) => field === 'assignees');
    if (!isTheirs || assignees === undefined) throw error;
    fail(error);
    return write(others);
  }
}

/** Where another run opened an issue for the same meanwhile, the lowest stays, and each run closes its own. */
async function converge(opened: Issue, telling: Telling): Promise<Done> {
  const { tracker, finding, now, fail } = telling;
  const done: Done = { number: opened.number, url: opened.url, did: 'opened' };
  try {
    const open = (await tracker.withLabels([LABEL, databaseLabel(finding.database)], 'open')).filter(
      (issue) => isAbout(issue, finding),
    );
    for (const act of mergesFor(open, finding, now)) {
      if (act.kind !== 'merge' || act.number !== opened.number) continue;
      await tracker.update(act.number, act.change);
      const stays = open.toSorted((a, b) => a.number - b.number)[0] ?? opened;
      return { number: stays.number, url: stays.url, did: 'updated' };
    }
  } catch (error) {
    // The alert itself has arrived; the next run looks again.
    fail(error);
  }
  return done;
}

/** All that may be about a database: what is open whatever its other labels, what is closed by its label. */
async function issuesOf(tracker: IssueTracker, database: string): Promise<readonly TrackedIssue[]> {
  const open = await tracker.withLabels([LABEL], 'open');
  const closed = await tracker.withLabels([LABEL, databaseLabel(database)], 'closed');
  // One that was closed between the two looks is in both: what was seen last counts.
  return [...new Map([...open, ...closed].map((issue) => [issue.number, issue])).values()];
}

type Group = readonly [Finding, ...Finding[]];

/** One finding for each class of a database, each database's together. */
function byDatabase(findings: readonly Finding[]): readonly Group[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const group = groups.get(finding.database);
    const same = group?.findIndex(({ failure }) => failure === finding.failure) ?? -1;
    if (group === undefined) groups.set(finding.database, [finding]);
    else if (same === -1) group.push(finding);
    else if (finding.state === 'red' && group[same]?.state === 'green') group[same] = finding;
  }
  return [...groups.values()];
}
