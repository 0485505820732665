import { TrustedRoot } from '@sigstore/protobuf-specs';
import { toTrustMaterial, type TrustMaterial } from '@sigstore/verify';
import { messageOf } from '#verdict';
import { JsonError, parseJson } from '#json';
import { SignatureRefused } from '../refused.js';
import publicRoot from './trusted_root.json' with { type: 'json' };

/** Largest trusted root that is read, in bytes. */
const MAX_BYTES = 4 * 1024 * 1024;

/** A root, and how much it can vouch for. */
export interface Anchor {
  readonly material: TrustMaterial;
  /** Entries in transparency logs that a bundle must have: none where the root knows no log, as GitHub's own for private repositories. */
  readonly logs: 0 | 1;
  /** The same for logs of certificates. */
  readonly certificateLogs: 0 | 1;
}

/** Roots that were read, by the bytes that they were read from: a gate checks a thousand receipts by one root. */
const readBefore = new WeakMap<object, readonly Anchor[]>();

/** The roots in a `trusted_root.json`, or of a text with one a line; Sigstore's public one where none is given. */
export function anchorsOf(bytes: Uint8Array | undefined): readonly Anchor[] {
  const source = bytes ?? publicRoot;
  const before = readBefore.get(source);
  if (before !== undefined) return before;
  const anchors = (bytes === undefined ? [publicRoot] : documentsIn(bytes)).map(anchorOf);
  readBefore.set(source, anchors);
  return anchors;
}

function documentsIn(bytes: Uint8Array): readonly unknown[] {
  try {
    return [parseJson(bytes, { maxBytes: MAX_BYTES })];
  } catch (whole) {
    if (!(whole instanceof JsonError)) throw whole;
    const lines = Buffer.from(bytes).toString('utf8').split('\n');
    const filled = lines.filter((line) => line.trim() !== '');
    try {
      if (filled.length > 1)
        return filled.map((line) => parseJson(Buffer.from(line), { maxBytes: MAX_BYTES }));
    } catch (line) {
      if (!(line instanceof JsonError)) throw line;
    }
    throw malformed(whole.message, whole);
  }
}

function anchorOf(json: unknown): Anchor {
  let root: TrustedRoot;
  let material: TrustMaterial;
  try {
    root = TrustedRoot.fromJSON(json);
    material = toTrustMaterial(root);
  } catch (error) {
    throw malformed(messageOf(error), error);
  }
  if (root.certificateAuthorities.length === 0) throw malformed('it has no certificate authority');
  // The library takes a start that is not there for the beginning of time.
  const starts = [
    ...[...root.tlogs, ...root.ctlogs].map(({ publicKey }) => publicKey?.validFor?.start),
    ...[...root.certificateAuthorities, ...root.timestampAuthorities].map(({ validFor }) => validFor?.start),
  ];
  if (starts.includes(undefined)) throw malformed('a key in it does not say from when it is valid');
  return {
    material,
    logs: root.tlogs.length === 0 ? 0 : 1,
    certificateLogs: root.ctlogs.length === 0 ? 0 : 1,
  };
}

function malformed(why: string, cause?: unknown): SignatureRefused {
  return new SignatureRefused('root-malformed', `The trusted root cannot be used: ${why}`, {
    remedy: 'Give a Sigstore trusted_root.json, such as `gh attestation trusted-root` prints',
    cause,
  });
}
