import { UserError } from '#verdict';
import type { IssueChange, IssueText } from '#github';
import type { Finding } from '../model.js';
import { isSilent } from './acknowledged.js';
import { putTogether } from './body.js';
import { readIssue, type KnownIssue } from './known.js';
import { labelsFor } from './labels.js';
import type { Escalation, IssueSettings } from './settings.js';
import { firstState, turnedGreen, turnedRed, type IssueState } from './state.js';
import { titleOf } from './titles.js';
import type { TrackedIssue } from './tracker.js';
import { commentOf, partsOf, type Occasion, type Shown } from './words.js';

/** One thing to do on the tracker. They are done in their order: what an issue knows of itself is written before anybody is told. */
export type Act =
  | { readonly kind: 'open'; readonly text: IssueText }
  | { readonly kind: 'change'; readonly number: number; readonly change: IssueChange }
  | { readonly kind: 'comment'; readonly number: number; readonly body: string }
  /** Close one that another run opened for the same. */
  | { readonly kind: 'merge'; readonly number: number; readonly change: IssueChange };

/** Red runs in a row that are worth a comment. The first is told by the issue itself. */
const STREAKS: readonly number[] = [3, 7, 14];

/**
 * What a finding asks for, given every issue about its class and database, open or closed. Of several open ones the lowest stays.
 *
 * @throws UserError where a later version of Backproof keeps the issue
 */
export function planFor(
  existing: readonly TrackedIssue[],
  finding: Finding,
  settings: IssueSettings,
  now: Date,
): readonly Act[] {
  const known = existing.map((issue) => readIssue(issue, finding));
  const subject = lowestOpen(known) ?? latestClosed(known);
  const merges = mergesFor(existing, finding, now);
  if (subject === undefined) {
    return finding.state === 'red' ? [opening(undefined, finding, settings, now)] : [];
  }
  const { state, issue } = subject;
  if (state === undefined) {
    throw new UserError(`Issue #${issue.number} is kept by a later version of Backproof`, {
      remedy: 'Use the same version of Backproof in every workflow of this repository',
    });
  }
  if (knowsBetter(state, finding, now)) return merges;
  const plan = { subject, state, finding, settings, now };
  return [...merges, ...(finding.state === 'red' ? whenRed(plan) : whenGreen(plan))];
}

/** How the issues that two runs opened for one thing become one: all but the lowest are closed and link it. */
export function mergesFor(existing: readonly TrackedIssue[], finding: Finding, now: Date): readonly Act[] {
  const known = existing.map((issue) => readIssue(issue, finding));
  const stays = lowestOpen(known)?.issue.number;
  return known.flatMap(({ issue, body, state }) => {
    if (stays === undefined || issue.state === 'closed' || issue.number === stays || state === undefined) {
      return [];
    }
    const merged: IssueState = { ...state, status: 'green', streak: 0, duplicateOf: stays };
    const text = putTogether(body, merged, partsOf(merged, { finding, now, mentions: [] }));
    const change: IssueChange = {
      ...(text !== undefined && { body: text }),
      labels: labelsFor(issue.labels, { ...finding, silent: false }),
      state: 'closed',
      stateReason: 'not_planned',
    };
    return [{ kind: 'merge', number: issue.number, change }];
  });
}

interface Plan {
  readonly subject: KnownIssue;
  readonly state: IssueState;
  readonly finding: Finding;
  readonly settings: IssueSettings;
  readonly now: Date;
}

function whenRed(plan: Plan): readonly Act[] {
  const { subject, state, finding, settings, now } = plan;
  const silent = isSilent(subject.acknowledged, now);
  if (silent) {
    const { insisted, ...next } = turnedRed(state, finding);
    return written(plan, { next: { ...next, silent: subject.acknowledged }, occasions: [] });
  }
  const turn = turnOf(plan);
  if (turn === 'anew') return [opening(subject.issue.number, finding, settings, now)];
  const { silent: _over, ...next } = turnedRed(state, finding);
  // Closed by hand once more: that is heard, as long as a relapse would belong to the same issue.
  if (turn === 'rests') return written(plan, { next, occasions: [] });
  const due = dueSteps(next, settings, now);
  const occasions: Occasion[] = [
    ...(turn === undefined ? [] : [turn]),
    ...(STREAKS.includes(next.streak) ? [{ kind: 'streak' as const }] : []),
    ...due.slice(-1).map(({ after }) => ({ kind: 'older' as const, age: after })),
  ];
  return written(plan, {
    next: {
      ...next,
      ...(turn?.kind === 'closed-while-red' && { insisted: true }),
      ...(due.length > 0 && { escalated: Math.max(...due.map(({ after }) => after)) }),
    },
    occasions,
    due,
    ...(subject.issue.state === 'closed' && { turn: 'open' }),
  });
}

