import * as v from 'valibot';
import { momentSchema } from './answers.js';
import type { Calls } from './calls.js';

/** An account by its number, which it keeps when it gets another name, and which nobody else ever gets. */
export interface Account {
  readonly id: number;
  readonly login: string;
}

export interface PullRequest {
  readonly number: number;
  /** Undefined where the account is gone. */
  readonly author: Account | undefined;
  /** Its last commit. */
  readonly head: string;
  /** The branch that it comes from; undefined where that is in another repository, or in one that is gone. */
  readonly branch: string | undefined;
  /** What its merge made of it on the branch that it was merged into; undefined where it is not merged. */
  readonly mergedAs: string | undefined;
}

/** What somebody thinks of a pull request. */
export interface Review {
  readonly id: number;
  /** Undefined where the account is gone. */
  readonly by: Account | undefined;
  /** `APPROVED`, `CHANGES_REQUESTED`, `COMMENTED`, `DISMISSED` or `PENDING`. */
  readonly state: string;
  /** What was looked at; undefined where that commit is gone. */
  readonly commit: string | undefined;
  /** Undefined where it was never submitted. */
  readonly at: Date | undefined;
}

export interface Commit {
  readonly sha: string;
  /** Who wrote it and who committed it, by the addresses that it names; undefined where GitHub knows no such account. */
  readonly by: readonly (Account | undefined)[];
}

/** Something that was brought to a branch. */
export interface Push {
  /** The branch's last commit afterwards. */
  readonly commit: string;
  readonly by: Account | undefined;
}

/** A run of a workflow, with those who stand behind it. */
export interface StartedRun {
  readonly commit: string;
  /** Who started it, and who started its latest attempt. */
  readonly startedBy: readonly Account[];
}

/** What somebody decided on a run's way into an environment. GitHub does not tell when. */
export interface EnvironmentReview {
  readonly by: Account;
  readonly state: 'approved' | 'rejected' | 'pending';
  readonly environments: readonly string[];
}

/** More is nobody's pull request: whoever has it that far wants the rest not to be read. */
export const MOST_REVIEWS = 1000;
/** GitHub never tells more commits of a pull request. */
export const MOST_COMMITS = 250;

const accountSchema = v.pipe(
  v.object({ id: v.number(), login: v.string() }),
  v.transform(({ id, login }): Account => ({ id, login })),
);
/** Somebody, or nobody where the account is gone; for a commit's author GitHub may also answer an empty object. */
const anyoneSchema = v.pipe(
  v.nullish(v.union([accountSchema, v.strictObject({})])),
  v.transform((account) =>
    account === null || account === undefined || !('id' in account) ? undefined : account,
  ),
);

const pullRequestSchema = v.object({
  number: v.number(),
  user: anyoneSchema,
  head: v.object({
    sha: v.string(),
    ref: v.string(),
    repo: v.nullish(v.object({ full_name: v.string() })),
  }),
  merged_at: v.nullish(momentSchema),
  merge_commit_sha: v.nullish(v.string()),
});

const reviewSchema = v.pipe(
  v.object({
    id: v.number(),
    user: anyoneSchema,
    state: v.string(),
    commit_id: v.nullish(v.string()),
    submitted_at: v.optional(momentSchema),
  }),
  v.transform(({ id, user, state, commit_id, submitted_at }): Review => ({
    ...{ id, by: user, state, commit: commit_id ?? undefined, at: submitted_at },
  })),
);

const commitSchema = v.pipe(
  v.object({ sha: v.string(), author: anyoneSchema, committer: anyoneSchema }),
  v.transform(({ sha, author, committer }): Commit => ({ sha, by: [author, committer] })),
);

const runSchema = v.object({
  head_sha: v.string(),
  actor: v.optional(accountSchema),
  triggering_actor: v.optional(accountSchema),
});

const environmentReviewSchema = v.pipe(
  v.object({
    environments: v.array(v.object({ name: v.optional(v.string()) })),
    state: v.picklist(['approved', 'rejected', 'pending']),
    user: accountSchema,
  }),
  v.transform(({ environments, state, user }): EnvironmentReview => ({
    ...{ by: user, state },
    environments: environments.flatMap(({ name }) => (name === undefined ? [] : [name])),
  })),
);

