/** Where something stands in a file: both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A number, a truth value or text, as YAML knows them. */
export type Scalar = string | number | boolean;

/** A value of the file with where it stands and how it is written. */
export interface Spot {
  /** Where the value begins. */
  readonly place: Place;
  /** Where the key begins that the value belongs to; its own place where it has none. */
  readonly keyPlace: Place;
  /** What stands below a key or an index; the nearest that there is. */
  at(...keys: readonly (string | number)[]): Spot;
  /** A scalar as it is written: a number keeps every digit, which it would lose as a double. */
  written(value: Scalar): string;
}

/** The place of everything that one entry of the file stands for. */
export class OneSpot implements Spot {
  readonly keyPlace: Place;

  constructor(readonly place: Place) {
    this.keyPlace = place;
  }

  at(): Spot {
    return this;
  }

  written(value: Scalar): string {
    return String(value);
  }
}
