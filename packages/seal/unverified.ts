import { JsonError, parseJson, type Json } from '#json';
import { readEnvelope } from './dsse.js';
import { SignatureRefused } from './refused.js';

/** What a signature file says that it holds. Nobody vouches for it. */
export interface Unverified {
  readonly payloadType: string;
  readonly payload: Uint8Array;
}

/**
 * Look into a signature file, a DSSE envelope or a Sigstore bundle, without asking who signed it: to show it, never to rely on it.
 *
 * @param maxBytes the most that it may have
 * @returns undefined for JSON that is neither
 * @throws SignatureRefused where it is damaged
 */
export function readUnverified(bytes: Uint8Array, maxBytes: number): Unverified | undefined {
  let json: Json;
  try {
    json = parseJson(bytes, { maxBytes });
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new SignatureRefused('signature-malformed', `It is not JSON: ${error.message}`, { cause: error });
  }
  if (!isObject(json)) return undefined;
  if ('payloadType' in json) return readEnvelope(json);
  const { dsseEnvelope } = json;
  return 'mediaType' in json && dsseEnvelope !== undefined ? readEnvelope(dsseEnvelope) : undefined;
}

function isObject(json: Json): json is Readonly<Record<string, Json>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
