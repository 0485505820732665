import { person, type Account } from './account.js';
import { type IssueState, type IssuesState } from './issue-state.js';

/** A person who works on GitHub's pages by hand. */
export class People {
  readonly #account: Account;

  constructor(
    private readonly issues: IssuesState,
    login: string,
  ) {
    this.#account = person(login);
  }

  open(title: string, body = '', labels: readonly string[] = []): IssueState {
    return this.issues.create(this.#account, { title, body, labels });
  }

  close(number: number, reason: 'completed' | 'not_planned' = 'completed'): void {
    this.issues.edit(this.#account, this.#issue(number), { state: 'closed', stateReason: reason });
  }

  reopen(number: number): void {
    this.issues.edit(this.#account, this.#issue(number), { state: 'open' });
  }

  comment(number: number, body: string): void {
    this.issues.comment(this.#account, this.#issue(number), body);
  }

  /** Change the body as somebody does who has it before them. */
  editBody(number: number, edit: (body: string) => string): void {
    const issue = this.#issue(number);
    this.issues.edit(this.#account, issue, { body: edit(issue.body ?? '') });
  }

  rename(number: number, title: string): void {
    this.issues.edit(this.#account, this.#issue(number), { title });
  }

  label(number: number, name: string): void {
    const issue = this.#issue(number);
    const labels = [...issue.labels.map((label) => label.name), name];
    this.issues.edit(this.#account, issue, { labels });
  }

  unlabel(number: number, name: string): void {
    const issue = this.#issue(number);
    const labels = issue.labels.map((label) => label.name).filter((each) => each !== name);
    this.issues.edit(this.#account, issue, { labels });
  }

  assign(number: number, ...logins: readonly string[]): void {
    this.issues.edit(this.#account, this.#issue(number), { assignees: logins });
  }

  lock(number: number): void {
    this.issues.lock(this.#account, this.#issue(number));
  }

  #issue(number: number): IssueState {
    const issue = this.issues.issue(number);
    if (issue === undefined) throw new Error(`There is no issue #${number}`);
    return issue;
  }
}
