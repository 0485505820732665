/** A set: the moment that it shows, and the moment from which it could be restored. */
export interface Protected {
  readonly snapshot: Date;
  readonly complete: Date;
}

/**
 * The most that could have been lost, in seconds: what happened after a snapshot is lost until the next set is complete, and after
 * the newest one until now. Missed runs show up as what they are: longer.
 *
 * @param sets in any order
 * @returns undefined without a set
 */
export function worstLoss(sets: readonly Protected[], now: Date): number | undefined {
  const inOrder = sets.toSorted((a, b) => a.snapshot.getTime() - b.snapshot.getTime());
  const losses = inOrder.map(({ snapshot }, index) => {
    const until = inOrder[index + 1]?.complete ?? now;
    return (until.getTime() - snapshot.getTime()) / 1000;
  });
  return losses.length === 0 ? undefined : Math.max(...losses);
}