/** What red means to an issue that is not acknowledged: a turn to tell of, none, a new issue, or rest until then. */
function turnOf({ subject: { issue }, state, settings, now }: Plan): Occasion | 'anew' | 'rests' | undefined {
  const over: Occasion | undefined =
    state.silent === undefined ? undefined : { kind: 'acknowledgement-over', day: state.silent };
  if (issue.state === 'open') return state.status === 'green' ? { kind: 'relapse' } : over;
  const closedAt = issue.closedAt ?? now;
  const isRecent = secondsBetween(closedAt, now) <= settings.reopenWithin;
  if (state.status === 'green') return isRecent ? { kind: 'relapse' } : 'anew';
  if (over !== undefined) return over;
  if (state.insisted === undefined) return { kind: 'closed-while-red' };
  return isRecent ? 'rests' : 'anew';
}

function whenGreen(plan: Plan): readonly Act[] {
  const { subject, state, finding } = plan;
  const next = turnedGreen(state, finding, subject.acknowledged);
  if (subject.issue.state === 'open') {
    const kind = state.status === 'red' ? 'recovered' : 'reopened-while-green';
    return written(plan, { next, occasions: [{ kind }], turn: 'closed' });
  }
  // Closed by hand while it was red: from here on red is a relapse.
  return state.status === 'red' ? written(plan, { next, occasions: [] }) : [];
}

interface Step {
  readonly next: IssueState;
  readonly occasions: readonly Occasion[];
  readonly due?: readonly Escalation[];
  /** What becomes of an issue that is not so already. */
  readonly turn?: 'open' | 'closed';
}

/** The change of an issue, and the comment on it. */
function written(plan: Plan, { next, occasions, due = [], turn }: Step): readonly Act[] {
  const { subject, finding, settings, now } = plan;
  const { issue, body } = subject;
  const red = next.status === 'red';
  const shown: Shown = { finding, now, mentions: settings.mentions };
  const text = putTogether(body, next, partsOf(next, shown));
  const labels = labelsFor(issue.labels, {
    ...finding,
    ...(red && { age: secondsBetween(new Date(next.since), now) }),
    silent: next.silent !== undefined,
  });
  const assignees = [...new Set([...issue.assignees, ...due.flatMap((step) => step.assignees)])];
  const change: IssueChange = {
    ...(text !== undefined && text !== issue.body && { body: text }),
    ...(differ(labels, issue.labels) && { labels }),
    ...(differ(assignees, issue.assignees) && { assignees }),
    ...(turn === 'open' && { state: 'open', stateReason: 'reopened' }),
    ...(turn === 'closed' && { state: 'closed', stateReason: 'completed' }),
  };
  // Where nothing can be written down, the same would be told with every run.
  const isTold = occasions.length > 0 && (text !== undefined || turn !== undefined);
  const called = red ? [...settings.mentions, ...due.flatMap((step) => step.mentions)] : [];
  return [
    ...(Object.keys(change).length === 0 ? [] : [{ kind: 'change', number: issue.number, change } as const]),
    ...(isTold
      ? [
          {
            kind: 'comment',
            number: issue.number,
            body: commentOf(next, occasions, { ...shown, mentions: called }),
          } as const,
        ]
      : []),
  ];
}

function opening(predecessor: number | undefined, finding: Finding, settings: IssueSettings, now: Date): Act {
  const state = { ...firstState(finding), ...(predecessor !== undefined && { predecessor }) };
  const parts = partsOf(state, { finding, now, mentions: settings.mentions });
  return {
    kind: 'open',
    text: {
      title: titleOf(finding.database, finding.failure),
      body: putTogether(undefined, state, parts) ?? '',
      labels: labelsFor([], { ...finding, age: 0, silent: false }),
      assignees: settings.assignees,
    },
  };
}

/** A run that looked earlier, and was slower to tell. A time ahead of ours is a wrong clock, or a person's edit. */
function knowsBetter(state: IssueState, finding: Finding, now: Date): boolean {
  const seen = new Date(state.seen);
  return seen > finding.at && seen <= now;
}

function dueSteps(state: IssueState, { escalate }: IssueSettings, now: Date): readonly Escalation[] {
  const age = secondsBetween(new Date(state.since), now);
  return escalate.filter(({ after }) => after <= age && after > (state.escalated ?? 0));
}

function lowestOpen(known: readonly KnownIssue[]): KnownIssue | undefined {
  return known
    .filter(({ issue }) => issue.state === 'open')
    .toSorted((a, b) => a.issue.number - b.issue.number)[0];
}

function latestClosed(known: readonly KnownIssue[]): KnownIssue | undefined {
  const time = ({ issue }: KnownIssue): number => issue.closedAt?.getTime() ?? 0;
  return known
    .filter(({ issue, state }) => issue.state === 'closed' && state?.duplicateOf === undefined)
    .toSorted((a, b) => time(b) - time(a) || b.issue.number - a.issue.number)[0];
}

function differ(wanted: readonly string[], present: readonly string[]): boolean {
  const there = new Set(present);
  return wanted.length !== there.size || wanted.some((item) => !there.has(item));
}

function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000;
}
