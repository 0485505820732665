import * as v from 'valibot';
import { actorSchema, labelNameSchema, momentSchema, someoneSchema, type Actor } from './answers.js';
import type { Calls } from './calls.js';
import { NotFound, type Permission } from './errors.js';
import type { Purpose } from './explain.js';

export interface Issue {
  readonly number: number;
  readonly title: string;
  /** Empty where there is none. */
  readonly body: string;
  readonly state: 'open' | 'closed';
  /** Why it is as it is: `completed`, `not_planned`, `duplicate`, `reopened`. */
  readonly stateReason: string | undefined;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly author: Actor | undefined;
  /** Who closed it; known only of an issue that was asked for by its number. */
  readonly closedBy: Actor | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly closedAt: Date | undefined;
  readonly locked: boolean;
  /** How many comments it has. */
  readonly comments: number;
  /** The page that people read. */
  readonly url: string;
}

export interface IssueText {
  readonly title: string;
  readonly body: string;
  readonly labels?: readonly string[];
  readonly assignees?: readonly string[];
}

/** What changes; what is left out stays. Labels and assignees replace those that are there. */
export interface IssueChange extends Partial<IssueText> {
  readonly state?: 'open' | 'closed';
  readonly stateReason?: 'completed' | 'not_planned' | 'duplicate' | 'reopened';
}

export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly author: Actor | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly url: string;
}

/** Something that happened to an issue, such as `closed`, `reopened` or `labeled`. */
export interface IssueEvent {
  readonly event: string;
  readonly actor: Actor | undefined;
  readonly at: Date;
  /** The label that came or went. */
  readonly label: string | undefined;
}

const issueSchema = v.pipe(
  v.object({
    number: v.number(),
    title: v.string(),
    body: v.nullish(v.string()),
    state: v.picklist(['open', 'closed']),
    state_reason: v.nullish(v.string()),
    labels: v.array(labelNameSchema),
    assignees: v.nullish(v.array(actorSchema)),
    user: someoneSchema,
    closed_by: someoneSchema,
    created_at: momentSchema,
    updated_at: momentSchema,
    closed_at: v.nullish(momentSchema),
    locked: v.optional(v.boolean(), false),
    comments: v.number(),
    html_url: v.string(),
    pull_request: v.optional(v.unknown()),
  }),
  v.transform((issue) => ({
    // GitHub's list of issues has the pull requests in it.
    isPullRequest: issue.pull_request !== undefined,
    issue: {
      number: issue.number,
      title: issue.title,
      body: issue.body ?? '',
      state: issue.state,
      stateReason: issue.state_reason ?? undefined,
      labels: issue.labels,
      assignees: (issue.assignees ?? []).map(({ login }) => login),
      author: issue.user,
      closedBy: issue.closed_by,
      createdAt: issue.created_at,
      updatedAt: issue.updated_at,
      closedAt: issue.closed_at ?? undefined,
      locked: issue.locked,
      comments: issue.comments,
      url: issue.html_url,
    } satisfies Issue,
  })),
);

const commentSchema = v.pipe(
  v.object({
    id: v.number(),
    body: v.optional(v.string(), ''),
    user: someoneSchema,
    created_at: momentSchema,
    updated_at: momentSchema,
    html_url: v.string(),
  }),
  v.transform((comment): Comment => ({
    id: comment.id,
    body: comment.body,
    author: comment.user,
    createdAt: comment.created_at,
    updatedAt: comment.updated_at,
    url: comment.html_url,
  })),
);

const eventSchema = v.pipe(
  v.object({
    event: v.string(),
    actor: someoneSchema,
    created_at: momentSchema,
    label: v.optional(v.object({ name: v.nullish(v.string()) })),
  }),
  v.transform((event): IssueEvent => ({
    event: event.event,
    actor: event.actor,
    at: event.created_at,
    label: event.label?.name ?? undefined,
  })),
);

/** The issues of one repository. A creation that throws `GitHubUnavailable` may have happened: list before creating again. */
export class Issues {
  constructor(private readonly calls: Calls) {}

  /** Every issue, open or closed, that has all of these labels; the newest first. */
  async withLabels(
    labels: readonly string[],
    state: 'open' | 'closed' | 'all' = 'all',
  ): Promise<readonly Issue[]> {
    const found = await this.calls.all(to('list issues', 'issues: read'), issueSchema, (octokit, target) =>
      octokit.paginate.iterator(octokit.rest.issues.listForRepo, {
        ...target,
        labels: labels.join(','),
        state,
        per_page: 100,
      }),
    );
    return found.filter(({ isPullRequest }) => !isPullRequest).map(({ issue }) => issue);
  }

  /** One issue, or nothing where there is none of that number (any more). */
  async get(number: number): Promise<Issue | undefined> {
    try {
      const { issue } = await this.calls.one(
        to(`read issue #${number}`, 'issues: read'),
        issueSchema,
        (rest, target) => rest.issues.get({ ...target, issue_number: number }),
      );
      return issue;
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  }

  async create(text: IssueText): Promise<Issue> {
    const { issue } = await this.calls.one(
      to('open an issue', 'issues: write'),
      issueSchema,
      (rest, target) => rest.issues.create({ ...target, ...fieldsOf(text), title: text.title }),
    );
    return issue;
  }

  async update(number: number, change: IssueChange): Promise<Issue> {
    const { state, stateReason, ...text } = change;
    const { issue } = await this.calls.one(
      to(`change issue #${number}`, 'issues: write'),
      issueSchema,
      (rest, target) =>
        rest.issues.update({
          ...target,
          issue_number: number,
          ...fieldsOf(text),
          ...(state === undefined ? {} : { state }),
          ...(stateReason === undefined ? {} : { state_reason: stateReason }),
        }),
    );
    return issue;
  }

  async comment(number: number, body: string): Promise<Comment> {
    return this.calls.one(to(`comment on issue #${number}`, 'issues: write'), commentSchema, (rest, target) =>
      rest.issues.createComment({ ...target, issue_number: number, body }),
    );
  }

  /** Every comment, the oldest first. */
  async comments(number: number): Promise<readonly Comment[]> {
    return this.calls.all(
      to(`read the comments of issue #${number}`, 'issues: read'),
      commentSchema,
      (octokit, target) =>
        octokit.paginate.iterator(octokit.rest.issues.listComments, {
          ...target,
          issue_number: number,
          per_page: 100,
        }),
    );
  }

  /** Everything that happened to an issue, the oldest first. */
  async events(number: number): Promise<readonly IssueEvent[]> {
    return this.calls.all(
      to(`read the history of issue #${number}`, 'issues: read'),
      eventSchema,
      (octokit, target) =>
        octokit.paginate.iterator(octokit.rest.issues.listEvents, {
          ...target,
          issue_number: number,
          per_page: 100,
        }),
    );
  }
}

function fieldsOf({ title, body, labels, assignees }: Partial<IssueText>): {
  title?: string;
  body?: string;
  labels?: string[];
  assignees?: string[];
} {
  return {
    ...(title === undefined ? {} : { title }),
    ...(body === undefined ? {} : { body }),
    ...(labels === undefined ? {} : { labels: [...labels] }),
    ...(assignees === undefined ? {} : { assignees: [...assignees] }),
  };
}

function to(doing: string, permission: Permission): Purpose {
  return { doing, permission };
}
