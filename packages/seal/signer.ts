import { sign } from 'node:crypto';
import { UserError } from '#verdict';
import { encodeEnvelope, signedBytes } from './dsse.js';
import type { SigningKey } from './keys.js';

/** Puts a name under bytes. */
export interface Signer {
  readonly kind: 'key' | 'keyless';
  /**
   * @returns the bytes of a signature file: a DSSE envelope, or a Sigstore bundle that holds one; the payload is inside
   * @throws UserError where a service refuses
   */
  sign(payloadType: string, payload: Uint8Array): Promise<Uint8Array>;
}

/** Sign by Ed25519 keys, each of which puts its signature into the same envelope. */
export function keySigner(keys: readonly SigningKey[]): Signer {
  if (keys.length === 0) throw new UserError('There is no key to sign with');
  if (new Set(keys.map(({ keyId }) => keyId)).size !== keys.length) {
    throw new UserError('A signing key is given twice', { remedy: 'Give each key once' });
  }
  return {
    kind: 'key',
    sign(payloadType, payload) {
      const bytes = signedBytes(payloadType, payload);
      const signatures = keys.map(({ keyId, privateKey }) => ({
        keyid: keyId,
        sig: sign(null, bytes, privateKey),
      }));
      return Promise.resolve(encodeEnvelope({ payloadType, payload, signatures }));
    },
  };
}
