import { randomUUID } from 'node:crypto';
import { basename, dirname } from 'node:path/posix';
import * as v from 'valibot';
import { OperationFailed, UserError, lineOf, type Logger } from '#verdict';
import { PARTIAL } from '../directory.js';
import { nameTaken, refuseProtection } from '../explain.js';
import { byUnits, prefixOf, refuseOuter } from '../object-paths.js';
import { readThrough, type Persistence } from '../persistence.js';
import type { ByteRange, Capabilities, Protection, Store, StoreObject } from '../store.js';
import { entries, parseEntry, type Entry } from './entries.js';
import { explainRclone, isNotFound, mayPass } from './errors.js';
import type { Rclone } from './program.js';
import { receiveFile, sendFile } from './transfer.js';

const FEATURES = v.object({ Features: v.object({ BucketBased: v.boolean() }) });

/** What a store at a remote of rclone is made from. */
export interface RcloneStoreOptions extends Persistence {
  readonly rclone: Rclone;
  /** The remote and the path in it, as rclone takes them: `remote:path`. */
  readonly root: string;
  readonly stallSeconds: number;
  readonly log: Logger;
}

/** Sets at any remote that rclone knows. It runs for every operation; its configuration and its secrets stay with it. */
export class RcloneStore implements Store {
  readonly url: string;
  readonly #options: RcloneStoreOptions;
  readonly #rclone: Rclone;
  #bucketBased: Promise<boolean> | undefined;

  constructor(options: RcloneStoreOptions) {
    this.url = `rclone:${options.root}`;
    this.#options = options;
    this.#rclone = options.rclone;
  }

  capabilities(): Promise<Capabilities> {
    return Promise.resolve({ conditionalWrites: false, versions: false, lock: false, serverChecksum: false });
  }

