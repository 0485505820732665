import { idOf, type Account } from './account.js';
import type { CommentState, EventState, IssueState, LabelState } from './issue-state.js';
import type { Json } from './schema.js';

/** State in the form in which GitHub answers. */
export class Representation {
  constructor(
    /** Where the API is, without a slash at the end. */
    private readonly api: string,
    private readonly repository: string,
  ) {}

  get repositoryUrl(): string {
    return `${this.api}/repos/${this.repository}`;
  }

  /** The repository's page for people. */
  get page(): string {
    return `https://github.example/${this.repository}`;
  }

  user(account: Account): Json {
    const { login } = account;
    const url = `${this.api}/users/${encodeURIComponent(login)}`;
    return {
      login,
      id: idOf(account),
      node_id: nodeId('U', idOf(account)),
      avatar_url: `https://avatars.example/u/${idOf(account)}`,
      gravatar_id: '',
      url,
      html_url: `https://github.example/${encodeURIComponent(login)}`,
      followers_url: `${url}/followers`,
      following_url: `${url}/following{/other_user}`,
      gists_url: `${url}/gists{/gist_id}`,
      starred_url: `${url}/starred{/owner}{/repo}`,
      subscriptions_url: `${url}/subscriptions`,
      organizations_url: `${url}/orgs`,
      repos_url: `${url}/repos`,
      events_url: `${url}/events{/privacy}`,
      received_events_url: `${url}/received_events`,
      type: account.bot ? 'Bot' : 'User',
      site_admin: false,
    };
  }

  label(label: LabelState): Json {
    return {
      id: label.id,
      node_id: nodeId('LA', label.id),
      url: `${this.repositoryUrl}/labels/${encodeURIComponent(label.name)}`,
      name: label.name,
      color: label.color,
      default: false,
      description: label.description,
    };
  }

  /** @param alone answered by its number, when GitHub also tells who closed it */
  issue(issue: IssueState, alone: boolean): Json {
    const url = `${this.repositoryUrl}/issues/${issue.number}`;
    const page = `${this.page}/${issue.isPullRequest ? 'pull' : 'issues'}/${issue.number}`;
    const assignees = issue.assignees.map((account) => this.user(account));
    return {
      id: 5_000_000 + issue.number,
      node_id: nodeId('I', issue.number),
      url,
      repository_url: this.repositoryUrl,
      labels_url: `${url}/labels{/name}`,
      comments_url: `${url}/comments`,
      events_url: `${url}/events`,
      html_url: page,
      number: issue.number,
      title: issue.title,
      user: this.user(issue.author),
      labels: issue.labels.map((label) => this.label(label)),
      state: issue.state,
      state_reason: issue.stateReason,
      locked: issue.locked,
      active_lock_reason: null,
      assignee: assignees[0] ?? null,
      assignees,
      milestone: null,
      comments: issue.comments.length,
      created_at: moment(issue.createdAt),
      updated_at: moment(issue.updatedAt),
      closed_at: issue.closedAt === null ? null : moment(issue.closedAt),
      author_association: issue.author.bot ? 'NONE' : 'MEMBER',
      body: issue.body,
      performed_via_github_app: null,
      ...(alone ? { closed_by: issue.closedBy === null ? null : this.user(issue.closedBy) } : {}),
      ...(issue.isPullRequest
        ? { pull_request: { url, html_url: page, diff_url: `${page}.diff`, patch_url: `${page}.patch` } }
        : {}),
    };
  }

  comment(issue: IssueState, comment: CommentState): Json {
    return {
      id: comment.id,
      node_id: nodeId('IC', comment.id),
      url: `${this.repositoryUrl}/issues/comments/${comment.id}`,
      html_url: `${this.page}/issues/${issue.number}#issuecomment-${comment.id}`,
      issue_url: `${this.repositoryUrl}/issues/${issue.number}`,
      body: comment.body,
      user: this.user(comment.author),
      created_at: moment(comment.createdAt),
      updated_at: moment(comment.updatedAt),
      author_association: comment.author.bot ? 'NONE' : 'MEMBER',
      performed_via_github_app: null,
    };
  }

  event(event: EventState): Json {
    const { label, assignee, rename, stateReason } = event;
    return {
      id: event.id,
      node_id: nodeId('E', event.id),
      url: `${this.repositoryUrl}/issues/events/${event.id}`,
      actor: this.user(event.actor),
      event: event.event,
      commit_id: null,
      commit_url: null,
      created_at: moment(event.at),
      performed_via_github_app: null,
      ...(label === undefined ? {} : { label: { name: label.name, color: label.color } }),
      ...(assignee === undefined ? {} : { assignee: this.user(assignee), assigner: this.user(event.actor) }),
      ...(rename === undefined ? {} : { rename }),
      ...(stateReason === undefined ? {} : { state_reason: stateReason }),
    };
  }
}

/** GitHub's moments have no fractions of seconds. */
export function moment(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, 'Z');
}

export function nodeId(kind: string, id: number): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`;
}
