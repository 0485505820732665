import type { IssueState } from '../../support/github/index.js';
import { ACTIONS_BOT } from '../../support/github/index.js';
import { DAY } from './findings.js';
import type { Deed, Key } from './year.js';

/** Runs of one database at one time, at most. */
const MOST_RUNS = 3;

/** What Backproof may have an answer to. */
const ANSWERED: ReadonlySet<Deed> = new Set(['close', 'reopen', 'acknowledge', 'copy']);
/** What takes away what Backproof knows of an issue. */
const FORGETFUL: ReadonlySet<Deed> = new Set(['wipe', 'cut-begin', 'break-state']);

/** What may be said of one class of one database, kept without looking at what Backproof writes down. */
class Expectation {
  state: 'red' | 'green' = 'green';
  comments = 0;
  /** Closings by hand since it turned red. */
  closings = 0;
  closedAt = 0;
  /** The end of the last day that a person acknowledged since it turned red, in milliseconds. */
  acknowledged = 0;

  /** A recovery that arrived ends what somebody acknowledged; one that was lost in an outage does not. */
  #recovered = true;

  run(state: 'red' | 'green', runs: number, steps: number, arrived: boolean): void {
    if (state !== this.state) {
      this.comments += runs;
      // The streaks of 3, 7 and 14, and the steps of the escalation.
      if (state === 'red') this.comments += 3 + steps;
    }
    if (state === 'red' && runs > 1) this.comments += runs;
    if (state === 'red') this.#recovered = false;
    else if (arrived && !this.#recovered) {
      this.closings = 0;
      this.acknowledged = 0;
      this.#recovered = true;
    }
    this.state = state;
  }

  /** Somebody wants to hear no more: they said until when, or closed it twice. */
  mayRest(now: Date, reopenWithin: number): boolean {
    return (
      now.getTime() < this.acknowledged ||
      (this.closings >= 2 && now.getTime() - this.closedAt <= reopenWithin * 1000)
    );
  }
}

/** What the issues of a repository must be like, judged by what happened and by what a reader sees. */
export class Oracle {
  readonly #keys = new Map<string, Expectation>();
  /** What each issue is about, by the title that it was opened with. */
  readonly #about = new Map<number, Key>();
  /** What people left in each issue. */
  readonly #left = new Map<number, { title: string; labels: Set<string>; words: Set<string> }>();

  constructor(
    private readonly keys: readonly Key[],
    private readonly reopenWithin: number,
    private readonly steps: number,
  ) {}

  /** Runs found this; where GitHub was not well, who knows whether that arrived. */
  found(key: Key, state: 'red' | 'green', runs: number, arrived: boolean): void {
    this.#of(key).run(state, runs, this.steps, arrived);
  }

  /** A run that is late may open something, and the next one closes it. */
  late(key: Key): void {
    this.#of(key).comments += 2;
  }

  /** Look at issues that are new. */
  meet(issues: readonly IssueState[], titleOf: (key: Key) => string): void {
    for (const issue of issues) {
      if (this.#about.has(issue.number)) continue;
      const key = this.keys.find((candidate) => titleOf(candidate) === issue.title);
      if (key === undefined) throw new Error(`What is "${issue.title}" about?`);
      this.#about.set(issue.number, key);
      this.#left.set(issue.number, { title: issue.title, labels: new Set(), words: new Set() });
    }
  }

  /** Somebody did this to an issue; `word` was written into its body. */
  done(
    deed: Deed,
    issue: IssueState,
    now: Date,
    change: { word?: string; label?: string; days?: number },
  ): void {
    const expected = this.#of(this.#keyOf(issue));
    const left = this.#leftIn(issue);
    // Whoever wipes a body out takes what stood in it.
    for (const word of left.words) if (!(issue.body ?? '').includes(word)) left.words.delete(word);
    if (change.word !== undefined) left.words.add(change.word);
    if (change.label !== undefined) left.labels.add(change.label);
    left.title = issue.title;
    if (deed === 'close') {
      expected.closings += 1;
      expected.closedAt = now.getTime();
    }
    if (deed === 'acknowledge') {
      const end = Math.floor(now.getTime() / DAY + (change.days ?? 0) + 1) * DAY;
      expected.acknowledged = Math.max(expected.acknowledged, end);
    }
    if (ANSWERED.has(deed)) expected.comments += MOST_RUNS;
    // The streak that is lost may be counted again.
    if (FORGETFUL.has(deed)) expected.comments += 3 + this.steps + MOST_RUNS;
  }

  /** What is wrong after a day on which every run of these came through. */
  wrong(issues: readonly IssueState[], keys: readonly Key[], now: Date): readonly string[] {
    return [
      ...keys.flatMap((key) => this.#wrongWith(key, issues, now)),
      ...issues.flatMap((issue) => this.#lostFrom(issue)),
    ];
  }

  #wrongWith(key: Key, issues: readonly IssueState[], now: Date): readonly string[] {
    const expected = this.#of(key);
    const ours = issues.filter((issue) => this.#keyOf(issue) === key);
    const open = ours
      .filter(({ state, labels }) => state === 'open' && labels.some(({ name }) => name === 'backproof'))
      .map(({ number }) => `#${number}`);
    const comments = ours.flatMap((issue) =>
      issue.comments.filter(({ author }) => author.login === ACTIONS_BOT.login),
    ).length;
    const name = `${key.failure} of ${key.database}, ${expected.state}`;
    return [
      ...(open.length > 1 ? [`${name}: ${open.join(' and ')} are open`] : []),
      ...(expected.state === 'green' && open.length > 0 ? [`${name}: ${open.join()} is open`] : []),
      ...(expected.state === 'red' && open.length === 0 && !expected.mayRest(now, this.reopenWithin)
        ? [`${name}: none is open`]
        : []),
      ...(comments > expected.comments
        ? [`${name}: ${comments} comments, ${expected.comments} expected`]
        : []),
    ];
  }

  #lostFrom(issue: IssueState): readonly string[] {
    const { title, labels, words } = this.#leftIn(issue);
    const present = new Set(issue.labels.map(({ name }) => name));
    return [
      ...(issue.title === title ? [] : [`#${issue.number} has lost its title ${title}`]),
      ...[...labels]
        .filter((label) => !present.has(label))
        .map((label) => `#${issue.number} has lost ${label}`),
      ...[...words]
        .filter((word) => !(issue.body ?? '').includes(word))
        .map((word) => `#${issue.number} has lost ${JSON.stringify(word)}`),
    ];
  }

  #of(key: Key): Expectation {
    const name = JSON.stringify(key);
    const known = this.#keys.get(name) ?? new Expectation();
    this.#keys.set(name, known);
    return known;
  }

  #keyOf(issue: IssueState): Key {
    const key = this.#about.get(issue.number);
    if (key === undefined) throw new Error(`#${issue.number} was never met`);
    return key;
  }

  #leftIn(issue: IssueState): { title: string; labels: Set<string>; words: Set<string> } {
    const left = this.#left.get(issue.number);
    if (left === undefined) throw new Error(`#${issue.number} was never met`);
    return left;
  }
}