  put(
    path: string,
    bytes: AsyncIterable<Uint8Array>,
    protection?: Protection,
  ): Promise<{ readonly size: number }> {
    return this.#explained(async () => {
      refuseOuter(path, this.url);
      refuseProtection(protection, this.url);
      // An object of a bucket appears whole. A file is seen while it grows, so it gets its name when it is whole.
      const send = (await this.#isBucket()) ? this.#sendToBucket : this.#sendToFolder;
      return { size: await send.call(this, path, bytes) };
    });
  }

  async *get(path: string, range?: ByteRange): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      const found = await this.head(path);
      if (found === undefined) throw new UserError(`There is no ${path} in the store`, { where: this.url });
      yield* readThrough({
        ...this.#options,
        open: (start, end) => Promise.resolve(receiveFile(this.#rclone, this.#name(path), { start, end })),
        start: range?.start ?? 0,
        end: Math.min(range?.end ?? Infinity, found.size),
        passes: mayPass,
      });
    } catch (error) {
      throw explainRclone(error, this.url);
    }
  }

  async *list(folder: string): AsyncGenerator<StoreObject, void, undefined> {
    const prefix = prefixOf(folder, this.url);
    const found = await this.#entries(['--recursive', '--files-only'], folder);
    const objects = found.map(({ Path, Size, ModTime }) => {
      return { path: prefix + Path, size: Size, modifiedAt: new Date(ModTime) };
    });
    yield* objects.sort((a, b) => byUnits(a.path, b.path));
  }

  async *folders(folder: string): AsyncGenerator<string, void, undefined> {
    prefixOf(folder, this.url);
    const found = await this.#entries(['--dirs-only'], folder);
    yield* found.map(({ Path }) => Path).sort(byUnits);
  }

  head(path: string): Promise<StoreObject | undefined> {
    return this.#explained(async () => {
      refuseOuter(path, this.url);
      try {
        const name = this.#name(path);
        const json = await this.#rclone.run('lsjson', ['--stat', '--no-mimetype'], [name]);
        const { IsDir, Size: size, ModTime } = parseEntry(json);
        return IsDir ? undefined : { path, size, modifiedAt: new Date(ModTime) };
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw error;
      }
    });
  }

  delete(path: string): Promise<void> {
    return this.#explained(async () => {
      refuseOuter(path, this.url);
      try {
        await this.#rclone.run('deletefile', ['--retries=1'], [this.#name(path)]);
      } catch (error) {
        // What is not there fails like everything else.
        if ((await this.head(path)) !== undefined) throw error;
      }
      await this.#removeEmptyFolders(path);
    });
  }

  /**
   * Where this process is killed, rclone takes that for the end of the stream, and half an object stays under its name: in a set
   * without a manifest, since that is written last. A copy within the remote for each object would cost more than that is worth.
   */
  async #sendToBucket(path: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
    if ((await this.head(path)) !== undefined) throw nameTaken(path, this.url);
    const size = await sendFile(this.#rclone, this.#name(path), bytes);
    this.#refuseOtherSize(path, size, (await this.head(path))?.size);
    return size;
  }

  async #sendToFolder(path: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
    const partial = `${path}.${randomUUID()}${PARTIAL}`;
    try {
      const size = await sendFile(this.#rclone, this.#name(partial), bytes);
      // One look for both: whether all of it arrived, and whether the name is free, since a move would overwrite.
      const beside = await this.#entries(['--files-only'], folderOf(path));
      const sizeOf = (of: string): number | undefined =>
        beside.find(({ Path }) => Path === basename(of))?.Size;
      this.#refuseOtherSize(path, size, sizeOf(partial));
      if (sizeOf(path) !== undefined) throw nameTaken(path, this.url);
      await this.#rclone.run('moveto', [], [this.#name(partial), this.#name(path)]);
      return size;
    } catch (error) {
      await this.#tidy(partial);
      throw error;
    }
  }

  #refuseOtherSize(path: string, sent: number, there: number | undefined): void {
    if (there === sent) return;
    throw new OperationFailed(`Of ${path} ${sent} bytes were sent, and the remote has ${there ?? 'none'}`, {
      remedy: 'Start the backup again; where it happens again, take another remote',
      where: this.url,
    });
  }

  /** Remove what is there of a file that did not become whole. What made it fail is told all the same. */
  async #tidy(partial: string): Promise<void> {
    try {
      const rclone = this.#rclone.afterwards();
      const store = new RcloneStore({ ...this.#options, rclone, signal: rclone.signal });
      await store.delete(partial);
    } catch (error) {
      this.#options.log.warning(`${partial} is left in ${this.url}: ${lineOf(error)}`);
    }
  }

  /** All at once: rclone lists folders side by side, and what is asked for is to come in order. */
  async #entries(options: readonly string[], folder: string): Promise<Entry[]> {
    const found: Entry[] = [];
    try {
      for await (const entry of entries(this.#rclone, options, this.#name(folder))) found.push(entry);
    } catch (error) {
      if (isNotFound(error)) return [];
      throw explainRclone(error, this.url);
    }
    return found;
  }

  #name(path: string): string {
    const { root } = this.#options;
    if (path === '') return root;
    return /[:/]$/.test(root) ? root + path : `${root}/${path}`;
  }

  #isBucket(): Promise<boolean> {
    this.#bucketBased ??= this.#rclone
      .run('backend', [], ['features', this.#options.root])
      .then((json) => v.parse(FEATURES, JSON.parse(json)).Features.BucketBased);
    return this.#bucketBased;
  }

  /** A folder is nothing of its own in a store: it is gone with its last object. */
  async #removeEmptyFolders(path: string): Promise<void> {
    if (await this.#isBucket()) return;
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
      try {
        // Never what is in it: another backup may just have put something there.
        await this.#rclone.run('rmdir', ['--retries=1'], [this.#name(folder)]);
      } catch {
        return;
      }
    }
  }

  async #explained<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      // A program that we ended ourselves failed for no reason of its own.
      this.#options.signal.throwIfAborted();
      throw explainRclone(error, this.url);
    }
  }
}

/** The folder that a path is in, `''` for the root. */
function folderOf(path: string): string {
  const folder = dirname(path);
  return folder === '.' ? '' : folder;
}
