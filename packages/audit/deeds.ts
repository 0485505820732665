import { verifyLedger, type Anchor, type LedgerEntry, type LedgerVerdict } from '#ledger';
import { parseBackupId } from '#policy';
import type { Store } from '#stores';
import { isWithin, widened, type Period } from './period.js';

/** What the ledger says of a period. */
export interface AuditedLedger extends LedgerVerdict {
  /** What was done in the period, oldest first. */
  readonly deeds: readonly LedgerEntry[];
  /** The same, and what was done shortly before and after it. */
  readonly around: readonly LedgerEntry[];
  /** Backups that were made in the period, by their ids. */
  readonly made: ReadonlyMap<string, LedgerEntry>;
  /** What was deleted of them, up to now, by their ids. */
  readonly deleted: ReadonlyMap<string, LedgerEntry>;
  /** The manifest of every set, by SHA-256, as it was when the set was made. */
  readonly manifests: ReadonlyMap<string, string>;
  /** When the last backup before the period was made. */
  readonly lastBefore: Date | undefined;
}

export interface LedgerAsked {
  readonly period: Period;
  readonly anchors: readonly Anchor[];
  /** Read every entry by itself, and not the checkpoints that bundle them. */
  readonly every: boolean;
  /** How far around the period deeds are kept, in milliseconds. */
  readonly aroundMs: number;
}

/**
 * Verify a name's ledger, and keep what it says of a period. What stands behind the first bad entry is not believed.
 *
 * @throws UserError where the store does not give what it has
 */
export async function readLedger(
  store: Store,
  name: string,
  { period, anchors, every, aroundMs }: LedgerAsked,
): Promise<AuditedLedger> {
  const around: LedgerEntry[] = [];
  const wide = widened(period, aroundMs);
  const made = new Map<string, LedgerEntry>();
  const deleted = new Map<string, LedgerEntry>();
  const manifests = new Map<string, string>();
  let lastBefore: Date | undefined;
  const onEntry = (entry: LedgerEntry): void => {
    if (isWithin(wide, new Date(entry.at))) around.push(entry);
    const { action, subject, outcome } = entry;
    const { backup_id: id = '', manifest_sha256: sha256 } = subject;
    if (action === 'backup' && sha256 !== undefined) {
      // Whoever changes a set later can write a later entry that fits it.
      if (!manifests.has(id)) manifests.set(id, sha256);
      const at = parseBackupId(id);
      if (at !== undefined && isWithin(period, at) && !made.has(id)) made.set(id, entry);
      if (at !== undefined && at < period.from && outcome !== 'failed') lastBefore = at;
    }
    if (action === DELETION) deleted.set(id, entry);
  };
  const verdict = await verifyLedger(store, name, { anchors, every, onEntry });
  const deeds = around.filter(({ at }) => isWithin(period, new Date(at)));
  return { ...verdict, deeds, around, made, deleted, manifests, lastBefore };
}

/** What retention calls it where it deletes a set. */
export const DELETION = 'prune.delete';

/** What the steps of a guided recovery begin with. */
export const STEP = 'recovery.';
