import { storedObjects, type ManifestFile } from '#manifest';
import type { Store } from '#stores';
import { UserError } from '#verdict';
import { inSet, type SetPlace } from './catalogue.js';

/** What could not be read although it is there: no permission, no way to the store. That says nothing about the set. */
export class NotRead extends UserError {}

/**
 * Reads files of a set, one after the other. Those that share a bundle come out of one request where they are read as they lie there
 * (`inStorageOrder`), and by range in any other order.
 */
export class SetReader {
  readonly #place: SetPlace;
  #bundle: BundleStream | undefined;

  constructor(place: SetPlace) {
    this.#place = place;
  }

  /**
   * The bytes of a file; to be read to the end, or given up, before the next one.
   *
   * @throws UserError where an object is missing, or cannot be what was written
   * @throws NotRead where it is there and cannot be read
   */
  async *read(file: ManifestFile): AsyncGenerator<Uint8Array, void, undefined> {
    const { within } = file;
    if (within === undefined) {
      for (const { path } of storedObjects(file)) {
        try {
          yield* this.#place.store.get(inSet(this.#place, path));
        } catch (error) {
          throw await this.#why(error, path);
        }
      }
      return;
    }
    if (this.#bundle?.isAt(within) !== true) {
      await this.close();
      this.#bundle = new BundleStream(this.#place.store, inSet(this.#place, within.path), within);
    }
    try {
      yield* this.#bundle.take(file.size_bytes);
    } catch (error) {
      await this.close();
      throw await this.#why(error, within.path);
    }
  }

  /** Tells an object that is missing, or is none, from one that is there and cannot be read now. */
  async #why(error: unknown, path: string): Promise<unknown> {
    if (!(error instanceof UserError)) return error;
    const { store } = this.#place;
    const isThere = await store.head(inSet(this.#place, path)).then(
      (found) => found !== undefined,
      // Where not even that can be asked, nothing is known of it.
      () => true,
    );
    if (!isThere) return error;
    const { message, remedy, where } = error;
    return new NotRead(message, {
      cause: error,
      ...(remedy === undefined ? {} : { remedy }),
      ...(where === undefined ? {} : { where }),
    });
  }

  /** Let go of a bundle that was not read to its end. */
  async close(): Promise<void> {
    const bundle = this.#bundle;
    this.#bundle = undefined;
    await bundle?.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

interface Spot {
  readonly path: string;
  readonly offset: number;
}

/** A bundle that is being read from some byte on. */
class BundleStream {
  readonly #path: string;
  readonly #parts: AsyncIterator<Uint8Array>;
  #offset: number;
  /** What was read of the next file. */
  #rest: Uint8Array | undefined;

  constructor(store: Store, path: string, from: Spot) {
    this.#path = from.path;
    this.#offset = from.offset;
    this.#parts = store.get(path, { start: from.offset })[Symbol.asyncIterator]();
  }

  isAt(spot: Spot): boolean {
    return spot.path === this.#path && spot.offset === this.#offset;
  }

  /** The next so many bytes; fewer where the object ends before, as a digest will tell. */
  async *take(length: number): AsyncGenerator<Uint8Array, void, undefined> {
    for (let left = length; left > 0;) {
      const part = this.#rest ?? (await this.#next());
      if (part === undefined) return;
      const piece = part.subarray(0, left);
      this.#rest = piece.length < part.length ? part.subarray(piece.length) : undefined;
      this.#offset += piece.length;
      left -= piece.length;
      yield piece;
    }
  }

  async close(): Promise<void> {
    await this.#parts.return?.();
  }

  async #next(): Promise<Uint8Array | undefined> {
    const next = await this.#parts.next();
    return next.done === true ? undefined : next.value;
  }
}
