import type { Signer as VerifiedSigner } from '@sigstore/verify';
import type { SignedByIdentity } from '../trust.js';
import { SignatureRefused } from '../refused.js';

/** Fulcio's arc: https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md */
const ARC = '1.3.6.1.4.1.57264.1.';

/** The extensions that are read, by their number below the arc: each a UTF8String in DER. */
const ISSUER = 8;
const SIGNER_URI = 9;
const RUNNER_ENVIRONMENT = 11;
const REPOSITORY_URI = 12;
const COMMIT = 13;
const REF = 14;
const REPOSITORY_ID = 15;
const OWNER_ID = 17;
const BUILD_CONFIG_URI = 18;
const TRIGGER = 20;
const RUN_URI = 21;
/** The issuer as certificates before 2023 say it: the bare text. */
const ISSUER_BEFORE = 1;

/**
 * Who signed, from the signed fields of a certificate that was verified. Nothing of the payload takes part.
 *
 * @throws SignatureRefused where the certificate says nothing readable
 */
export function identityOf(signer: VerifiedSigner, signedAt: Date): SignedByIdentity {
  const extensions = extensionsOf(signer);
  const text = (number: number): string | undefined => {
    const value = extensions.get(`${ARC}${number}`);
    return value === undefined ? undefined : utf8String(value);
  };
  const before = extensions.get(`${ARC}${ISSUER_BEFORE}`);
  const issuer = text(ISSUER) ?? (before === undefined ? undefined : decoded(before));
  const identity = signer.identity?.subjectAlternativeName;
  if (issuer === undefined || identity === undefined || identity === '') {
    throw unreadable('it names no issuer or no identity');
  }
  const repository = text(REPOSITORY_URI);
  return {
    kind: 'identity',
    issuer,
    identity,
    ...given('repository', repository),
    ...given('repositoryId', text(REPOSITORY_ID)),
    ...given('ownerId', text(OWNER_ID)),
    ...given('workflow', workflowOf(text(BUILD_CONFIG_URI) ?? text(SIGNER_URI), repository)),
    ...given('ref', text(REF)),
    ...given('commit', text(COMMIT)),
    ...given('runnerEnvironment', text(RUNNER_ENVIRONMENT)),
    ...given('trigger', text(TRIGGER)),
    ...given('run', text(RUN_URI)),
    signedAt,
  };
}

function given<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  const fields: Partial<Record<K, string>> = {};
  if (value !== undefined) fields[key] = value;
  return fields;
}

function extensionsOf({ identity }: VerifiedSigner): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (const { oid, value } of identity?.oids ?? []) {
    const id = oid?.id.join('.') ?? '';
    // RFC 5280, 4.2 forbids it, and two readers could see two values.
    if (found.has(id)) throw unreadable(`it has extension ${id} twice`);
    found.set(id, value);
  }
  return found;
}

/** `.github/workflows/w.yml` of `https://github.com/o/r/.github/workflows/w.yml@refs/heads/main`. */
function workflowOf(uri: string | undefined, repository: string | undefined): string | undefined {
  if (uri === undefined || repository === undefined || !uri.startsWith(`${repository}/`)) return uri;
  const path = uri.slice(repository.length + 1);
  const at = path.indexOf('@');
  return at === -1 ? path : path.slice(0, at);
}

/** A UTF8String in DER (X.690, 8.23): its tag, its length, its bytes, and nothing after them. */
function utf8String(der: Uint8Array): string {
  const [tag, first = 0, second = 0, third = 0] = der;
  const [header, length] =
    first < 0x80
      ? [2, first]
      : first === 0x81
        ? [3, second]
        : first === 0x82
          ? [4, second * 256 + third]
          : [0, 0];
  if (tag !== 0x0c || header === 0 || der.length !== header + length) {
    throw unreadable('an extension is no UTF-8 string');
  }
  return decoded(der.subarray(header));
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw unreadable('an extension is no UTF-8 string');
  }
}

function unreadable(why: string): SignatureRefused {
  return new SignatureRefused('identity-refused', `The signing certificate cannot be understood: ${why}`);
}
