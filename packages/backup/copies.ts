import { decided, formatCount, type Check } from '#verdict';
import type { StoreOutcome } from './writer.js';

/** One check a store where there are several: the step fails where one of them has not got the set. */
export function copiesChecks(stores: readonly StoreOutcome[]): readonly Check[] {
  if (stores.length < 2) return [];
  return stores.map(({ url, written, problem }) =>
    decided(written, {
      id: 'copies.written',
      expected: 'the whole set, its manifest last',
      found: problem ?? 'written',
      where: url,
    }),
  );
}

/**
 * How many copies there are of this set, on how many kinds of store, and how many of them lie somewhere else: three, two and one are
 * what one aims at. The source itself is not counted.
 */
export function threeTwoOne(stores: readonly StoreOutcome[]): string {
  const urls = stores.filter(({ written }) => written).map(({ url }) => url);
  const media = new Set(urls.map(mediumOf));
  const offsite = urls.filter((url) => !isOnThisMachine(url));
  const copies = formatCount(urls.length, 'copy', 'copies');
  const kinds = formatCount(media.size, 'kind of store', 'kinds of store');
  return `The set lies in ${copies} on ${kinds}, ${offsite.length} of them offsite.`;
}

/** A store's kind, by its URL's scheme. */
function mediumOf(url: string): string {
  return SCHEME.exec(url)?.[1]?.toLowerCase() ?? FOLDER;
}

const SCHEME = /^([a-z][a-z0-9+.-]+):/i;
const FOLDER = 'file';

/** Of a folder nothing says that it is mounted from elsewhere. */
function isOnThisMachine(url: string): boolean {
  return mediumOf(url) === FOLDER;
}
