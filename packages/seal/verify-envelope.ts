import { verify } from 'node:crypto';
import { formatCount } from '#verdict';
import { signedBytes, type Envelope, type EnvelopeSignature } from './dsse.js';
import type { VerifyKey } from './keys.js';
import { SignatureRefused } from './refused.js';
import type { SignedByKey } from './trust.js';

/**
 * Which of the trusted keys signed an envelope. A signature whose key id names a trusted key must be that key's; other ids are
 * hints of somebody else's making, so such a signature is tried with every key. One key counts once.
 *
 * @throws SignatureRefused `key-unknown`, `signature-invalid`, `threshold-not-reached`
 */
export function verifyEnvelope(
  envelope: Envelope,
  keys: readonly VerifyKey[],
  threshold: number,
): readonly SignedByKey[] {
  if (!Number.isSafeInteger(threshold) || threshold < 1 || threshold > keys.length) {
    throw new SignatureRefused(
      'nobody-trusted',
      `${threshold} of ${formatCount(keys.length, 'key')} is no number of signatures to demand`,
      { remedy: 'Demand at least one, and at most as many as there are keys' },
    );
  }
  const bytes = signedBytes(envelope.payloadType, envelope.payload);
  const signed = new Set(envelope.signatures.flatMap((signature) => signersOf(signature, bytes, keys)));
  if (signed.size === 0) {
    throw new SignatureRefused('key-unknown', 'None of the trusted keys signed it', {
      remedy: 'Check which keys are trusted, and who wrote this',
    });
  }
  if (signed.size < threshold) {
    throw new SignatureRefused(
      'threshold-not-reached',
      `Signed by ${signed.size} of the trusted keys, of which ${threshold} must sign`,
    );
  }
  return [...signed].map((keyId) => ({ kind: 'key', keyId }));
}

function signersOf(
  { keyid, sig }: EnvelopeSignature,
  bytes: Uint8Array,
  keys: readonly VerifyKey[],
): readonly string[] {
  const named = keys.find(({ keyId }) => keyId === keyid);
  if (named === undefined) {
    return keys.filter(({ publicKey }) => verify(null, bytes, publicKey, sig)).map(({ keyId }) => keyId);
  }
  if (verify(null, bytes, named.publicKey, sig)) return [named.keyId];
  throw new SignatureRefused(
    'signature-invalid',
    `The signature of key ${named.keyId.slice(0, 16)}… is not one of what stands there`,
    { remedy: 'It was changed after it was signed, or damaged: do not use it' },
  );
}
