import { inSet, type FoundSet } from '#archive';
import { MANIFEST_SIGNATURE_FILE } from '#manifest';
import { MAX_SIGNATURE_BYTES, StatementRefused, verifyManifestSignature } from '#provenance';
import { SignatureRefused, type SignedBy, type Trust } from '#seal';
import type { Found } from '../outcome.js';

/**
 * Whether a set's manifest is signed as demanded, as the set that lies there.
 *
 * @throws UserError where the store does not give the signature
 */
export async function manifestSignature(set: FoundSet, trust: Trust): Promise<Found> {
  const where = inSet(set, MANIFEST_SIGNATURE_FILE);
  if ((await set.store.head(where)) === undefined) {
    return { code: 'signature-missing', found: `the set ${set.id} is not signed`, where };
  }
  const parts: Uint8Array[] = [];
  for await (const part of set.store.get(where, { start: 0, end: MAX_SIGNATURE_BYTES + 1 })) parts.push(part);
  try {
    const { by } = await verifyManifestSignature(set, Buffer.concat(parts), trust);
    return { code: 'satisfied', found: `${set.id} and its receipt, by ${by.map(signer).join(' and ')}` };
  } catch (error) {
    if (!(error instanceof SignatureRefused) && !(error instanceof StatementRefused)) throw error;
    return { code: error.code, found: error.message, where };
  }
}

function signer(by: SignedBy): string {
  return by.kind === 'key' ? `key ${by.keyId.slice(0, 16)}` : by.identity;
}
