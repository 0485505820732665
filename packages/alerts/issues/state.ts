import * as v from 'valibot';
import { FAILURE_CLASSES, type Finding } from '../model.js';

const instant = v.pipe(v.string(), v.isoTimestamp());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const issueNumber = v.pipe(v.number(), v.integer(), v.minValue(1));
const day = v.pipe(v.string(), v.isoDate());

/** The version of the state that issues carry. */
export const STATE_VERSION = 1;

/** Red runs that an issue names; all of them are counted. */
const RUNS = 5;
const LONGEST_URL = 500;

/** What an issue knows of its own past, and keeps in its body. Moments are ISO 8601 in UTC. */
export const IssueStateSchema = v.strictObject({
  v: v.literal(STATE_VERSION),
  database: v.string(),
  failure: v.picklist(FAILURE_CLASSES),
  /** What the last run found. */
  status: v.picklist(['red', 'green']),
  /** When it turned red the last time. */
  since: instant,
  /** Red runs in a row, the last one included; 0 when green. */
  streak: count,
  /** Red runs in the whole life of the issue. */
  count,
  /** When the last run looked that is told of here. A run that looked earlier has nothing to add. */
  seen: instant,
  /** The last red runs, the newest first. */
  runs: v.optional(v.pipe(v.array(v.strictObject({ at: instant, url: v.string() })), v.maxLength(RUNS))),
  lastGood: v.optional(v.strictObject({ at: instant, what: v.string() })),
  /** Somebody closed it while it was red, and it was opened again: that is done once. */
  insisted: v.optional(v.literal(true)),
  /** The last day of an acknowledgement that the last run went by. */
  silent: v.optional(day),
  /** An acknowledgement that ended with a recovery, and silences no relapse. */
  spent: v.optional(day),
  /** The age in seconds of the last step of the escalation that was told. */
  escalated: v.optional(count),
  /** The issue before this one. */
  predecessor: v.optional(issueNumber),
  /** The issue that stays, where two runs opened one each. */
  duplicateOf: v.optional(issueNumber),
});

export type IssueState = v.InferOutput<typeof IssueStateSchema>;

/** The state of an issue that is about to be opened. */
export function firstState(finding: Finding): IssueState {
  return turnedRed(
    {
      v: STATE_VERSION,
      database: finding.database.toWellFormed(),
      failure: finding.failure,
      status: 'green',
      since: finding.at.toISOString(),
      streak: 0,
      count: 0,
      seen: finding.at.toISOString(),
    },
    finding,
  );
}

/** The state of an issue whose own record was lost: what its dates tell. */
export function rebuiltState(
  finding: Finding,
  issue: { readonly state: 'open' | 'closed'; readonly createdAt: Date },
): IssueState {
  const red = issue.state === 'open';
  return {
    v: STATE_VERSION,
    database: finding.database.toWellFormed(),
    failure: finding.failure,
    status: red ? 'red' : 'green',
    since: issue.createdAt.toISOString(),
    streak: red ? 1 : 0,
    count: 1,
    seen: issue.createdAt.toISOString(),
  };
}

/** What a red finding makes of a state: one more of a streak, or a relapse. */
export function turnedRed(state: IssueState, finding: Finding): IssueState {
  const at = finding.at.toISOString();
  const { duplicateOf, ...kept } = state;
  const { insisted, escalated, ...fresh } = kept;
  const begun = state.status === 'red' ? kept : { ...fresh, since: at, streak: 0 };
  return {
    ...begun,
    status: 'red',
    streak: begun.streak + 1,
    count: begun.count + 1,
    seen: at,
    runs: [
      ...(finding.runUrl === undefined ? [] : [{ at, url: finding.runUrl.toWellFormed() }]),
      ...(begun.runs ?? []),
    ]
      .filter(({ url }) => url.length <= LONGEST_URL)
      .slice(0, RUNS),
    ...(finding.lastGood && {
      lastGood: { at: finding.lastGood.at.toISOString(), what: bounded(finding.lastGood.what) },
    }),
  };
}

/** What a green finding makes of a state. `acknowledged`: the acknowledgement that stands in the issue, which ends with the recovery. */
export function turnedGreen(
  state: IssueState,
  finding: Finding,
  acknowledged: string | undefined,
): IssueState {
  const at = finding.at.toISOString();
  const { insisted, escalated, silent, duplicateOf, ...kept } = state;
  return {
    ...kept,
    status: 'green',
    streak: 0,
    seen: at,
    lastGood: { at, what: bounded(finding.evidence ?? finding.what) },
    ...(acknowledged !== undefined && { spent: acknowledged }),
  };
}

/** The state is written into a body of bounded length. */
function bounded(text: string): string {
  return text.slice(0, 300).toWellFormed();
}
