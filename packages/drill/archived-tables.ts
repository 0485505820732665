import { copyColumns, tableKey, type TocEntry } from '#dump-format';
import type { CopyTable } from '#postgres';

/**
 * Restored tables with their columns in the order of the archive's lines. A table that inherits may have got another order, and lines
 * are compared as they are. A table that the archive has no lines of keeps its own.
 *
 * @param entries the archive's table of contents, or the part of it that matters
 */
export function asArchived(tables: readonly CopyTable[], entries: readonly TocEntry[]): readonly CopyTable[] {
  const columns = new Map<string, readonly string[]>();
  for (const entry of entries)
    if (entry.desc === 'TABLE DATA' && entry.copyStatement !== '')
      columns.set(tableKey(entry.namespace, entry.tag), copyColumns(entry));
  return tables.map((table) => ({
    ...table,
    columns: columns.get(tableKey(table.schema, table.table)) ?? table.columns,
  }));
}
