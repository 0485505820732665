import { X509Certificate } from 'node:crypto';
import { bundleFromJSON, isBundleWithDsseEnvelope, type BundleWithDsseEnvelope } from '@sigstore/bundle';
import {
  toSignedEntity,
  VerificationError,
  Verifier,
  type SignedEntity,
  type Signer as VerifiedSigner,
} from '@sigstore/verify';
import type { Json } from '#json';
import { messageOf } from '#verdict';
import { SignatureRefused, type RefusalCode } from '../refused.js';
import type { IdentityPolicy, SignedByIdentity } from '../trust.js';
import { identityOf } from './certificate.js';
import { refuseOtherIdentity } from './identity-policy.js';
import { anchorsOf, type Anchor } from './trusted-root.js';

export interface SignedBundle {
  readonly payloadType: string;
  readonly payload: Uint8Array;
  readonly by: SignedByIdentity;
}

/**
 * Check a Sigstore bundle that holds a DSSE envelope, with no network: its certificate leads to the root and was logged, the
 * signature is in the transparency log, was made while the certificate was valid, and is of what stands in the envelope; and the
 * certificate's identity is one of those named.
 *
 * @throws SignatureRefused
 */
export function verifyBundle(
  json: Json,
  policies: readonly IdentityPolicy[],
  trustedRoot: Uint8Array | undefined,
): SignedBundle {
  const anchors = anchorsOf(trustedRoot);
  const { bundle, entity } = readBundle(json);
  const signer = verifiedSigner(entity, anchors);
  const by = identityOf(signer, signedAt(entity));
  refuseOtherIdentity(by, policies);
  const { payloadType, payload } = bundle.content.dsseEnvelope;
  return { payloadType, payload, by };
}

function readBundle(json: Json): { bundle: BundleWithDsseEnvelope; entity: SignedEntity } {
  try {
    const bundle = bundleFromJSON(json);
    if (!isBundleWithDsseEnvelope(bundle)) throw new TypeError('it holds no DSSE envelope');
    refuseLooseCertificate(bundle);
    return { bundle, entity: toSignedEntity(bundle) };
  } catch (error) {
    // Whatever the parsers of certificates and timestamps make of a hostile file.
    throw new SignatureRefused(
      'signature-malformed',
      `The Sigstore bundle cannot be read: ${messageOf(error)}`,
      { cause: error },
    );
  }
}

/** Sigstore's reader of certificates overlooks the tags around what is signed: a second reader must see the very same bytes. */
function refuseLooseCertificate({ verificationMaterial: { content } }: BundleWithDsseEnvelope): void {
  const certificate =
    content.$case === 'certificate'
      ? content.certificate
      : content.$case === 'x509CertificateChain'
        ? content.x509CertificateChain.certificates[0]
        : undefined;
  if (certificate === undefined) return;
  const { raw } = new X509Certificate(certificate.rawBytes);
  if (!raw.equals(certificate.rawBytes)) throw new TypeError('its certificate is not in DER');
}

/** By the first root that vouches for it; else why the last did not. */
function verifiedSigner(entity: SignedEntity, anchors: readonly Anchor[]): VerifiedSigner {
  let last: unknown;
  for (const { material, logs, certificateLogs } of anchors) {
    try {
      const options = { tlogThreshold: logs, ctlogThreshold: certificateLogs, timestampThreshold: 1 };
      return new Verifier(material, options).verify(entity);
    } catch (error) {
      last = error;
    }
  }
  throw new SignatureRefused(refusalOf(last), `The Sigstore bundle does not hold: ${messageOf(last)}`, {
    remedy: 'It was changed, damaged or made elsewhere; if it is new, check that the trusted root is recent',
    cause: last,
  });
}

function refusalOf(error: unknown): RefusalCode {
  if (!(error instanceof VerificationError)) return 'signature-malformed';
  switch (error.code) {
    case 'SIGNATURE_ERROR':
      return 'signature-invalid';
    case 'CERTIFICATE_ERROR':
      return 'untrusted-root';
    case 'PUBLIC_KEY_ERROR':
      return 'key-unknown';
    case 'TIMESTAMP_ERROR':
      return 'timestamp-refused';
    case 'TLOG_ERROR':
    case 'TLOG_BODY_ERROR':
    case 'TLOG_INCLUSION_PROOF_ERROR':
    case 'TLOG_INCLUSION_PROMISE_ERROR':
    case 'TLOG_MISSING_INCLUSION_ERROR':
      return 'log-refused';
    case 'NOT_IMPLEMENTED_ERROR':
      return 'signature-malformed';
  }
}

/** The earliest moment that was verified: a log's counts only with its promise, as the verifier has it. */
function signedAt({ timestamps }: SignedEntity): Date {
  const times = timestamps.flatMap((timestamp) => {
    if (timestamp.$case === 'timestamp-authority') return [timestamp.timestamp.signingTime.getTime()];
    const { inclusionPromise, integratedTime } = timestamp.tlogEntry;
    return inclusionPromise === undefined ? [] : [Number(integratedTime) * 1000];
  });
  return new Date(Math.min(...times));
}
