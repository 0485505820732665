import { MANIFEST_DIGEST_FILE, MANIFEST_FILE, digestLine, type Manifest } from '#manifest';
import { UserError, decided, messageOf, notApplicable, type Check } from '#verdict';
import { fetchSidecar, readManifest, type FoundSet } from './catalogue.js';

export interface ManifestVerdict {
  /** Undefined where it cannot be read. */
  readonly manifest: Manifest | undefined;
  readonly checks: readonly Check[];
  /** Its digest is the one that the caller was given by somebody it trusts: the set is authenticated. */
  readonly pinned: boolean;
}

/**
 * Is the manifest what was written? Its sidecar shows every accidental change; only a digest from elsewhere shows a deliberate one.
 *
 * @param expectedSha256 what the caller was told that the manifest's SHA-256 is; '' where nobody said
 */
export async function checkManifest(found: FoundSet, expectedSha256: string): Promise<ManifestVerdict> {
  const checks = [await sidecarCheck(found), pinCheck(found, expectedSha256)];
  const pinned = expectedSha256 !== '' && expectedSha256 === found.sha256;
  const parts = {
    id: 'manifest.valid',
    supports: 'intact',
    expected: 'a valid backup.manifest.v1 that adds up and lies where it says',
    where: MANIFEST_FILE,
  } as const;
  try {
    const manifest = readManifest(found);
    return {
      manifest,
      pinned,
      checks: [decided(true, { ...parts, found: `valid, ${manifest.total_files} files` }), ...checks],
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return {
      manifest: undefined,
      pinned,
      checks: [decided(false, { ...parts, found: messageOf(error) }), ...checks],
    };
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
