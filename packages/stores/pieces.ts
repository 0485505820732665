/**
 * A stream in pieces of one size, each with whether it is the last; only the last may be smaller, and a stream of no bytes is one
 * empty piece. A piece is handed out when what follows it is known.
 *
 * @param size of a piece, in bytes
 * @param buffer gives what a piece is gathered in: one that is used again, where the caller knows that a piece is done with
 */
export async function* inPieces(
  bytes: AsyncIterable<Uint8Array>,
  size: number,
  buffer: () => Buffer = () => Buffer.allocUnsafe(size),
): AsyncGenerator<{ readonly piece: Buffer; readonly last: boolean }, void, undefined> {
  let filling = buffer();
  let filled = 0;
  for await (const part of bytes) {
    for (let done = 0; done < part.length;) {
      if (filled === size) {
        yield { piece: filling, last: false };
        filling = buffer();
        filled = 0;
      }
      const taken = part.subarray(done, done + size - filled);
      filling.set(taken, filled);
      filled += taken.length;
      done += taken.length;
    }
  }
  yield { piece: filling.subarray(0, filled), last: true };
}

/** The same items, each of them asked for while the one before it is being worked on. */
export async function* oneAhead<T>(items: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const iterator = items[Symbol.asyncIterator]();
  const ask = (): Promise<IteratorResult<T>> => {
    const asked = iterator.next();
    // Its error is told when its turn comes, or never where nobody goes on.
    asked.catch(() => undefined);
    return asked;
  };
  let coming = ask();
  try {
    for (let item = await coming; item.done !== true; item = await coming) {
      coming = ask();
      yield item.value;
    }
  } finally {
    await iterator.return?.();
  }
}
