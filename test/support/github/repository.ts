import { createHash } from 'node:crypto';
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
  /** The same of other branches and tags, by their refs: `refs/heads/production`. */
  readonly filesAt = new Map<string, ReadonlyMap<string, string>>();
  /** Branches that GitHub does not call protected; every other one is. */
  readonly unprotected = new Set<string>();
  /** Kinds of the rules that rulesets hold a branch to, by its name. */
  readonly rules = new Map<string, readonly string[]>();
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

  /** The commit that a branch or a tag stands at; nothing where there is none. */
  commitOf(ref: string): string | undefined {
    const known = [`refs/heads/${this.defaultBranch}`, ...this.filesAt.keys()];
    const asked = ref.replace(/^refs\//, '');
    const found = known.find((each) =>
      [each, each.slice(5), each.split('/').slice(2).join('/')].includes(asked),
    );
    return found === undefined ? undefined : commitNamed(found);
  }

  /** What stands in the files at a commit, or at the default branch where none is asked for. */
  filesOf(commit: string | null): ReadonlyMap<string, string> {
    const [, files] = [...this.filesAt].find(([ref]) => commitNamed(ref) === commit) ?? [];
    return files ?? this.files;
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }
}

/** Every ref stands at a commit of its own. */
function commitNamed(ref: string): string {
  return createHash('sha1').update(ref).digest('hex');
}
