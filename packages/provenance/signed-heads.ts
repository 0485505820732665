import * as v from 'valibot';
import { JsonError, parseJson } from '#json';
import type { Anchor } from '#ledger';
import { SignatureRefused, verifySigned, type SignedBy, type Trust } from '#seal';
import type { Store } from '#stores';
import { ledgerHead } from './fields.js';
import { receiptsFolder } from './receipts.js';
import { MAX_RECEIPT_BYTES, PAYLOAD_TYPE, STATEMENT_TYPE } from './statement.js';

const statement = v.looseObject({
  _type: v.literal(STATEMENT_TYPE),
  subject: v.pipe(v.array(v.looseObject({ name: v.string() })), v.minLength(1)),
  predicate: v.looseObject({ ledger: v.optional(ledgerHead) }),
});

/** Heads of a ledger that somebody trusted signed. */
export interface SignedHeads {
  readonly anchors: readonly Anchor[];
  /** Paths of receipts that are signed by nobody trusted, or not at all: they vouch for nothing. */
  readonly refused: readonly string[];
}

/**
 * Every head of a name's ledger in the signed receipts that lie in the same store.
 *
 * @throws UserError where the store does not give what it has
 */
export async function signedHeads(store: Store, name: string, trust: Trust): Promise<SignedHeads> {
  const anchors: Anchor[] = [];
  const refused: string[] = [];
  for await (const { path } of store.list(receiptsFolder(name))) {
    const parts: Uint8Array[] = [];
    for await (const part of store.get(path, { start: 0, end: MAX_RECEIPT_BYTES + 1 })) parts.push(part);
    const found = await headIn(Buffer.concat(parts), name, trust);
    if (found === undefined) refused.push(path);
    else if (found.head !== undefined) anchors.push({ head: found.head, source: path, by: found.by });
  }
  return { anchors, refused };
}

async function headIn(
  bytes: Uint8Array,
  name: string,
  trust: Trust,
): Promise<{ readonly head: Anchor['head'] | undefined; readonly by: string } | undefined> {
  try {
    const { payload, by } = await verifySigned(bytes, PAYLOAD_TYPE, trust);
    const read = v.safeParse(statement, parseJson(payload, { maxBytes: MAX_RECEIPT_BYTES }));
    // What was signed of another name says nothing of this one's ledger.
    if (!read.success || read.output.subject.some((one) => !one.name.startsWith(`${name}/`)))
      return undefined;
    const { ledger } = read.output.predicate;
    const head =
      ledger === undefined || ledger.seq === 0 ? undefined : { seq: ledger.seq, hash: ledger.hash };
    return { head, by: by.map(signerName).join(', ') };
  } catch (error) {
    if (error instanceof SignatureRefused || error instanceof JsonError) return undefined;
    throw error;
  }
}

function signerName(by: SignedBy): string {
  return by.kind === 'key' ? `key ${by.keyId.slice(0, 16)}` : by.identity;
}
