import type { ManifestDatabase } from '#manifest';
import {
  SnapshotWithheld,
  beginAlone,
  clockOf,
  exportSnapshot,
  snapshotRemedy,
  type Moment,
  type Session,
  type Snapshot,
} from '#postgres';
import { decided, notRun, type Check } from '#verdict';

/** What the dump and what is said beside it can see: one moment; or each its own, and why. */
export type Sight =
  | { readonly snapshot: Snapshot }
  | { readonly snapshot: undefined; readonly withheld: string; readonly before: Moment };

/** Put the session into a read-only transaction, whose moment others share where the source lets them. */
export async function openSight(lead: Session): Promise<Sight> {
  try {
    return { snapshot: await exportSnapshot(lead) };
  } catch (error) {
    if (!(error instanceof SnapshotWithheld)) throw error;
    return { snapshot: undefined, withheld: error.reason, before: await beginAlone(lead) };
  }
}

/** Why the source's own word of its rows is not there. */
export function whyUncounted(withheld: string): string {
  return `a count would be of another moment than the dump, as the source exports no snapshot: ${withheld}`;
}

type MomentFacts = Pick<
  ManifestDatabase,
  'snapshot_at' | 'snapshot_until' | 'snapshot_lsn' | 'timeline' | 'standby_replayed_at'
>;

/**
 * The moment as the manifest has it: from before the snapshot was taken until after it.
 *
 * @param flowing resolves when the dump writes, and so has taken its snapshot, or has ended
 */
export async function momentFacts(sight: Sight, lead: Session, flowing: Promise<void>): Promise<MomentFacts> {
  let until = sight.snapshot?.until;
  if (until === undefined) {
    await flowing;
    until = await clockOf(lead);
  }
  const { at, lsn, timeline, replayedAt } = sight.snapshot ?? sight.before;
  return {
    snapshot_at: at,
    snapshot_until: until,
    ...(lsn === null ? {} : { snapshot_lsn: lsn }),
    ...(timeline === null ? {} : { timeline }),
    ...(replayedAt === null ? {} : { standby_replayed_at: replayedAt }),
  };
}

/** Whether the dump, the counts and the inventory speak of one moment. */
export function snapshotCheck(sight: Sight, { connection }: Session): Check {
  const parts = {
    id: 'source.snapshot',
    expected: 'one snapshot for the dump, the counts and the inventory',
    where: connection.database,
  };
  if (sight.snapshot !== undefined)
    return decided(true, { ...parts, found: `exported and shared, of ${sight.snapshot.at}` });
  const way = snapshotRemedy(connection.user);
  return notRun({ ...parts, found: `the dump has one of its own: ${sight.withheld}. ${way}` });
}
