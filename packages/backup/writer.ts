import type { Manifest, ManifestFile } from '#manifest';
import { MANIFEST_DIGEST_FILE, MANIFEST_FILE, digestLine, encodeManifest, isInnerPath } from '#manifest';
import { DigestHasher, hashing } from '#seal';
import type { Store } from '#stores';
import { UserError } from '#verdict';

/** What a file of the set is, besides its bytes. */
export type FileKind = Pick<ManifestFile, 'path' | 'type' | 'database'>;

/**
 * A set that is being written: data files first, digests taken on the way, the manifest last. Until then nothing in the store is a
 * backup, and `abandon` removes what this run wrote, and only that.
 */
export class SetWriter {
  readonly folder: string;
  readonly files: ManifestFile[] = [];
  readonly #store: Store;
  readonly #written: string[] = [];

  constructor(store: Store, name: string, backupId: string) {
    this.#store = store;
    this.folder = `${name}/backups/${backupId}`;
  }

  /** Write a stream as a file of the set: one pass through digests into the store. */
  async put(kind: FileKind, bytes: AsyncIterable<Uint8Array>): Promise<ManifestFile> {
    const hasher = new DigestHasher();
    const path = `${this.folder}/${kind.path}`;
    await this.#store.put(path, hashing(bytes, hasher));
    this.#written.push(path);
    return this.#list({ ...kind, ...hasher.digests() });
  }

  /** A folder of the set for a program that writes files itself; `adopt` lists each of them. */
  async folderFor(path: string): Promise<string> {
    const folder = `${this.folder}/${path}`;
    if (this.#store.folderFor === undefined) {
      throw new UserError('This store has no local folder for the directory format', {
        remedy: 'Set `format: custom`',
        where: this.#store.url,
      });
    }
    for await (const existing of this.#store.list(folder)) {
      throw new UserError(`${existing.path} exists already, and nothing in a store is ever overwritten`, {
        remedy: 'If another backup started in the same second, start this one again',
        where: this.#store.url,
      });
    }
    this.#written.push(`${folder}/`);
    return this.#store.folderFor(folder);
  }

  adopt(file: ManifestFile): ManifestFile {
    return this.#list(file);
  }

  #list(file: ManifestFile): ManifestFile {
    this.files.push(file);
    return file;
  }

  /** Write the manifest: from here on the set is a backup. */
  async commit(manifest: Manifest): Promise<{ readonly path: string; readonly sha256: string }> {
    const { bytes, sha256 } = encodeManifest(manifest);
    const digestPath = `${this.folder}/${MANIFEST_DIGEST_FILE}`;
    const path = `${this.folder}/${MANIFEST_FILE}`;
    // The sidecar first: a set with a manifest has everything that it will ever have.
    await this.#store.put(digestPath, once(Buffer.from(digestLine(sha256))));
    this.#written.push(digestPath);
    await this.#store.put(path, once(bytes));
    return { path, sha256 };
  }

  async abandon(): Promise<void> {
    for (const path of this.#written.splice(0)) {
      if (!path.endsWith('/')) await this.#store.delete(path);
      else
        for await (const object of this.#store.list(path.slice(0, -1))) await this.#store.delete(object.path);
    }
  }
}

function once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  return ReadableStream.from([bytes]);
}

/** The set's name in the store: one folder. @throws UserError for what cannot be one */
export function checkSetName(name: string): string {
  if (!isInnerPath(name) || name.includes('/') || name.length > 128) {
    throw new UserError(`'${name}' cannot be a folder of the store`, {
      remedy: 'Set `name` to letters, digits, dots, dashes and underscores',
    });
  }
  return name;
}

/** A database's name as part of a path: letters, digits, `_`, `-` and inner dots stay, every other byte becomes %XX. */
export function fileNameOf(database: string): string {
  return [...Buffer.from(database, 'utf8')]
    .map((byte, index) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9_-]/.test(character) || (character === '.' && index > 0)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}
