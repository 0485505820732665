import * as v from 'valibot';
import { momentSchema } from './answers.js';
import type { Calls } from './calls.js';
import { NotFound } from './errors.js';

export interface Repository {
  readonly isPrivate: boolean;
  readonly isFork: boolean;
  readonly isArchived: boolean;
  readonly defaultBranch: string;
  readonly hasIssues: boolean;
  /** The last push to any branch; after 60 days without activity GitHub stops the schedules of a public repository. */
  readonly pushedAt: Date;
  readonly url: string;
}

const repositorySchema = v.pipe(
  v.object({
    private: v.boolean(),
    fork: v.boolean(),
    archived: v.boolean(),
    default_branch: v.string(),
    has_issues: v.boolean(),
    pushed_at: momentSchema,
    html_url: v.string(),
  }),
  v.transform((repository): Repository => ({
    isPrivate: repository.private,
    isFork: repository.fork,
    isArchived: repository.archived,
    defaultBranch: repository.default_branch,
    hasIssues: repository.has_issues,
    pushedAt: repository.pushed_at,
    url: repository.html_url,
  })),
);

/** What GitHub answers for a path that is a file; a folder is a list, and a submodule has no content. */
const fileSchema = v.object({
  type: v.literal('file'),
  encoding: v.literal('base64'),
  content: v.string(),
});

const commitSchema = v.pipe(
  v.object({ commit: v.object({ committer: v.nullish(v.object({ date: v.optional(momentSchema) })) }) }),
  v.transform(({ commit }) => commit.committer?.date),
);

const SHA = v.pipe(v.string(), v.regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/));
const shaSchema = v.object({ sha: SHA });
const branchSchema = v.object({ commit: shaSchema, protected: v.boolean() });

/** Rules of rulesets by which nobody changes a branch alone: only by a pull request, through a queue, or as one of those who are named. */
const PROTECTING: ReadonlySet<string> = new Set(['pull_request', 'merge_queue', 'update']);
const ruleSchema = v.object({ type: v.string() });

export interface Branch {
  /** The commit that it stands at. */
  readonly commit: string;
  /** Whether GitHub calls it protected, or a ruleset keeps anybody from changing it alone. */
  readonly isProtected: boolean;
}

/** The repository itself and the files in it. */
export class Repositories {
  constructor(private readonly calls: Calls) {}

  async get(): Promise<Repository> {
    return this.calls.one(
      { doing: 'read the repository', permission: 'metadata: read' },
      repositorySchema,
      (api, target) => api.repos.get({ ...target }),
    );
  }

  /**
   * The text of a file of at most 1 MB, on the default branch unless a branch, tag or commit is named; nothing where there is no
   * such file.
   */
  async file(path: string, ref?: string): Promise<string | undefined> {
    try {
      const content = await this.calls.one(
        { doing: `read ${path}`, permission: 'contents: read' },
        v.unknown(),
        (api, target) => api.repos.getContent({ ...target, path, ...(ref === undefined ? {} : { ref }) }),
      );
      const file = v.safeParse(fileSchema, content);
      return file.success ? Buffer.from(file.output.content, 'base64').toString('utf8') : undefined;
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  }

  /**
   * The commit that a ref stands at.
   *
   * @param ref `heads/<branch>`, `tags/<tag>`, one of these names alone, or a commit
   * @returns its whole name; nothing where there is none
   * @throws Rejected where GitHub tells that there is none by refusing the name
   */
  async commitAt(ref: string): Promise<string | undefined> {
    try {
      const { sha } = await this.calls.one(
        { doing: `find the commit of ${ref}`, permission: 'contents: read' },
        shaSchema,
        (api, target) => api.repos.getCommit({ ...target, ref, per_page: 1 }),
      );
      return sha;
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  }

  /** A branch by its name; nothing where there is none. */
  async branch(branch: string): Promise<Branch | undefined> {
    try {
      const found = await this.calls.one(
        { doing: `read the branch ${branch}`, permission: 'contents: read' },
        branchSchema,
        (api, target) => api.repos.getBranch({ ...target, branch }),
      );
      const isProtected =
        found.protected || (await this.rulesOf(branch)).some((type) => PROTECTING.has(type));
      return { commit: found.commit.sha, isProtected };
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  }

  /** Kinds of the rules that rulesets of the repository or its organisation hold a branch to. */
  private async rulesOf(branch: string): Promise<readonly string[]> {
    const rules = await this.calls.one(
      { doing: `read the rules of the branch ${branch}`, permission: 'metadata: read' },
      v.array(ruleSchema),
      (api, target) => api.repos.getBranchRules({ ...target, branch, per_page: 100 }),
    );
    return rules.map(({ type }) => type);
  }

  /** When something was last committed to a branch, or to one file on it; nothing where there is no such commit. */
  async lastCommitAt(branch: string, path?: string): Promise<Date | undefined> {
    const [latest] = await this.calls.one(
      { doing: `list the commits of ${path ?? branch}`, permission: 'contents: read' },
      v.array(commitSchema),
      (api, target) =>
        api.repos.listCommits({
          ...target,
          sha: branch,
          per_page: 1,
          ...(path === undefined ? {} : { path }),
        }),
    );
    return latest;
  }
}
