import type { FoundSet } from '#archive';
import { sha256Hex } from '#manifest';
import {
  DRILL_TYPE,
  fetchReceipt,
  misplaced,
  openReceipt,
  ownPlace,
  receiptNamed,
  type DrillStatement,
  type SeenReceipts,
} from '#provenance';
import { SignatureRefused, type RefusalCode, type Trust } from '#seal';
import { UserError } from '#verdict';

/** A receipt that counts as evidence, by whoever must have signed it. */
export interface DrillReceipt {
  readonly path: string;
  /** SHA-256 of its bytes, lowercase hex. */
  readonly sha256: string;
  readonly statement: DrillStatement;
}

/** A receipt that does not count. */
export interface RefusedReceipt {
  readonly path: string;
  readonly code: RefusalCode | 'statement-malformed' | 'wrong-subject' | 'receipt-misplaced';
  readonly found: string;
}

export interface Receipts {
  readonly drills: readonly DrillReceipt[];
  readonly refused: readonly RefusedReceipt[];
}

/** Receipts of one set that are read, newest names first: more are those of somebody who wants them not to be read. */
const MAX_READ = 100;

/**
 * Read the receipts that bear a set's name. One counts where it is signed as demanded, about the very manifest that lies there, and in the
 * place where it was written: under a later name an old one could stand before the newer one that undoes it, which then is not read.
 *
 * @param trust who must have signed them; undefined where nobody must
 * @param seen told each that could be opened
 * @throws UserError where the store does not give one
 */
export async function receiptsOf(
  found: FoundSet,
  paths: readonly string[],
  trust: Trust | undefined,
  seen: SeenReceipts,
): Promise<Receipts> {
  const drills: DrillReceipt[] = [];
  const refused: RefusedReceipt[] = [];
  for (const path of paths.toSorted().toReversed().slice(0, MAX_READ)) {
    const bytes = await fetchReceipt(found.store, path);
    const read = await readDrill(bytes, path, trust, seen);
    const refusal = read.counts ? refusalOf(read.statement, path, found) : read.refusal;
    if (refusal !== undefined) refused.push(refusal);
    else if (read.counts) drills.push({ path, sha256: sha256Hex(bytes), statement: read.statement });
  }
  return { drills, refused };
}

/** Why a drill's receipt is not about the set that its name says, or not of the time. */
function refusalOf(
  statement: DrillStatement,
  path: string,
  { name, sha256 }: FoundSet,
): RefusedReceipt | undefined {
  if (statement.subject[0].digest.sha256 !== sha256)
    return { path, code: 'wrong-subject', found: 'the receipt is about another manifest' };
  const named = receiptNamed(path.slice(path.lastIndexOf('/') + 1));
  const wrong =
    named === undefined ? 'its name is no receipt’s' : misplaced(ownPlace(statement), { ...named, name });
  return wrong === undefined ? undefined : { path, code: 'receipt-misplaced', found: wrong };
}

type Read =
  | { readonly counts: true; readonly statement: DrillStatement }
  | { readonly counts: false; readonly refusal: RefusedReceipt };

async function readDrill(
  bytes: Uint8Array,
  path: string,
  trust: Trust | undefined,
  seen: SeenReceipts,
): Promise<Read> {
  const refused = (code: RefusedReceipt['code'], found: string): Read => ({
    counts: false,
    refusal: { path, code, found },
  });
  try {
    const opened = await openReceipt(bytes, path, trust);
    seen.add(path, opened);
    const { receipt } = opened;
    return receipt.predicateType === DRILL_TYPE
      ? { counts: true, statement: receipt }
      : refused('statement-malformed', 'it is no receipt of a drill');
  } catch (error) {
    if (error instanceof SignatureRefused) return refused(error.code, error.message);
    if (error instanceof UserError) return refused('statement-malformed', error.message);
    throw error;
  }
}
