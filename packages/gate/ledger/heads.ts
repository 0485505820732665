import type { Anchor } from '#ledger';
import { fetchReceipt, openReceipt, receiptsFolder } from '#provenance';
import type { SignedBy, Trust } from '#seal';
import type { Store } from '#stores';
import { UserError } from '#verdict';

/** Receipts with a head that are read, newest names first: the newest know the most of the ledger. */
const ENOUGH = 100;
/** Receipts that are read at all: more without a head are those of somebody who wants them not to be found. */
const MAX_READ = 1_000;

/**
 * The ledger's heads that receipts of a name vouch for.
 *
 * @param trust who must have signed them; undefined where nobody must
 * @throws UserError where the store does not give one
 */
export async function heads(
  store: Store,
  name: string,
  trust: Trust | undefined,
): Promise<readonly Anchor[]> {
  const paths: string[] = [];
  for await (const { path } of store.list(receiptsFolder(name))) paths.push(path);
  const anchors: Anchor[] = [];
  for (const path of paths.toReversed().slice(0, MAX_READ)) {
    if (anchors.length >= ENOUGH) break;
    const anchor = await headIn(await fetchReceipt(store, path), path, trust);
    if (anchor !== undefined) anchors.push(anchor);
  }
  return anchors;
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
