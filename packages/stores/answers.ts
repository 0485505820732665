import type { FetchAnswer } from '#github';

/** The body of an answer, as it comes. */
export async function* bytesIn({ body }: FetchAnswer): AsyncGenerator<Uint8Array, void, undefined> {
  if (body === null) return;
  for await (const part of body) {
    if (!(part instanceof Uint8Array)) throw new TypeError('an answer was not read as bytes');
    yield part;
  }
}
