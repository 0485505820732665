/** Bytes of one part: with 10,000 parts, S3's limit, 78 GiB in one object. */
export const PART_BYTES = 8 * 1024 * 1024;

/** Most objects are no larger: for them no whole part is set aside. */
export const SMALL_BYTES = 256 * 1024;

/** A stream of unknown length, cut into parts. Each is copied into a buffer of the caller's, so that memory is bounded and reused. */
export class PartReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  /** What did not fit into the part before. */
  #rest: Uint8Array = new Uint8Array(0);

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#chunks = bytes[Symbol.asyncIterator]();
  }

  /**
   * Fill a buffer as far as the stream goes. `last` where nothing comes behind it.
   *
   * @param from bytes of the buffer that are filled already
   */
  async fill(buffer: Uint8Array, from = 0): Promise<{ readonly length: number; readonly last: boolean }> {
    let length = from;
    for (;;) {
      const fitting = Math.min(this.#rest.length, buffer.length - length);
      buffer.set(this.#rest.subarray(0, fitting), length);
      length += fitting;
      this.#rest = this.#rest.subarray(fitting);
      if (this.#rest.length > 0) return { length, last: false };
      const next = await this.#chunks.next();
      if (next.done === true) return { length, last: true };
      this.#rest = next.value;
    }
  }

  /** Let the stream's writer know that nobody reads on. */
  stop(): void {
    // It may be busy for long; whoever stops reading has an error of their own to tell.
    this.#chunks.return?.().catch(() => undefined);
  }
}
