import type { Check, Claim, Verdict } from '#verdict';

/** A labelled fact, such as `Size: 10.4 MB`. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Worth keeping where whoever can write to the store cannot: issues tell it too. */
  readonly isAnchor?: true;
  /** To be copied as it stands, such as a command. */
  readonly isVerbatim?: true;
}

/** How long a phase of the work took. */
export interface Phase {
  readonly name: string;
  readonly seconds: number;
}

/** A relation as the drill found it. */
export interface RelationRow {
  readonly database: string;
  readonly name: string;
  readonly evidence: string;
  readonly expectedRows: number | undefined;
  readonly foundRows: number | undefined;
  readonly verdict: Verdict;
  /** Why it is not compared, or what differs. */
  readonly note: string | undefined;
}

/**
 * Everything that a run established, once, in the order in which people read it. Markdown, HTML, JUnit and JSON are renderings of
 * this and say nothing else.
 */
export interface Report {
  /** What was done, such as `Restore drill of app`. */
  readonly title: string;
  readonly verdict: Verdict;
  readonly claim: Claim | 'none';
  /** What that claim means for this set, in one sentence that claims no more. */
  readonly statement: string;
  readonly at: Date;
  readonly facts: readonly Fact[];
  readonly checks: readonly Check[];
  readonly phases: readonly Phase[];
  readonly relations: readonly RelationRow[];
  /** Things to know that are no checks: warnings, benign restore messages with their counts. */
  readonly notes: readonly string[];
  /** `backproof/1.0.0`. */
  readonly producer: string;
}
