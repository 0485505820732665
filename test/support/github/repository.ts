import { IssuesState } from './state.js';

/** Everything that the tests' GitHub knows of its one repository. */
export class RepositoryState {
  readonly issues: IssuesState;
  /** A private repository answers 404 to whoever may not read it. */
  isPrivate = false;

  constructor(
    readonly owner: string,
    readonly name: string,
    readonly now: () => Date,
  ) {
    this.issues = new IssuesState(now);
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }
}
