/** Takes a stream to its end, or fails. The parts are its own, their memory too. */
export type Taker = (bytes: AsyncIterable<Uint8Array>) => Promise<unknown>;

/**
 * Hand one stream to several takers at the pace of the slowest, in bounded memory. One that fails is left out from then on; the stream
 * goes on while one is left, and is ended when none is.
 *
 * @returns why each taker failed, in their order; undefined for those that did not
 * @throws what the stream throws; the takers have been told, and have ended
 */
export async function tee(
  bytes: AsyncIterable<Uint8Array>,
  takers: readonly Taker[],
): Promise<readonly { readonly error: unknown }[]> {
  const lanes = takers.map((taker) => new Lane(taker));
  try {
    for await (const part of bytes) {
      await Promise.all(lanes.map((lane, index) => lane.write(index === 0 ? part : new Uint8Array(part))));
      if (lanes.every(({ ended }) => ended)) break;
    }
  } catch (error) {
    await Promise.all(lanes.map((lane) => lane.abort(error)));
    throw error;
  }
  return Promise.all(lanes.map((lane) => lane.end()));
}

/** The way to one taker: what it has not taken yet is a part or two. */
class Lane {
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #done: Promise<{ readonly error: unknown }>;
  #ended = false;

  constructor(taker: Taker) {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    this.#writer = writable.getWriter();
    // A taker that leaves early closes it, which its own error tells better.
    this.#writer.closed.catch(() => undefined);
    this.#writer.ready.catch(() => undefined);
    this.#done = taker(readable)
      .then(
        () => ({ error: undefined }),
        (error: unknown) => ({ error: error ?? new Error('a stream was not taken') }),
      )
      .finally(() => {
        this.#ended = true;
      });
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Resolves when there is room for the next part, or nobody takes any more. */
  async write(part: Uint8Array): Promise<void> {
    if (this.#ended) return;
    this.#writer.write(part).catch(() => undefined);
    const ready = this.#writer.ready.catch(() => undefined);
    await Promise.race([ready, this.#done]);
  }

  async end(): Promise<{ readonly error: unknown }> {
    this.#writer.close().catch(() => undefined);
    return this.#done;
  }

  async abort(error: unknown): Promise<void> {
    this.#writer.abort(error).catch(() => undefined);
    await this.#done;
  }
}
