import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { INT_SIZE, OFFSET_SIZE } from './byte-cursor.js';
import { OFFSET_SET } from './entry.js';
import { ArchiveError } from './errors.js';
import type { TocEntry } from './model.js';
import { readTocFile } from './toc-file.js';

/**
 * Fill in where the data of each entry lies. pg_dump cannot do that when it writes a custom archive to a pipe, and pg_restore is slow
 * with several jobs where it is not done. The result is what `pg_dump -f` writes.
 *
 * Every offset is held against the bytes at it before anything is written. Changes the file: use it on a copy of one's own.
 *
 * @param offsets for every entry with data, the offset of its data block: `DataBlock.offset`
 * @returns how many offsets were filled in
 */
export async function patchOffsets(
  path: string,
  offsets: readonly (readonly [dumpId: number, offset: number])[],
): Promise<number> {
  const toc = await readTocFile(path);
  const entries = new Map<number, TocEntry>();
  for (const entry of toc.entries) if (entry.hadDumper) entries.set(entry.dumpId, entry);
  // Calls that wait are several times faster here: there is one of a few bytes for every table.
  const file = openSync(path, 'r+');
  try {
    const places = offsets.map(([dumpId, offset]) => {
      const place = entries.get(dumpId)?.offsetPosition;
      if (place === undefined)
        throw new ArchiveError(`its table of contents has no data for entry ${dumpId}`, 0);
      entries.delete(dumpId);
      if (!Number.isSafeInteger(offset) || offset < toc.size)
        throw new ArchiveError(`data inside its table of contents, for entry ${dumpId}`, offset);
      expectBlock(file, dumpId, offset);
      return { place, offset };
    });
    const [left] = entries.keys();
    if (left !== undefined) throw new ArchiveError(`there is no offset for entry ${left}`, 0);
    for (const { place, offset } of places) writeOffset(file, place, offset);
    return places.length;
  } finally {
    closeSync(file);
  }
}

/** A block begins with its type, and then its entry's id. */
function expectBlock(file: number, dumpId: number, offset: number): void {
  const start = Buffer.alloc(2 + INT_SIZE);
  const length = readSync(file, start, 0, start.length, offset);
  const type = start.readUInt8(0);
  const fits = (type === 1 || type === 3) && start.readUInt8(1) === 0 && start.readUInt32LE(2) === dumpId;
  if (length < start.length || !fits)
    throw new ArchiveError(`the data of entry ${dumpId} is not there`, offset);
}

function writeOffset(file: number, place: number, offset: number): void {
  const bytes = Buffer.alloc(1 + OFFSET_SIZE);
  bytes.writeUInt8(OFFSET_SET, 0);
  bytes.writeBigUInt64LE(BigInt(offset), 1);
  writeSync(file, bytes, 0, bytes.length, place);
}
