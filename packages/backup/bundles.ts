/** Files below this many bytes share objects with others. */
export const SMALL_FILE = 8 * 1024 ** 2;
/** A bundle takes no more bytes than this. */
export const BUNDLE_BYTES = 64 * 1024 ** 2;

export interface Sized {
  readonly name: string;
  readonly size: number;
}

export interface Plan<F extends Sized> {
  /** Files that share an object, in the order in which they lie there. */
  readonly bundles: readonly (readonly F[])[];
  /** Files that have one of their own. */
  readonly alone: readonly F[];
}

/**
 * Gather small files, so that a store is asked by the megabyte and not by the file.
 *
 * @param apart names of files that are read before the others, and lie alone
 */
export function planBundles<F extends Sized>(
  files: readonly F[],
  apart: ReadonlySet<string>,
  limits: { readonly small: number; readonly bundle: number } = { small: SMALL_FILE, bundle: BUNDLE_BYTES },
): Plan<F> {
  const isSmall = (file: F): boolean => file.size < limits.small && !apart.has(file.name);
  const bundles: F[][] = [];
  let filled = Infinity;
  for (const file of files.filter(isSmall)) {
    if (filled + file.size > limits.bundle) {
      bundles.push([]);
      filled = 0;
    }
    bundles.at(-1)?.push(file);
    filled += file.size;
  }
  const single = bundles.filter(({ length }) => length === 1).flat();
  return {
    bundles: bundles.filter(({ length }) => length > 1),
    alone: [...files.filter((file) => !isSmall(file)), ...single],
  };
}