const pushSchema = v.pipe(
  v.object({ after: v.string(), actor: anyoneSchema }),
  v.transform(({ after, actor }): Push => ({ commit: after, by: actor })),
);

/** Who agreed to a change, and who made it. */
export class Approvals {
  constructor(private readonly calls: Calls) {}

  /** The pull requests that a commit belongs to: by which it was merged, or of which it is a part. */
  async pullRequestsOf(commit: string): Promise<readonly PullRequest[]> {
    const found = await this.calls.all(
      { doing: 'list the pull requests of a commit', permission: 'pull-requests: read' },
      pullRequestSchema,
      (octokit, target) =>
        octokit.paginate.iterator(octokit.rest.repos.listPullRequestsAssociatedWithCommit, {
          ...{ ...target, commit_sha: commit, per_page: 100 },
        }),
      100,
    );
    return found.map(({ number, user, head, merged_at, merge_commit_sha }) => ({
      ...{ number, author: user, head: head.sha },
      branch: this.#isOurs(head.repo?.full_name) ? head.ref : undefined,
      // Before it is merged this is a trial that GitHub makes for itself.
      mergedAs: merged_at === null || merged_at === undefined ? undefined : (merge_commit_sha ?? undefined),
    }));
  }

  /** The reviews of a pull request in the order in which they were given, the first thousand. */
  async reviews(pullRequest: number): Promise<readonly Review[]> {
    return this.calls.all(
      { doing: `list the reviews of #${pullRequest}`, permission: 'pull-requests: read' },
      reviewSchema,
      (octokit, target) =>
        octokit.paginate.iterator(octokit.rest.pulls.listReviews, {
          ...{ ...target, pull_number: pullRequest, per_page: 100 },
        }),
      MOST_REVIEWS,
    );
  }

  /** The commits of a pull request, at most as many as GitHub tells. */
  async commitsOf(pullRequest: number): Promise<readonly Commit[]> {
    return this.calls.all(
      { doing: `list the commits of #${pullRequest}`, permission: 'pull-requests: read' },
      commitSchema,
      (octokit, target) =>
        octokit.paginate.iterator(octokit.rest.pulls.listCommits, {
          ...{ ...target, pull_number: pullRequest, per_page: 100 },
        }),
      MOST_COMMITS,
    );
  }

  async commit(sha: string): Promise<Commit> {
    return this.calls.one(
      { doing: 'read a commit', permission: 'contents: read' },
      commitSchema,
      (api, target) => api.repos.getCommit({ ...target, ref: sha, per_page: 1 }),
    );
  }

  /** What was brought to a branch of this repository and by whom, as far as it is among its last hundred changes. */
  async pushesTo(branch: string): Promise<readonly Push[]> {
    return this.calls.one(
      { doing: 'list who pushed to a branch', permission: 'contents: read' },
      v.array(pushSchema),
      (api, target) => api.repos.listActivities({ ...target, ref: `refs/heads/${branch}`, per_page: 100 }),
    );
  }

  async run(id: number): Promise<StartedRun> {
    const run = await this.calls.one(
      { doing: 'read the run', permission: 'actions: read' },
      runSchema,
      (api, target) => api.actions.getWorkflowRun({ ...target, run_id: id, exclude_pull_requests: true }),
    );
    return {
      commit: run.head_sha,
      startedBy: [run.actor, run.triggering_actor].filter((account) => account !== undefined),
    };
  }

  /** What was decided on a run's way into environments. */
  async ofRun(id: number): Promise<readonly EnvironmentReview[]> {
    return this.calls.one(
      { doing: "read the run's approvals", permission: 'actions: read' },
      v.array(environmentReviewSchema),
      (api, target) => api.actions.getReviewsForRun({ ...target, run_id: id }),
    );
  }

  #isOurs(name: string | undefined): boolean {
    return name?.toLowerCase() === this.calls.repository.toLowerCase();
  }
}
