import { person, type Account } from './account.js';

export interface CommitState {
  readonly sha: string;
  /** Undefined where GitHub knows no account of that address. */
  readonly author: Account | undefined;
  readonly committer: Account | undefined;
}

export interface ReviewState {
  readonly id: number;
  readonly by: Account | undefined;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  readonly commit: string;
  readonly at: Date;
}

export interface PullState {
  readonly number: number;
  readonly author: Account;
  readonly branch: string;
  /** `owner/name` of where its branch is; undefined where that is gone. */
  readonly from: string | undefined;
  readonly commits: CommitState[];
  readonly reviews: ReviewState[];
  mergedAs: string | undefined;
}

/** A pull request as a test wants it. */
export interface NewPull {
  readonly author: string;
  readonly branch?: string;
  /** `owner/name` of a fork; by default the repository itself. */
  readonly from?: string;
}

/** Pull requests with their commits and reviews, and who pushed what to which branch. */
export class PullsState {
  readonly pulls: PullState[] = [];
  /** Commits that came by no pull request. */
  readonly commits: CommitState[] = [];
  readonly pushes: {
    readonly branch: string;
    readonly after: string;
    readonly by: Account;
    readonly at: Date;
  }[] = [];
  #ids = 7000;

  constructor(private readonly now: () => Date) {}

  open(repository: string, { author, branch = `of-${author}`, from = repository }: NewPull): PullState {
    const pull: PullState = {
      ...{ number: this.pulls.length + 1, author: person(author), branch, from },
      ...{ commits: [], reviews: [], mergedAs: undefined },
    };
    this.pulls.push(pull);
    return pull;
  }

  /** Push a commit of somebody's; by default its author is who pushes. */
  push(pull: PullState, sha: string, by: Account, author: Account | undefined = by): void {
    pull.commits.push({ sha, author, committer: author });
    this.pushes.push({ branch: pull.branch, after: sha, by, at: this.now() });
  }

  /** Review its last commit, or another one. */
  review(
    pull: PullState,
    by: Account | undefined,
    state: ReviewState['state'] = 'APPROVED',
    commit = pull.commits.at(-1)?.sha ?? '',
  ): ReviewState {
    const review = { id: ++this.#ids, by, state, commit, at: this.now() };
    pull.reviews.push(review);
    return review;
  }
}
