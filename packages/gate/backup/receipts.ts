import type { FoundSet } from '#archive';
import { sha256Hex } from '#manifest';
import { PAYLOAD_TYPE, parseStatement, type DrillStatement } from '#provenance';
import { SignatureRefused, verifySigned, type RefusalCode, type Trust } from '#seal';
import type { Store } from '#stores';
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
  readonly code: RefusalCode | 'statement-malformed' | 'wrong-subject';
  readonly found: string;
}

export interface Receipts {
  readonly drills: readonly DrillReceipt[];
  readonly refused: readonly RefusedReceipt[];
}

/** Largest receipt that is read, in bytes. */
const MAX_RECEIPT_BYTES = 16 * 1024 * 1024;
/** Receipts of one set that are read, newest names first: more are those of somebody who wants them not to be read. */
const MAX_READ = 100;

/**
 * Read the receipts that bear a set's name. One counts where it is signed as demanded and about the very manifest that lies there.
 *
 * @param trust who must have signed them; undefined where nobody must
 * @throws UserError where the store does not give one
 */
export async function receiptsOf(
  found: FoundSet,
  paths: readonly string[],
  trust: Trust | undefined,
): Promise<Receipts> {
  const drills: DrillReceipt[] = [];
  const refused: RefusedReceipt[] = [];
  for (const path of paths.toSorted().toReversed().slice(0, MAX_READ)) {
    const bytes = await bytesAt(found.store, path);
    const read = await readReceipt(bytes, path, trust);
    if (!read.counts) refused.push(read.refusal);
    else if (read.statement.subject[0].digest.sha256 === found.sha256) {
      drills.push({ path, sha256: sha256Hex(bytes), statement: read.statement });
    } else refused.push({ path, code: 'wrong-subject', found: 'the receipt is about another manifest' });
  }
  return { drills, refused };
}

async function bytesAt(store: Store, path: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of store.get(path, { start: 0, end: MAX_RECEIPT_BYTES + 1 })) parts.push(part);
  return Buffer.concat(parts);
}

type Read =
  | { readonly counts: true; readonly statement: DrillStatement }
  | { readonly counts: false; readonly refusal: RefusedReceipt };

async function readReceipt(bytes: Uint8Array, path: string, trust: Trust | undefined): Promise<Read> {
  const refused = (code: RefusedReceipt['code'], found: string): Read => ({
    counts: false,
    refusal: { path, code, found },
  });
  try {
    const said = trust === undefined ? bytes : (await verifySigned(bytes, PAYLOAD_TYPE, trust)).payload;
    return { counts: true, statement: parseStatement(said, path) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (!(error instanceof SignatureRefused)) return refused('statement-malformed', error.message);
    return error.code === 'signature-malformed' && isBare(bytes, path)
      ? refused('signature-missing', 'the receipt is not signed')
      : refused(error.code, error.message);
  }
}

/** Whether it is a receipt that nobody signed. */
function isBare(bytes: Uint8Array, path: string): boolean {
  try {
    parseStatement(bytes, path);
    return true;
  } catch {
    return false;
  }
}
