import type { EnvironmentReview, GitHub } from '#github';
import type { Found } from '../outcome.js';
import type { EnvironmentRequirement } from '../policy/model.js';
import { Hands, against, refusedPerson } from './people.js';
import { tally, type Vote } from './tally.js';

export interface ApprovedRun {
  readonly github: GitHub;
  readonly runId: number;
  /** What is deployed. */
  readonly commit: string;
}

/**
 * Whether this run was let into an environment by others than those who started it or wrote its commit.
 *
 * @throws UserError where GitHub does not tell
 */
export async function judgeEnvironment(
  requirement: EnvironmentRequirement,
  { github: { approvals }, runId, commit }: ApprovedRun,
): Promise<Found> {
  const run = await approvals.run(runId);
  if (run.commit !== commit) {
    return {
      code: 'approval-wrong-subject',
      found: `the run is of ${run.commit}, and ${commit} is what is to be deployed`,
    };
  }
  const hands = new Hands();
  for (const account of run.startedBy) hands.add(account, 'started the run');
  for (const author of (await approvals.commit(commit)).by) hands.add(author, 'wrote the commit');
  const found = tally(votesOf(await approvals.ofRun(runId), requirement, hands), requirement.count);
  if (found.code !== 'satisfied' || hands.unknown === 0 || requirement.allowUnknownAuthors) return found;
  return {
    code: 'author-unknown',
    found: `${found.found}; who wrote or committed ${commit} is no account that GitHub knows`,
  };
}

/** One vote each: whoever also rejected did not approve. */
function votesOf(
  reviews: readonly EnvironmentReview[],
  requirement: EnvironmentRequirement,
  { parts }: Hands,
): readonly Vote[] {
  const decided = reviews.filter(({ state }) => state !== 'pending');
  const ofThis = decided.filter(({ environments }) => environments.includes(requirement.name));
  const rejected = new Set(ofThis.filter(({ state }) => state === 'rejected').map(({ by }) => by.id));
  const people = new Map(decided.map(({ by }) => [by.id, by]));
  return [...people.values()].map((by): Vote => {
    const refused = refusedPerson(by, requirement, parts);
    if (refused !== undefined) return refused;
    if (rejected.has(by.id)) return against(by.login, 'approval-withdrawn', 'rejected it');
    if (ofThis.some((review) => review.by.id === by.id)) return { who: by.login, counts: true };
    return against(by.login, 'approval-wrong-subject', `let it into another environment`);
  });
}
