import { MANIFEST_SIGNATURE_FILE } from '#manifest';
import { StatementRefused, verifyManifestSignature } from '#provenance';
import { SignatureRefused, type SignedBy, type Trust } from '#seal';
import { decided, notApplicable, type Check } from '#verdict';
import { fetchSignature, hasSignature, type FoundSet } from './catalogue.js';

export interface SignatureVerdict {
  readonly check: Check;
  /** Who signed the set; nobody where that was not asked, or the signature does not count. */
  readonly by: readonly SignedBy[];
}

const PARTS = { id: 'manifest.signature', supports: 'intact', where: MANIFEST_SIGNATURE_FILE } as const;

/**
 * Was the set signed by somebody trusted, as the set that lies there? Where that is demanded, a set without a signature has failed:
 * whoever may write to the store could have taken it away.
 *
 * @param trust whose signatures count; undefined where none is demanded
 */
export async function checkSignature(found: FoundSet, trust: Trust | undefined): Promise<SignatureVerdict> {
  if (trust === undefined) {
    const present = await hasSignature(found);
    const why = present
      ? 'there is one, not checked: nobody said whose would count'
      : 'none, and none was asked for';
    return {
      check: notApplicable({ ...PARTS, expected: 'a signature of somebody trusted', found: why }),
      by: [],
    };
  }
  const parts = { ...PARTS, expected: `a signature ${demanded(trust)} over this manifest at this place` };
  const signature = await fetchSignature(found);
  if (signature === undefined)
    return { check: decided(false, { ...parts, found: 'signature-missing: the set is not signed' }), by: [] };
  try {
    const { by } = await verifyManifestSignature(found, signature, trust);
    return {
      check: decided(true, { ...parts, found: `signed by ${by.map(signerWords).join(' and ')}` }),
      by,
    };
  } catch (error) {
    if (!(error instanceof SignatureRefused) && !(error instanceof StatementRefused)) throw error;
    return { check: decided(false, { ...parts, found: `${error.code}: ${error.message}` }), by: [] };
  }
}

function demanded({ keys, identities = [] }: Trust): string {
  const ways = [
    ...(keys === undefined ? [] : [`by ${keys.threshold} of ${keys.keys.length} keys`]),
    ...(identities.length === 0 ? [] : ['by a workflow that is trusted']),
  ];
  return ways.join(', or ');
}

function signerWords(by: SignedBy): string {
  return by.kind === 'key'
    ? `key ${by.keyId.slice(0, 16)}`
    : `${by.identity} at ${by.signedAt.toISOString()}`;
}
