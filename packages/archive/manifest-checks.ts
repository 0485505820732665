import { MANIFEST_DIGEST_FILE, MANIFEST_FILE, digestLine, type Manifest } from '#manifest';
import type { SignedBy, Trust } from '#seal';
import { UserError, decided, messageOf, notApplicable, notRun, type Check } from '#verdict';
import { fetchSidecar, readManifest, type FoundSet } from './catalogue.js';
import { checkSignature } from './signature-check.js';

export interface ManifestVerdict {
  /** Undefined where it cannot be read, or may not be. */
  readonly manifest: Manifest | undefined;
  readonly checks: readonly Check[];
  /** Its digest is the one that the caller was given by somebody it trusts, or such a one signed it. */
  readonly authenticated: boolean;
  /** Who signed it, as far as the caller trusts them. */
  readonly signedBy: readonly SignedBy[];
}

/** By what a caller knows the set that it means. */
export interface Authority {
  /** What the caller was told that the manifest's SHA-256 is; '' where nobody said. */
  readonly manifestSha256: string;
  /** Whose signature the set must have; absent where none is demanded. */
  readonly trust?: Trust | undefined;
}

/**
 * Is the manifest what was written? Its sidecar shows every accidental change; only a digest from elsewhere, or a signature, shows a
 * deliberate one. The signature comes first: where it is demanded and does not hold, nothing of the manifest is read.
 */
export async function checkManifest(
  found: FoundSet,
  { manifestSha256, trust }: Authority,
): Promise<ManifestVerdict> {
  const signature = await checkSignature(found, trust);
  const signedBy = signature.by;
  const isRefused = signature.check.verdict === 'failed';
  const isPinned = manifestSha256 !== '' && manifestSha256 === found.sha256;
  const { manifest, check } = isRefused ? NOT_READ : validity(found);
  return {
    manifest,
    signedBy,
    authenticated: !isRefused && (isPinned || signedBy.length > 0),
    checks: [check, signature.check, await sidecarCheck(found), pinCheck(found, manifestSha256)],
  };
}

const VALID = {
  id: 'manifest.valid',
  supports: 'intact',
  expected: 'a valid backup.manifest.v1 that adds up and lies where it says',
  where: MANIFEST_FILE,
} as const;

interface Validity {
  readonly manifest: Manifest | undefined;
  readonly check: Check;
}

const NOT_READ: Validity = {
  manifest: undefined,
  check: notRun({ ...VALID, found: 'not read: its signature does not hold' }),
};

function validity(found: FoundSet): Validity {
  try {
    const manifest = readManifest(found);
    return { manifest, check: decided(true, { ...VALID, found: `valid, ${manifest.total_files} files` }) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { manifest: undefined, check: decided(false, { ...VALID, found: messageOf(error) }) };
  }
}

async function sidecarCheck(found: FoundSet): Promise<Check> {
  const text = await fetchSidecar(found);
  const parts = {
    id: 'manifest.digest',
    supports: 'intact',
    expected: `SHA-256 ${found.sha256}, as computed`,
  } as const;
  if (text === undefined) {
    // It is written before the manifest: where there is a manifest and no digest, somebody took it away.
    return decided(false, {
      ...parts,
      found: 'the file with its digest is missing',
      where: MANIFEST_DIGEST_FILE,
    });
  }
  if (text === digestLine(found.sha256))
    return decided(true, { ...parts, found: 'the same', where: MANIFEST_FILE });
  const wellFormed = /^[0-9a-f]{64} {2}backup\.manifest\.json\n$/.test(text);
  return decided(false, {
    ...parts,
    found: wellFormed
      ? `SHA-256 ${text.slice(0, 64)}: one of the two files was changed`
      : 'not a line of sha256sum',
    where: wellFormed ? `${MANIFEST_FILE}, ${MANIFEST_DIGEST_FILE}` : MANIFEST_DIGEST_FILE,
  });
}

function pinCheck(found: FoundSet, expected: string): Check {
  const parts = { id: 'manifest.pinned', supports: 'intact', where: MANIFEST_FILE } as const;
  if (expected === '') {
    return notApplicable({
      ...parts,
      expected: 'the SHA-256 that the backup put out',
      found: 'none was given: by whom the set was written is not known',
    });
  }
  return decided(expected === found.sha256, {
    ...parts,
    expected: `SHA-256 ${expected}`,
    found: expected === found.sha256 ? 'the same' : `SHA-256 ${found.sha256}`,
  });
}

/** The pin as a user gives it. @throws UserError */
export function parsePin(text: string): string {
  const value = text
    .trim()
    .toLowerCase()
    .replace(/^(sha256:|0x)/, '');
  if (value === '' || /^[0-9a-f]{64}$/.test(value)) return value;
  throw new UserError('`manifest-sha256` is not a SHA-256', {
    remedy: 'Give 64 hexadecimal digits, as `pg-backup` puts them out',
  });
}
