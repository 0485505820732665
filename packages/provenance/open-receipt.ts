import { SignatureRefused, readUnverified, verifySigned, type SignedBy, type Trust } from '#seal';
import { UserError } from '#verdict';
import { MAX_RECEIPT_BYTES, PAYLOAD_TYPE, parseReceipt, type Receipt } from './statement.js';

/** A receipt, with what is known of who wrote it. */
export interface OpenedReceipt {
  readonly receipt: Receipt;
  /** `none`: nobody signed it. `unchecked`: it has a signature, and nobody said whose would count. `verified`: somebody trusted signed it. */
  readonly signature: 'none' | 'unchecked' | 'verified';
  /** Who signed it; nobody where that was not checked. */
  readonly by: readonly SignedBy[];
}

/** Signatures, certificates and base64 come on top of the statement. */
export const MAX_SIGNED_BYTES = 2 * MAX_RECEIPT_BYTES;

/**
 * Read a receipt from somebody we do not trust, signed or not.
 *
 * @param where what to call it in an error
 * @param trust whose signatures count; where it is given, nothing else is read
 * @throws SignatureRefused where a signature is demanded and does not count; UserError for what is no receipt
 */
export async function openReceipt(bytes: Uint8Array, where: string, trust?: Trust): Promise<OpenedReceipt> {
  const unverified = readUnverified(bytes, MAX_SIGNED_BYTES);
  if (unverified === undefined) {
    if (trust !== undefined)
      throw new SignatureRefused('signature-missing', 'The receipt is not signed', { where });
    return held(parseReceipt(bytes, where), 'none', [], where);
  }
  if (trust !== undefined) {
    const { payload, by } = await verifySigned(bytes, PAYLOAD_TYPE, trust);
    return held(parseReceipt(payload, where), 'verified', by, where);
  }
  if (unverified.payloadType !== PAYLOAD_TYPE)
    throw new UserError('What was signed is no receipt', { where });
  return held(parseReceipt(unverified.payload, where), 'unchecked', [], where);
}

/** A receipt says itself whether it was signed: one that lost its signature is not taken for one that never had any. */
function held(
  receipt: Receipt,
  signature: OpenedReceipt['signature'],
  by: readonly SignedBy[],
  where: string,
): OpenedReceipt {
  if ((receipt.predicate.signature === 'none') !== (signature === 'none')) {
    throw new UserError(
      signature === 'none'
        ? 'The receipt says that it is signed, and is not'
        : 'The receipt says that it is not signed',
      { where },
    );
  }
  return { receipt, signature, by };
}
