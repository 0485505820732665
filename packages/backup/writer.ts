import type { Manifest, ManifestFile } from '#manifest';
import {
  CLAIM_FILE,
  MANIFEST_DIGEST_FILE,
  MANIFEST_FILE,
  digestLine,
  encodeManifest,
  isInnerPath,
} from '#manifest';
import { DigestHasher, hashing } from '#seal';
import type { Store } from '#stores';
import { PRODUCER, UserError } from '#verdict';

/** What a file of the set is, besides its bytes. */
export type FileKind = Pick<ManifestFile, 'path' | 'type' | 'database'>;

/**
 * A set that is being written: data files first, digests taken on the way, the manifest last. Until then nothing in the store is a
 * backup, and `abandon` removes all of it.
 */
export class SetWriter {
  readonly folder: string;
  readonly files: ManifestFile[] = [];
  readonly #store: Store;
  readonly #folders: string[] = [];

  private constructor(store: Store, folder: string) {
    this.#store = store;
    this.folder = folder;
  }

  /**
   * Take a place in the store that nobody has, not even a run that started in the same second.
   *
   * @throws UserError where somebody has it
   */
  static async claim(store: Store, name: string, backupId: string): Promise<SetWriter> {
    const folder = `${name}/backups/${backupId}`;
    const claim = `${folder}/${CLAIM_FILE}`;
    await store.put(claim, once(Buffer.from(`${PRODUCER} is writing this set\n`)));
    for await (const existing of store.list(folder)) {
      // Ours, or that of somebody who came later and is about to be refused.
      if (existing.path.startsWith(claim)) continue;
      await store.delete(claim);
      throw new UserError(`${existing.path} exists already, and nothing in a store is ever overwritten`, {
        remedy: 'If another backup started in the same second, start this one again',
        where: store.url,
      });
    }
    return new SetWriter(store, folder);
  }

  /** Write a stream as a file of the set: one pass through digests into the store. */
  async put(kind: FileKind, bytes: AsyncIterable<Uint8Array>): Promise<ManifestFile> {
    const hasher = new DigestHasher();
    await this.#store.put(`${this.folder}/${kind.path}`, hashing(bytes, hasher));
    return this.#list({ ...kind, ...hasher.digests() });
  }

  /** A folder of the set for a program that writes files itself; `adopt` lists each of them. */
  async folderFor(path: string): Promise<string> {
    if (this.#store.folderFor === undefined) {
      throw new UserError('This store has no local folder for the directory format', {
        remedy: 'Set `format: custom`',
        where: this.#store.url,
      });
    }
    this.#folders.push(`${this.folder}/${path}`);
    return this.#store.folderFor(`${this.folder}/${path}`);
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
    const path = `${this.folder}/${MANIFEST_FILE}`;
    // The sidecar first: a set with a manifest has everything that it will ever have.
    await this.#store.put(`${this.folder}/${MANIFEST_DIGEST_FILE}`, once(Buffer.from(digestLine(sha256))));
    await this.#store.delete(`${this.folder}/${CLAIM_FILE}`);
    await this.#store.put(path, once(bytes));
    return { path, sha256 };
  }

  /** Remove everything of the set, the claim last: until then the place is ours. */
  async abandon(): Promise<void> {
    const claim = `${this.folder}/${CLAIM_FILE}`;
    for await (const object of this.#store.list(this.folder)) {
      if (object.path !== claim) await this.#store.delete(object.path);
    }
    // A folder goes with its last object; one that a program never wrote to had none.
    for (const folder of this.#folders) await this.#store.delete(`${folder}/none`);
    await this.#store.delete(claim);
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

/**
 * A database's name as part of a path: letters, digits, `_`, `-` and inner dots stay, every other byte becomes %XX. A database that is
 * called like the file of the globals is spelled otherwise.
 */
export function fileNameOf(database: string): string {
  if (database === 'globals') return '%67lobals';
  return [...Buffer.from(database, 'utf8')]
    .map((byte, index) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9_-]/.test(character) || (character === '.' && index > 0)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}
