import type { EncodingType } from '@aws-sdk/client-s3';

/** A key as a listing writes it: percent-encoded where the store did as it was asked, so that every character survives XML. */
export function decoded(text: string, encoding: EncodingType | undefined): string {
  return encoding === 'url' ? decodeURIComponent(text.replaceAll('+', ' ')) : text;
}

/** Characters that come after the surrogates' range: in UTF-16 they sort behind all those that need surrogates, in UTF-8 before. */
const SORTED_OTHERWISE = /[\uE000-\u{10FFFF}]/u;

/**
 * S3 lists in the order of the UTF-8 bytes. This puts the same keys into the order of their UTF-16 units, with little held back: a key
 * without any of the characters in question has its place in both orders, and so parts what stands before it from what comes.
 */
export async function* inUnitOrder<T extends { readonly path: string }>(
  objects: AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  let held: T[] = [];
  for await (const object of objects) {
    if (SORTED_OTHERWISE.test(object.path)) {
      held.push(object);
      continue;
    }
    yield* held.sort(byUnits);
    held = [];
    yield object;
  }
  yield* held.sort(byUnits);
}

function byUnits(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
