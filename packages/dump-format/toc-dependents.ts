import type { TocEntry } from './model.js';

/**
 * Entries that cannot be made without others: those, and whatever depends on them at any distance. pg_dump resolves a dependency on
 * an extension's type or function to the extension itself.
 *
 * @param all of the archive
 */
export function dependents(all: readonly TocEntry[], roots: readonly TocEntry[]): readonly TocEntry[] {
  const users = new Map<number, TocEntry[]>();
  for (const entry of all) {
    for (const id of entry.dependencies) {
      const known = users.get(id);
      if (known === undefined) users.set(id, [entry]);
      else known.push(entry);
    }
  }
  const found = new Set<TocEntry>();
  const pending = [...roots];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    pending.push(...(users.get(next.dumpId) ?? []));
  }
  return [...found];
}
