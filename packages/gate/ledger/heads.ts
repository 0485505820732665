import { atOnce } from '#archive';
import type { Anchor } from '#ledger';
import { fetchReceipt, openReceipt, receiptsFolder } from '#provenance';
import type { SignedBy, Trust } from '#seal';
import type { Store } from '#stores';
import { UserError } from '#verdict';
import type { LedgerRequirement } from '../policy/model.js';

export interface HeadsPlace {
  readonly store: Store;
  readonly name: string;
  /** Who must have signed; undefined where nobody must. */
  readonly trust: Trust | undefined;
}

/** Receipts that are read, newest names first. An old head knows of what was written anew since; more than these would take too long. */
const MAX_READ = 1_000;
/** The same where all before some entry is known: only the newest speak of what is later. */
const MAX_READ_SINCE = 100;

/**
 * The ledger's heads that receipts of a name vouch for.
 *
 * @throws UserError where the store does not give one
 */
export async function heads(
  { store, name, trust }: HeadsPlace,
  { since }: LedgerRequirement,
): Promise<readonly Anchor[]> {
  const paths: string[] = [];
  for await (const { path } of store.list(receiptsFolder(name))) paths.push(path);
  const newest = paths.toReversed().slice(0, since === undefined ? MAX_READ : MAX_READ_SINCE);
  const found = await atOnce(newest, async (path) => headIn(await fetchReceipt(store, path), path, trust));
  return found.flatMap((anchor) => anchor ?? []);
}

/** Undefined where it is no receipt, is not signed as demanded, or has no head. */
async function headIn(
  bytes: Uint8Array,
  path: string,
  trust: Trust | undefined,
): Promise<Anchor | undefined> {
  try {
    const { receipt, by } = await openReceipt(bytes, path, trust);
    const { ledger } = receipt.predicate;
    if (ledger === undefined) return undefined;
    const [signer] = by;
    return { head: ledger, source: path, ...(signer === undefined ? {} : { by: nameOf(signer) }) };
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function nameOf(by: SignedBy): string {
  return by.kind === 'key' ? by.keyId : by.identity;
}
