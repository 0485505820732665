import type { Manifest, ManifestFile } from '#manifest';
import { MANIFEST_FILE, digestLine, encodeManifest, isInnerPath } from '#manifest';
import { DigestHasher } from '#seal';
import type { Store } from '#stores';
import { OperationFailed, UserError, lineOf, type Logger } from '#verdict';
import { Target, type Destination } from './target.js';
import { tee } from './tee.js';
import { storeVolumes } from './volumes.js';

/** What a file of the set is, besides its bytes. */
export type FileKind = Pick<ManifestFile, 'path' | 'type' | 'database'>;

/** A file that is known before it is stored. */
export interface Member {
  readonly file: ManifestFile;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** What became of the set in one store. */
export interface StoreOutcome {
  readonly url: string;
  /** The set is whole there, its manifest too. */
  readonly written: boolean;
  /** Why it is not, in one line. */
  readonly problem?: string;
}

/** What a writer is told. */
export interface Claim {
  readonly name: string;
  readonly backupId: string;
  readonly log: Pick<Logger, 'info' | 'warning'>;
  /** Bytes of one object; longer files are stored in volumes. */
  readonly volumeBytes: number;
}

/**
 * A set that is being written, into one store or several at once: data files first, digests taken on the way, the manifest last.
 * Until then nothing in a store is a backup, and `abandon` removes all of it. A store that fails is left out from then on; the set
 * goes on while one is left.
 */
export class SetWriter {
  readonly folder: string;
  readonly files: ManifestFile[] = [];
  readonly bundles: NonNullable<Manifest['bundles']> = [];
  readonly #targets: readonly Target[];
  readonly #log: Pick<Logger, 'info' | 'warning'>;
  readonly #volumeBytes: number;

  private constructor(
    targets: readonly Target[],
    folder: string,
    log: Pick<Logger, 'info' | 'warning'>,
    volumeBytes: number,
  ) {
    this.#targets = targets;
    this.folder = folder;
    this.#log = log;
    this.#volumeBytes = volumeBytes;
  }

  /**
   * Take a place in the stores that nobody has, not even a run that started in the same second.
   *
   * @param destinations the first is the store of the backup, without which it does not begin; the others are copies
   * @throws UserError where somebody has it, or a store cannot do what is asked of it
   */
  static async claim(
    destinations: readonly Destination[],
    { name, backupId, log, volumeBytes }: Claim,
  ): Promise<SetWriter> {
    const folder = `${name}/backups/${backupId}`;
    const targets = destinations.map((destination) => new Target(destination, folder, log));
    const writer = new SetWriter(targets, folder, log, volumeBytes);
    const [first, ...copies] = targets;
    const refuse = async (target: Target): Promise<void> => {
      const refusal = await target.refusal();
      if (refusal !== undefined) refusals.push(refusal);
    };
    const refusals: UserError[] = [];
    if (first !== undefined) await refuse(first);
    await writer.#inEach(copies, refuse);
    // What somebody asked for and cannot have is told before anything is written; a copy that does not answer is no reason not to back up.
    if (refusals[0] !== undefined) throw refusals[0];
    // What is wrong with the first store is known before anything is written to the others.
    await first?.claim();
    await writer.#inEach(
      copies.filter(({ failure }) => failure === undefined),
      (target) => target.claim(),
    );
    return writer;
  }

  /** Write a stream as a file of the set: one pass through digests into the stores. */
  async put(kind: FileKind, bytes: AsyncIterable<Uint8Array>): Promise<ManifestFile> {
    const { volumes, ...digests } = await storeVolumes(kind.path, bytes, this.#volumeBytes, (path, part) =>
      this.#putObject(path, part),
    );
    return this.adopt({
      ...kind,
      ...digests,
      ...(volumes === undefined ? {} : { stored: { path: kind.path, ...digests, volumes: [...volumes] } }),
    });
  }

  /** Write files as one object, one right after the other. @throws OperationFailed where one is not what it was said to be */
  async putTogether(path: string, members: readonly Member[]): Promise<void> {
    await this.#putObject(path, joined(members));
    let offset = 0;
    for (const { file } of members) {
      this.adopt({ ...file, within: { path, offset } });
      offset += file.size_bytes;
    }
    this.bundles.push({ path, size_bytes: offset });
  }

