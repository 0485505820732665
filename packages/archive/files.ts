import { release } from '#dump-format';
import {
  CLAIM_FILE,
  MANIFEST_DIGEST_FILE,
  MANIFEST_FILE,
  MANIFEST_SIGNATURE_FILE,
  allObjects,
  type Manifest,
  type ManifestFile,
  type StoredObject,
} from '#manifest';
import { DigestHasher, hashing, type Digests } from '#seal';
import type { StoreObject } from '#stores';
import { UserError, decided, formatBytes, formatCount, messageOf, notRun, type Check } from '#verdict';
import { inSet, type SetPlace } from './catalogue.js';
import { NotRead, SetReader } from './set-reader.js';

/** Compares what lies in the store with what the manifest lists, reading no byte. */
export async function presenceChecks(place: SetPlace, manifest: Manifest): Promise<readonly Check[]> {
  const listed = new Map(allObjects(manifest).map((object) => [object.path, object]));
  const strangers: string[] = [];
  const wrong: Check[] = [];
  const covered: Check[] = [];
  const prefix = `${inSet(place)}/`;
  for await (const object of place.store.list(inSet(place))) {
    const path = object.path.slice(prefix.length);
    const expected = listed.get(path);
    listed.delete(path);
    // The mark of a set that was being written says nothing once there is a manifest, whoever removed it.
    if (path === CLAIM_FILE) continue;
    if (object.covered !== undefined) covered.push(coveredBy(object.covered, path));
    if (expected === undefined) {
      if (!BESIDE.has(path)) strangers.push(path);
    } else if (object.size !== expected.size_bytes) wrong.push(wrongSize(path, expected, object.size));
  }
  return [
    ...presence(manifest, [...listed.keys()]),
    ...(wrong.length > 0
      ? wrong
      : [decided(true, { ...SIZE, found: formatBytes(manifest.total_size_bytes) })]),
    ...extra(strangers),
    ...covered,
  ];
}

/** The checks of a set's files that are no reason to leave it: its true bytes lie beneath, and are read. */
export const BENEATH = 'archive.covered';

/** Somebody wrote over a file of a set, or deleted it, and the store's versions kept it: read on, and say so. It takes nothing from a claim. */
function coveredBy(how: NonNullable<StoreObject['covered']>, where: string): Check {
  return decided(false, {
    id: BENEATH,
    expected: 'nothing on top of what the backup wrote',
    found: `${how} by somebody else; the version that the backup wrote is still there, and is what is read`,
    where,
  });
}

const SIZE = {
  id: 'archive.size',
  supports: 'intact',
  expected: 'every file as long as the manifest says',
} as const;

/** What a set holds besides the files that its manifest lists. */
const BESIDE = new Set([MANIFEST_FILE, MANIFEST_DIGEST_FILE, MANIFEST_SIGNATURE_FILE]);

function wrongSize(path: string, expected: Pick<StoredObject, 'size_bytes'>, found: number): Check {
  return decided(false, {
    ...SIZE,
    expected: `${expected.size_bytes} bytes`,
    found: `${found} bytes`,
    where: path,
  });
}

function presence(manifest: Manifest, missing: readonly string[]): readonly Check[] {
  const parts = {
    id: 'archive.presence',
    supports: 'intact',
    expected: formatCount(manifest.total_files, 'file'),
  } as const;
  if (missing.length === 0) return [decided(true, { ...parts, found: 'all there' })];
  return missing.map((path) => decided(false, { ...parts, found: 'missing', where: path }));
}

function extra(strangers: readonly string[]): readonly Check[] {
  const parts = {
    id: 'archive.extra',
    supports: 'intact',
    expected: 'nothing that the manifest does not list',
  } as const;
  if (strangers.length === 0) return [decided(true, { ...parts, found: 'nothing else' })];
  return strangers.map((path) =>
    decided(false, { ...parts, found: 'a file that is not listed', where: path }),
  );
}

/** Reads files of a set while their digests are taken, and says which were not those of the manifest. */
export class HashedFiles {
  readonly #reader: SetReader;
  readonly #hashers = new Map<ManifestFile, DigestHasher>();
  readonly #onBytes: (total: number) => void;
  #bytes = 0;

  constructor(place: SetPlace, onBytes: (total: number) => void) {
    this.#reader = new SetReader(place);
    this.#onBytes = onBytes;
  }

  /** The file's bytes, each read once. The digests are right when they have been read to the end. */
  open(file: ManifestFile): AsyncIterable<Uint8Array> {
    const hasher = new DigestHasher();
    this.#hashers.set(file, hasher);
    return this.#counted(hashing(this.#reader.read(file), hasher));
  }

  /** The check of one file; reads what nobody read to its end, such as the rest of a file whose content is broken. */
  async check(file: ManifestFile): Promise<Check> {
    let hasher = this.#hashers.get(file);
    try {
      if (hasher?.size !== file.size_bytes) {
        hasher = new DigestHasher();
        for await (const part of this.#reader.read(file)) {
          hasher.update(part);
          release(part);
        }
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return unreadable(file, error);
    }
    return hashCheck(file, hasher.digests());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#reader.close();
  }

  async *#counted(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const part of bytes) {
      this.#bytes += part.length;
      this.#onBytes(this.#bytes);
      yield part;
    }
  }
}

/**
 * The check of a file of which not every byte could be read: unproven where it is there all the same, else failed, as where it is missing,
 * does not decompress, or is a link that leads out of the store.
 */
export function unreadable(file: ManifestFile, error: UserError): Check {
  const parts = { ...HASH, expected: digestsOf(file), where: file.path };
  if (error instanceof NotRead) return notRun({ ...parts, found: `not read: ${error.line}` });
  return decided(false, { ...parts, found: messageOf(error) });
}

const HASH = { id: 'archive.hash', supports: 'intact' } as const;

function digestsOf(file: ManifestFile): string {
  return `SHA3-256 ${file.sha3_256} and SHA-256 ${file.sha256}`;
}

/** Whether a file's bytes are those that the manifest speaks of. */
export function hashCheck(file: ManifestFile, found: Digests): Check {
  const same =
    found.sha3_256 === file.sha3_256 && found.sha256 === file.sha256 && found.size_bytes === file.size_bytes;
  return decided(same, {
    ...HASH,
    expected: digestsOf(file),
    found: same
      ? 'the same'
      : `SHA3-256 ${found.sha3_256} and SHA-256 ${found.sha256} of ${found.size_bytes} bytes`,
    where: file.path,
  });
}
