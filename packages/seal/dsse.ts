import * as v from 'valibot';
import { canonicalJson, type Json } from '#json';
import { SignatureRefused } from './refused.js';

/** What signers put their name under: https://github.com/secure-systems-lab/dsse/blob/master/envelope.md */
export interface Envelope {
  readonly payloadType: string;
  readonly payload: Uint8Array;
  readonly signatures: readonly EnvelopeSignature[];
}

export interface EnvelopeSignature {
  /** A hint as to which key; nothing vouches for it. */
  readonly keyid: string | undefined;
  readonly sig: Uint8Array;
}

/** Signatures in one envelope: more is nobody's k of n. */
const MAX_SIGNATURES = 64;

/** The bytes that are signed: DSSE's pre-authentication encoding, which binds the type to the payload. */
export function signedBytes(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = Buffer.from(payloadType, 'utf8');
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${type.length} `),
    type,
    Buffer.from(` ${payload.length} `),
    payload,
  ]);
}

export function encodeEnvelope(envelope: Envelope): Uint8Array {
  return Buffer.from(
    canonicalJson({
      payloadType: envelope.payloadType,
      payload: Buffer.from(envelope.payload).toString('base64'),
      signatures: envelope.signatures.map(({ keyid, sig }) => ({
        keyid,
        sig: Buffer.from(sig).toString('base64'),
      })),
    }),
  );
}

/** Base64 in the standard or the URL alphabet, of which DSSE allows both; each value in one way only. */
const base64 = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): Uint8Array => {
    const bytes = Buffer.from(dataset.value, 'base64');
    const ways = [bytes.toString('base64'), bytes.toString('base64url')];
    if (ways.includes(dataset.value)) return bytes;
    addIssue({ message: 'not base64' });
    return NEVER;
  }),
);

const envelopeShape = v.looseObject({
  payloadType: v.string(),
  payload: base64,
  signatures: v.pipe(
    v.array(v.looseObject({ keyid: v.optional(v.nullable(v.string())), sig: base64 })),
    v.maxLength(MAX_SIGNATURES),
  ),
});

/** @throws SignatureRefused `signature-malformed`, `signature-missing` */
export function readEnvelope(json: Json): Envelope {
  const parsed = v.safeParse(envelopeShape, json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new SignatureRefused(
      'signature-malformed',
      `The signature is no DSSE envelope: ${v.getDotPath(issue) ?? 'it'} is wrong`,
    );
  }
  const { payloadType, payload, signatures } = parsed.output;
  if (signatures.length === 0) {
    throw new SignatureRefused('signature-missing', 'The envelope holds no signature');
  }
  return {
    payloadType,
    payload,
    signatures: signatures.map(({ keyid, sig }) => ({ keyid: keyid ?? undefined, sig })),
  };
}