  /** A folder of the set for a program that writes files itself, each of which is then adopted; undefined where the stores have none. */
  async folderFor(path: string): Promise<string | undefined> {
    const [only, ...others] = this.#targets;
    return others.length > 0 ? undefined : only?.folderFor(path);
  }

  /** List a file that lies in the stores. */
  adopt(file: ManifestFile): ManifestFile {
    this.files.push(file);
    return file;
  }

  /**
   * Write the manifest: from here on the set is a backup, in every store that did not fail.
   *
   * @param sign gives the signature over the manifest's bytes; undefined where there is none
   */
  async commit(
    manifest: Manifest,
    sign: (bytes: Uint8Array) => Promise<Uint8Array | undefined> = () => Promise.resolve(undefined),
  ): Promise<{ readonly path: string; readonly sha256: string }> {
    const { bytes, sha256 } = encodeManifest(manifest);
    const signature = await sign(bytes);
    const commit = { manifest: bytes, digestLine: digestLine(sha256), signature };
    await this.#inEach(this.#live(), (target) => target.commit(commit));
    return { path: `${this.folder}/${MANIFEST_FILE}`, sha256 };
  }

  /** What became of the set in each store, in their order. */
  outcomes(): readonly StoreOutcome[] {
    return this.#targets.map(({ store, failure }) =>
      failure === undefined
        ? { url: store.url, written: true }
        : { url: store.url, written: false, problem: lineOf(failure.error) },
    );
  }

  /**
   * Remove everything of the set, from the stores that failed or from all. What cannot be removed is a warning.
   *
   * @param reopen gives a store that still works where the run was cancelled; it is closed afterwards
   */
  async abandon(which: 'failed' | 'all', reopen?: (store: Store) => Promise<Store>): Promise<void> {
    const targets = this.#targets.filter(({ failure }) => which === 'all' || failure !== undefined);
    await Promise.all(
      targets.map(async (target) => {
        try {
          const again = await reopen?.(target.store);
          await target.abandon(again).finally(() => again?.close?.());
        } catch (failure) {
          this.#log.warning(
            `What this run wrote to ${target.store.url} could not all be removed: ${lineOf(failure)}`,
          );
        }
      }),
    );
  }

  #live(): readonly Target[] {
    return this.#targets.filter(({ failure }) => failure === undefined);
  }

  async #putObject(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const live = this.#live();
    const [only] = this.#targets;
    if (only !== undefined && this.#targets.length === 1) {
      await only.put(path, bytes);
      return;
    }
    const ended = await tee(
      bytes,
      live.map((target) => (part) => target.put(path, part)),
    );
    for (const [index, { error }] of ended.entries()) if (error !== undefined) this.#fail(live[index], error);
    this.#refuseNone();
  }

  /** @throws where no store is left */
  async #inEach(targets: readonly Target[], work: (target: Target) => Promise<void>): Promise<void> {
    await Promise.all(
      targets.map((target) =>
        work(target).catch((error: unknown) => {
          this.#fail(target, error);
        }),
      ),
    );
    this.#refuseNone();
  }

  #fail(target: Target | undefined, error: unknown): void {
    target?.fail(error);
    if (this.#targets.length > 1 && target !== undefined)
      this.#log.warning(`${target.store.url} gets no copy of this set: ${lineOf(error)}`);
  }

  #refuseNone(): void {
    const [first] = this.#targets;
    if (first?.failure !== undefined && this.#live().length === 0) throw first.failure.error;
  }
}

/** The bytes of files, one after the other, each held against the digests that it is listed with. */
async function* joined(members: readonly Member[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const { file, bytes } of members) {
    const hasher = new DigestHasher();
    for await (const part of bytes) {
      hasher.update(part);
      yield part;
    }
    refuseChanged(file, hasher.digests());
  }
}

/** @throws OperationFailed where a file was not stored as it was written */
export function refuseChanged(
  file: ManifestFile,
  stored: Pick<ManifestFile, 'size_bytes' | 'sha3_256' | 'sha256'>,
): void {
  if (stored.sha256 === file.sha256 && stored.sha3_256 === file.sha3_256) return;
  throw new OperationFailed(`The file ${file.path} was changed before it was stored`, {
    remedy: "Look at the disk of the run's temporary folder, and at what else writes there",
  });
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
