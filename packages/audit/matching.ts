import type { LedgerEntry } from '#ledger';
import { RECEIPT_KINDS } from '#provenance';
import type { FoundReceipt } from './receipts.js';

/** A receipt is written right after its entry; signing it, and slow stores, take their time. */
export const MAX_APART_MS = 15 * 60_000;

/** Receipts and the entries of the ledger that tell of the same run. */
export interface Matched {
  /** The number of the entry, by the path of the receipt. */
  readonly entries: ReadonlyMap<string, number>;
  /** Entries of runs that leave a receipt, of which there is none. */
  readonly unreceipted: readonly LedgerEntry[];
}

/**
 * Find the receipt of each entry: of the same kind and about the same set, the first after the entry and before the next one.
 *
 * @param deeds oldest first
 * @param receipts oldest first
 */
export function matched(
  deeds: readonly LedgerEntry[],
  receipts: readonly Pick<FoundReceipt, 'kind' | 'id' | 'at' | 'path'>[],
): Matched {
  const waiting = groupedBy(
    deeds.filter(({ action, subject }) => LEAVE_RECEIPTS.has(action) && subject.backup_id !== undefined),
    ({ action, subject }) => `${action} ${subject.backup_id ?? ''}`,
  );
  const entries = new Map<string, number>();
  const found = new Set<number>();
  for (const [key, same] of groupedBy(receipts, ({ kind, id }) => `${kind} ${id}`)) {
    const open: LedgerEntry[] = [];
    const coming = [...(waiting.get(key) ?? [])].reverse();
    for (const { at, path } of same) {
      // A name has whole seconds.
      while (Date.parse(coming.at(-1)?.at ?? NEVER) < at.getTime() + 1000) open.push(...coming.splice(-1));
      const nearest = open.pop();
      if (nearest === undefined || at.getTime() - Date.parse(nearest.at) > MAX_APART_MS) continue;
      entries.set(path, nearest.seq);
      found.add(nearest.seq);
    }
  }
  return { entries, unreceipted: [...waiting.values()].flat().filter(({ seq }) => !found.has(seq)) };
}

const LEAVE_RECEIPTS: ReadonlySet<string> = new Set(RECEIPT_KINDS);
const NEVER = '9999-12-31T23:59:59Z';

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const same = groups.get(keyOf(item));
    if (same === undefined) groups.set(keyOf(item), [item]);
    else same.push(item);
  }
  return groups;
}
