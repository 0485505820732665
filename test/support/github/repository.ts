import { ArtifactsState } from './artifact-state.js';
import { ChecksState } from './check-state.js';
import { IssuesState } from './issue-state.js';
import { PullsState } from './pull-state.js';
import { WorkflowsState } from './workflow-state.js';

/** Everything that the tests' GitHub knows of its one repository. */
export class RepositoryState {
  readonly issues: IssuesState;
  /** Bundles, as they were sent. */
  readonly attestations: unknown[] = [];
  readonly checks: ChecksState;
  /** What stands in the files of the default branch, by path. */
  readonly files = new Map<string, string>();
  /** The same of other branches, tags and commits where they differ, by their names as they are asked for. */
  readonly filesAt = new Map<string, ReadonlyMap<string, string>>();
  readonly workflows: WorkflowsState;
  readonly artifacts: ArtifactsState;
  readonly pulls: PullsState;
  isPrivate = false;
  isFork = false;
  isArchived = false;
  defaultBranch = 'main';
  pushedAt: Date;
  /** Of the default branch, the oldest first, each with the files that it touched. */
  readonly commits: { readonly at: Date; readonly paths: readonly string[] }[];

  constructor(
    readonly owner: string,
    readonly name: string,
    readonly now: () => Date,
  ) {
    this.issues = new IssuesState(now);
    this.checks = new ChecksState(now);
    this.workflows = new WorkflowsState(now, this.files);
    this.artifacts = new ArtifactsState(now);
    this.pulls = new PullsState(now);
    this.pushedAt = now();
    this.commits = [{ at: this.pushedAt, paths: [] }];
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }
}
