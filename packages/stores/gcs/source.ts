/** What is to be written: how much it was, and whether it was itself what failed. */
export class Source {
  size = 0;
  failure: { readonly error: unknown } | undefined;
  readonly #bytes: AsyncIterable<Uint8Array>;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#bytes = bytes;
  }

  async *read(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for await (const part of this.#bytes) {
        this.size += part.length;
        yield part;
      }
    } catch (error) {
      this.failure = { error };
      throw error;
    }
  }
}
