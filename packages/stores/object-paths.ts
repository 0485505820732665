import { isInnerPath } from '#manifest';
import { UserError } from '#verdict';

/** For stores whose objects have names and no folders. @throws UserError for what is no path below the store's root */
export function refuseOuter(path: string, url: string): void {
  if (!isInnerPath(path)) throw new UserError(`'${path}' is not a path inside the store`, { where: url });
}

/** What the names of all objects below a folder begin with: `''` for all. @throws UserError as `refuseOuter` */
export function prefixOf(folder: string, url: string): string {
  if (folder === '') return '';
  refuseOuter(folder, url);
  return `${folder}/`;
}

/**
 * What comes in the order of its paths' UTF-8 bytes, as object stores list, in the order of their UTF-16 units. The two differ only
 * where a unit from U+E000 on meets a surrogate, so that hardly anything is ever held.
 */
export async function* inUnitOrder<T>(
  items: AsyncIterable<T>,
  pathOf: (item: T) => string,
): AsyncGenerator<T, void, undefined> {
  let held: T[] = [];
  let prefix = '';
  for await (const item of items) {
    const path = pathOf(item);
    if (held.length > 0 && !path.startsWith(prefix)) {
      yield* sorted(held, pathOf);
      held = [];
    }
    if (held.length === 0) {
      const at = path.search(/[\uE000-\uFFFF]/);
      if (at < 0) {
        yield item;
        continue;
      }
      prefix = path.slice(0, at);
    }
    held.push(item);
  }
  yield* sorted(held, pathOf);
}

function sorted<T>(items: readonly T[], pathOf: (item: T) => string): readonly T[] {
  return items.toSorted((a, b) => byUnits(pathOf(a), pathOf(b)));
}

/** For `sort`: the order of UTF-16 units. */
export function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
