/** A length of time between two moments, by UTC. */
export interface Period {
  /** The first moment of it. */
  readonly from: Date;
  /** The first moment that is no longer of it. */
  readonly to: Date;
}

export function isWithin({ from, to }: Period, at: Date): boolean {
  return at >= from && at < to;
}

/** The same and so much before and after it. */
export function widened({ from, to }: Period, milliseconds: number): Period {
  return { from: new Date(from.getTime() - milliseconds), to: new Date(to.getTime() + milliseconds) };
}
