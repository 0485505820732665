import { person, type Account } from './account.js';
import { Forbidden, invalid } from './refusals.js';

export interface LabelState {
  readonly id: number;
  name: string;
  color: string;
  description: string | null;
}

export interface CommentState {
  readonly id: number;
  readonly author: Account;
  body: string;
  readonly createdAt: Date;
  updatedAt: Date;
}

export interface EventState {
  readonly id: number;
  readonly event: string;
  readonly actor: Account;
  readonly at: Date;
  readonly label?: LabelState;
  readonly assignee?: Account;
  readonly rename?: { readonly from: string; readonly to: string };
  readonly stateReason?: string | null;
}

export interface IssueState {
  readonly number: number;
  readonly author: Account;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: string | null;
  labels: LabelState[];
  assignees: Account[];
  closedBy: Account | null;
  readonly createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
  locked: boolean;
  readonly isPullRequest: boolean;
  readonly comments: CommentState[];
  readonly events: EventState[];
}

export interface NewIssue {
  readonly title: string;
  readonly body?: string | null | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly assignees?: readonly string[] | undefined;
  readonly isPullRequest?: boolean;
}

/** What changes; what is undefined stays. */
export interface IssueEdit {
  readonly title?: string | undefined;
  readonly body?: string | null | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly assignees?: readonly string[] | undefined;
  readonly state?: 'open' | 'closed' | undefined;
  readonly stateReason?: string | null | undefined;
}

/** Lengths beyond which GitHub refuses. */
const LONGEST = { title: 256, body: 65_536, label: 50, labelDescription: 100 } as const;

/** Issues, their comments, labels and history, under GitHub's own rules. */
export class IssuesState {
  readonly issues: IssueState[] = [];
  readonly labels: LabelState[] = [];
  /** Who may be assigned. */
  readonly people = new Set<string>();
  /** The repository has no issues at all. */
  off = false;
  #ids = 1000;

  constructor(private readonly now: () => Date) {}

  issue(number: number): IssueState | undefined {
    return this.issues[number - 1];
  }

  label(name: string): LabelState | undefined {
    // GitHub keeps the case of labels, and tells none apart by it.
    return this.labels.find((label) => label.name.toLowerCase() === name.toLowerCase());
  }

  createLabel(name: string, color = 'ededed', description: string | null = null): LabelState {
    if (name.trim() === '' || name.length > LONGEST.label) throw invalid('Label', 'name');
    if (!/^[0-9a-f]{6}$/i.test(color)) throw invalid('Label', 'color');
    if ((description ?? '').length > LONGEST.labelDescription) throw invalid('Label', 'description');
    if (this.label(name) !== undefined) throw invalid('Label', 'name', 'already_exists');
    const label = { id: this.#id(), name, color, description };
    this.labels.push(label);
    return label;
  }

  create(actor: Account, fresh: NewIssue): IssueState {
    checkText(fresh);
    const at = this.now();
    const assignees = this.#assignable(fresh.assignees ?? []);
    const labels = this.#labelled(fresh.labels ?? []);
    const issue: IssueState = {
      number: this.issues.length + 1,
      author: actor,
      title: fresh.title,
      body: fresh.body ?? null,
      state: 'open',
      stateReason: null,
      labels: [],
      assignees: [],
      closedBy: null,
      createdAt: at,
      updatedAt: at,
      closedAt: null,
      locked: false,
      isPullRequest: fresh.isPullRequest ?? false,
      comments: [],
      events: [],
    };
    this.issues.push(issue);
    this.#setLabels(issue, actor, labels);
    this.#setAssignees(issue, actor, assignees);
    return issue;
  }

  edit(actor: Account, issue: IssueState, change: IssueEdit): void {
    checkText(change);
    const assignees = change.assignees === undefined ? undefined : this.#assignable(change.assignees);
    const labels = change.labels === undefined ? undefined : this.#labelled(change.labels);
    if (change.title !== undefined && change.title !== issue.title) {
      this.#record(issue, actor, 'renamed', { rename: { from: issue.title, to: change.title } });
      issue.title = change.title;
    }
    if (change.body !== undefined) issue.body = change.body;
    if (labels !== undefined) this.#setLabels(issue, actor, labels);
    if (assignees !== undefined) this.#setAssignees(issue, actor, assignees);
    if (change.state !== undefined) this.#setState(issue, actor, change.state, change.stateReason);
    issue.updatedAt = this.now();
  }

  comment(actor: Account, issue: IssueState, body: string): CommentState {
    if (issue.locked && actor.bot) throw new Forbidden('Unable to create comment because issue is locked.');
    if (body.trim() === '') throw invalid('IssueComment', 'body', 'missing_field');
    if (body.length > LONGEST.body) throw invalid('IssueComment', 'body');
    const at = this.now();
    const comment = { id: this.#id(), author: actor, body, createdAt: at, updatedAt: at };
    issue.comments.push(comment);
    issue.updatedAt = at;
    return comment;
  }

  lock(actor: Account, issue: IssueState): void {
    issue.locked = true;
    this.#record(issue, actor, 'locked', {});
  }

  #setState(issue: IssueState, actor: Account, state: 'open' | 'closed', reason?: string | null): void {
    if (state === issue.state) return;
    issue.state = state;
    if (state === 'closed') {
      issue.stateReason = reason ?? 'completed';
      issue.closedBy = actor;
      issue.closedAt = this.now();
      this.#record(issue, actor, 'closed', { stateReason: issue.stateReason });
    } else {
      issue.stateReason = 'reopened';
      issue.closedBy = null;
      issue.closedAt = null;
      this.#record(issue, actor, 'reopened', { stateReason: null });
    }
  }

  #setLabels(issue: IssueState, actor: Account, labels: readonly LabelState[]): void {
    for (const label of labels)
      if (!issue.labels.includes(label)) this.#record(issue, actor, 'labeled', { label });
    for (const label of issue.labels)
      if (!labels.includes(label)) this.#record(issue, actor, 'unlabeled', { label });
    issue.labels = [...labels];
  }

  #setAssignees(issue: IssueState, actor: Account, assignees: readonly Account[]): void {
    const before = new Set(issue.assignees.map(({ login }) => login));
    const after = new Set(assignees.map(({ login }) => login));
    for (const assignee of assignees) {
      if (!before.has(assignee.login)) this.#record(issue, actor, 'assigned', { assignee });
    }
    for (const assignee of issue.assignees) {
      if (!after.has(assignee.login)) this.#record(issue, actor, 'unassigned', { assignee });
    }
    issue.assignees = [...assignees];
  }

  /** Labels of these names; GitHub makes those that are not there. */
  #labelled(names: readonly string[]): readonly LabelState[] {
    return [...new Set(names.map((name) => this.label(name) ?? this.createLabel(name)))];
  }

  #assignable(logins: readonly string[]): readonly Account[] {
    if (logins.some((login) => !this.people.has(login))) throw invalid('Issue', 'assignees');
    return [...new Set(logins)].map(person);
  }

  #record(issue: IssueState, actor: Account, event: string, details: Partial<EventState>): void {
    issue.events.push({ id: this.#id(), event, actor, at: this.now(), ...details });
  }

  #id(): number {
    return ++this.#ids;
  }
}

function checkText({ title, body }: IssueEdit): void {
  if (title?.trim() === '') throw invalid('Issue', 'title', 'missing_field');
  if ((title ?? '').length > LONGEST.title) throw invalid('Issue', 'title');
  if ((body ?? '').length > LONGEST.body) throw invalid('Issue', 'body');
}
