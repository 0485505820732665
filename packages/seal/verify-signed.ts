import { JsonError, parseJson, type Json } from '#json';
import { readEnvelope } from './dsse.js';
import { SignatureRefused } from './refused.js';
import type { Signed, Trust } from './trust.js';
import { verifyEnvelope } from './verify-envelope.js';

/** Largest signature file that is read, in bytes: attested SBOMs are large. */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * Check a signature file, a DSSE envelope or a Sigstore bundle, with no network: that something of the given type was signed, and
 * by somebody trusted. What the payload says is the caller's to compare; nothing of it counts before this returned.
 *
 * @throws SignatureRefused with the reason
 */
export async function verifySigned(bytes: Uint8Array, payloadType: string, trust: Trust): Promise<Signed> {
  if ((trust.keys?.keys.length ?? 0) === 0 && (trust.identities?.length ?? 0) === 0) {
    throw new SignatureRefused('nobody-trusted', 'No key and no identity is trusted to sign it', {
      remedy: 'Name the public keys or the workflow identities whose signatures count',
    });
  }
  if (bytes.length === 0) throw new SignatureRefused('signature-missing', 'The signature file is empty');
  const json = parsed(bytes);
  return isBundle(json) ? verifyBundleOf(json, payloadType, trust) : verifyKeys(json, payloadType, trust);
}

function parsed(bytes: Uint8Array): Json {
  try {
    return parseJson(bytes, { maxBytes: MAX_BYTES });
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new SignatureRefused('signature-malformed', `The signature file is not JSON: ${error.message}`, {
      cause: error,
    });
  }
}

function isBundle(json: Json): boolean {
  return typeof json === 'object' && json !== null && 'mediaType' in json;
}

function verifyKeys(json: Json, payloadType: string, { keys }: Trust): Signed {
  const envelope = readEnvelope(json);
  refuseOtherType(envelope.payloadType, payloadType);
  if (keys === undefined || keys.keys.length === 0) {
    throw new SignatureRefused('key-unknown', 'It is signed by a key, and no key is trusted', {
      remedy: 'Name the public keys whose signatures count',
    });
  }
  return { payload: envelope.payload, by: verifyEnvelope(envelope, keys.keys, keys.threshold) };
}

async function verifyBundleOf(json: Json, payloadType: string, trust: Trust): Promise<Signed> {
  if (trust.identities === undefined || trust.identities.length === 0) {
    throw new SignatureRefused('identity-refused', 'It is signed by an identity, and none is trusted', {
      remedy: 'Name the workflow identities whose signatures count',
    });
  }
  // Certificates and logs take their time to load, and who uses keys never needs them.
  const { verifyBundle } = await import('./sigstore/verify-bundle.js');
  const signed = verifyBundle(json, trust.identities, trust.trustedRoot);
  refuseOtherType(signed.payloadType, payloadType);
  return { payload: signed.payload, by: [signed.by] };
}

function refuseOtherType(found: string, expected: string): void {
  if (found === expected) return;
  throw new SignatureRefused(
    'payload-type',
    `What is signed is ${JSON.stringify(found.slice(0, 80))}, not ${JSON.stringify(expected)}`,
  );
}
