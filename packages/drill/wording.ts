/** How the two sides of a comparison are called in what it says. */
export interface Wording {
  /** The side that says how it must be. */
  readonly source: string;
  /** The side that is held against it. */
  readonly there: string;
  readonly rows: string;
  readonly same: string;
  readonly sequences: string;
  /** Of a large object that is on the second side alone. */
  readonly stranger: string;
}

/** A restored database against its set. */
export const OF_A_DRILL: Wording = {
  source: 'the source',
  there: 'the restored database',
  rows: 'the rows that were dumped',
  same: 'as it was dumped',
  sequences: 'every sequence where the archive sets it',
  stranger: 'was not dumped',
};

/** Two sides of which neither need be a restored one. */
export function ofTwoSides(source: string, there: string): Wording {
  return {
    source,
    there,
    rows: `the rows of ${source}`,
    same: `as in ${source}`,
    sequences: `every sequence as in ${source}`,
    stranger: `is not in ${source}`,
  };
}
