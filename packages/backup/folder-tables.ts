import {
  directoryFiles,
  tableKey,
  type FileFingerprint,
  type LargeObjectFingerprint,
  type TableFingerprint,
  type Toc,
} from '#dump-format';

/** Tell by a folder's table of contents which table each of its files holds. */
export function foldFiles(
  toc: Toc,
  files: ReadonlyMap<string, FileFingerprint>,
): {
  readonly tables: ReadonlyMap<string, TableFingerprint>;
  readonly largeObjects: readonly LargeObjectFingerprint[];
} {
  const tables = new Map<string, TableFingerprint>();
  for (const file of directoryFiles(toc)) {
    const fingerprint = files.get(file.name);
    if (file.kind === 'table' && fingerprint !== undefined && 'table' in fingerprint)
      tables.set(tableKey(file.entry.namespace, file.entry.tag), fingerprint.table);
  }
  const largeObjects = [...files.values()].flatMap((file) =>
    'largeObject' in file ? [file.largeObject] : [],
  );
  return { tables, largeObjects: largeObjects.sort((a, b) => a.oid - b.oid) };
}
