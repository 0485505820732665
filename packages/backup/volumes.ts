import type { StoredObject } from '#manifest';
import { DigestHasher, type Digests } from '#seal';

/** Bytes of one object in a store: what every kind of store takes in parts that it takes. */
export const VOLUME_BYTES = 50 * 1024 ** 3;

/** What became of a stream: its digests, and the objects that hold it where it took more than one. */
export interface StoredStream extends Digests {
  readonly volumes?: readonly StoredObject[];
}

/** A volume's path: the first is called like the file itself. */
export function volumePath(path: string, number: number): string {
  return number === 1 ? path : `${path}.${String(number).padStart(3, '0')}`;
}

/**
 * Store a stream of unknown length in volumes, one after the other; digests are taken on the way. It is ended where it is not wanted
 * any more.
 *
 * @param limit bytes of a volume
 * @param put writes one object
 */
export async function storeVolumes(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
  put: (path: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<StoredStream> {
  const whole = new DigestHasher();
  const source = new Portions(bytes);
  const volumes: StoredObject[] = [];
  try {
    await put(path, source.take(limit, [whole]));
    if (!(await source.hasMore())) return whole.digests();
    volumes.push({ path, ...whole.digestsSoFar() });
    do {
      const volume = volumePath(path, volumes.length + 1);
      const hasher = new DigestHasher();
      await put(volume, source.take(limit, [whole, hasher]));
      volumes.push({ path: volume, ...hasher.digests() });
    } while (await source.hasMore());
    return { ...whole.digests(), volumes };
  } finally {
    await source.end();
  }
}

/** A stream that is taken in portions. */
class Portions {
  readonly #source: AsyncIterator<Uint8Array>;
  /** What was read of the next portion. */
  #rest: Uint8Array | undefined;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#source = bytes[Symbol.asyncIterator]();
  }

  /** The next so many bytes, or all that are left. */
  async *take(limit: number, hashers: readonly DigestHasher[]): AsyncGenerator<Uint8Array, void, undefined> {
    for (let left = limit; left > 0 && (await this.hasMore());) {
      const part = this.#rest ?? new Uint8Array();
      const piece = part.subarray(0, left);
      // A store may do with a part's memory what it likes; what is left of it must not be in its hands.
      this.#rest = piece.length < part.length ? new Uint8Array(part.subarray(piece.length)) : undefined;
      left -= piece.length;
      for (const hasher of hashers) hasher.update(piece);
      yield piece;
    }
  }

  async hasMore(): Promise<boolean> {
    while (this.#rest === undefined || this.#rest.length === 0) {
      const next = await this.#source.next();
      if (next.done === true) return false;
      this.#rest = next.value;
    }
    return true;
  }

  async end(): Promise<void> {
    await this.#source.return?.();
  }
}
