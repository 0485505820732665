import {
  MOST_COMMITS,
  MOST_REVIEWS,
  NotFound,
  Rejected,
  type GitHub,
  type PullRequest,
  type Push,
  type Review,
} from '#github';
import type { Found } from '../outcome.js';
import type { ReviewsRequirement } from '../policy/model.js';
import { Hands, against, refusedMoment, refusedPerson } from './people.js';
import { tally, type Vote } from './tally.js';

/** What is asked of GitHub. */
type Asked = GitHub['approvals'];

export interface ReviewedChange {
  readonly github: GitHub;
  /** What is deployed. */
  readonly commit: string;
  readonly now: Date;
}

/**
 * Whether the commit's pull request is approved by others than those who made it. It is the one of which the commit is the head, or
 * which was merged as this commit; of several, one that is approved will do.
 *
 * @throws UserError where GitHub does not tell
 */
export async function judgeReviews(
  requirement: ReviewsRequirement,
  { github, commit, now }: ReviewedChange,
): Promise<Found> {
  const all = await github.approvals.pullRequestsOf(commit);
  const [first, ...more] = all.filter(({ head, mergedAs }) => head === commit || mergedAs === commit);
  if (first === undefined) return noPullRequest(commit, all);
  let best = await judgePullRequest(requirement, first, github.approvals, now);
  for (const other of more) {
    if (best.code === 'satisfied') break;
    const found = await judgePullRequest(requirement, other, github.approvals, now);
    if (found.code === 'satisfied') best = found;
  }
  return best;
}

function noPullRequest(commit: string, all: readonly PullRequest[]): Found {
  const near = all.map(({ number, head }) => `#${number}, whose head is ${head}`).join(', ');
  return {
    code: 'pull-request-missing',
    found:
      near === ''
        ? `${commit} came by no pull request`
        : `${commit} is neither the head of a pull request nor what one was merged as; it is a part of ${near}`,
  };
}

async function judgePullRequest(
  requirement: ReviewsRequirement,
  pull: PullRequest,
  asked: Asked,
  now: Date,
): Promise<Found> {
  const where = `#${pull.number}`;
  const commits = await asked.commitsOf(pull.number);
  const hands = new Hands();
  hands.add(pull.author, `opened ${where}`);
  for (const author of commits.flatMap(({ by }) => by)) hands.add(author, `wrote a commit of ${where}`);
  const { unknown } = hands;
  const pushed = new Set(commits.map(({ sha }) => sha));
  const pushes = (await pushesOf(pull, asked)).filter(({ commit }) => pushed.has(commit));
  for (const { commit, by } of pushes) if (by !== undefined) hands.add(by, `pushed ${commit}`);
  const reviews = await asked.reviews(pull.number);
  const votes = latest(reviews).map((review) => voteOf(review, requirement, { pull, hands, now }));
  const found = tally(votes, requirement.count);
  if (found.code !== 'satisfied') return { ...found, where };
  const rest =
    commits.length >= MOST_COMMITS
      ? `GitHub tells ${MOST_COMMITS} commits of ${where}, and not who wrote the others`
      : reviews.length >= MOST_REVIEWS
        ? `${where} has more than ${MOST_REVIEWS} reviews, and what was said later is not known`
        : undefined;
  if (rest !== undefined) return { code: 'approvals-unreadable', found: rest, where };
  if (unknown > 0 && !requirement.allowUnknownAuthors) {
    return {
      code: 'author-unknown',
      found: `${found.found}; of who wrote and committed ${where}, ${unknown} are no accounts that GitHub knows`,
      where,
    };
  }
  return {
    ...found,
    found: pushes.some(({ commit, by }) => commit === pull.head && by !== undefined)
      ? found.found
      : `${found.found}; who pushed ${pull.head} is not known`,
    where,
  };
}

/** A branch of a fork, or one whose pushes GitHub does not keep, tells nothing. */
async function pushesOf({ branch }: PullRequest, asked: Asked): Promise<readonly Push[]> {
  if (branch === undefined) return [];
  try {
    return await asked.pushesTo(branch);
  } catch (error) {
    if (error instanceof NotFound || error instanceof Rejected) return [];
    throw error;
  }
}

/** Words without a verdict leave what was said before as it is. */
const VERDICTS: ReadonlySet<string> = new Set(['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED']);

/** What each account said last. */
function latest(reviews: readonly Review[]): readonly Review[] {
  const said = reviews
    .filter(({ state }) => VERDICTS.has(state))
    .toSorted((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0) || a.id - b.id);
  return [...new Map(said.map((review) => [review.by?.id ?? -review.id, review])).values()];
}

function voteOf(
  { by, state, commit, at }: Review,
  requirement: ReviewsRequirement,
  { pull, hands, now }: { readonly pull: PullRequest; readonly hands: Hands; readonly now: Date },
): Vote {
  if (by === undefined) return against('somebody', 'approver-unknown', 'approved whose account is gone');
  const who = by.login;
  const refused = refusedPerson(by, requirement, hands.parts);
  if (refused !== undefined) return refused;
  if (state !== 'APPROVED') {
    const why = state === 'DISMISSED' ? 'approved, and that was dismissed' : 'asks for changes';
    return against(who, 'approval-withdrawn', why);
  }
  if (commit !== pull.head) {
    return against(who, 'approval-stale', `approved ${commit ?? 'a commit that is gone'}, not ${pull.head}`);
  }
  const moment =
    at === undefined
      ? against(who, 'approval-stale', 'approved nobody knows when')
      : refusedMoment(who, at, now, requirement.maxAge);
  return moment ?? { who, counts: true };
}
