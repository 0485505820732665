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

const shaSchema = v.object({ sha: v.pipe(v.string(), v.regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/)) });

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
