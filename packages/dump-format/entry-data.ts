import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '#verdict';
import { BlockWalker, type BlockHandler } from './block-walker.js';
import { ContentReader } from './content-reader.js';
import { CustomArchiveReader, storageOf } from './custom-archive.js';
import { DataFileReader, dataFileCompression, directoryFiles } from './directory-archive.js';
import { ArchiveError } from './errors.js';
import type { DataKind, DataSink, Toc, TocEntry } from './model.js';

const PIECE = 256 * 1024;

/** An archive on this machine. */
export interface LocalArchive {
  /** A custom archive, or the folder of a directory archive. */
  readonly path: string;
  readonly toc: Toc;
  /** Where data blocks begin, by dump id, where a custom archive does not say so itself. */
  readonly offsets?: ReadonlyMap<number, number> | undefined;
}

/** Where the data blocks of a custom archive begin, by dump id, found by following their lengths. */
export async function blockOffsets(path: string): Promise<ReadonlyMap<number, number>> {
  const reader = new CustomArchiveReader({ decode: false });
  await eachPiece(path, 0, async (piece) => {
    await reader.write(piece);
    return undefined;
  });
  const { blocks } = await reader.end();
  return new Map(blocks.map((block) => [block.dumpId, block.offset]));
}

/**
 * Decode the data of one table, and of nothing else in the archive.
 *
 * @throws ArchiveError where it is not there, or is damaged
 */
export async function readTableData(archive: LocalArchive, entry: TocEntry, sink: DataSink): Promise<void> {
  const { format } = archive.toc.header;
  if (format === 'custom') await readBlock(archive, entry, sink);
  else if (format === 'directory') await readDataFile(archive, entry, sink);
  else throw new UserError('One table alone cannot be read from a tar archive');
}

async function readDataFile(archive: LocalArchive, entry: TocEntry, sink: DataSink): Promise<void> {
  const file = directoryFiles(archive.toc).find(
    (candidate) => candidate.kind === 'table' && candidate.entry === entry,
  );
  if (file === undefined) throw noData(entry);
  const compression = dataFileCompression(file.name);
  const reader = new DataFileReader({ compression, file: { kind: 'table', entry }, sink });
  try {
    await eachPiece(join(archive.path, file.name), 0, async (piece) => {
      await reader.write(piece);
      return undefined;
    });
    await reader.end();
  } catch (error) {
    reader.destroy();
    throw error;
  }
}

async function readBlock(archive: LocalArchive, entry: TocEntry, sink: DataSink): Promise<void> {
  const offset = entry.offset ?? archive.offsets?.get(entry.dumpId);
  if (offset === undefined) throw noData(entry);
  const content = new ContentReader(storageOf(archive.toc), sink);
  const block = new OneBlock(content, entry);
  const walker = new BlockWalker(block, offset);
  try {
    await eachPiece(archive.path, offset, (piece) => {
      const at = walker.walk(piece, 0);
      const waiting = walker.takeWaiting();
      if (waiting !== undefined) return walkOn(walker, waiting, piece, at, block);
      return block.over ? 'enough' : undefined;
    });
    if (!block.over) throw new ArchiveError('it ends in the middle of a data block', offset);
  } catch (error) {
    content.destroy();
    // What follows the block is none of our business.
    if (!block.over) throw error;
  }
}

async function walkOn(
  walker: BlockWalker,
  first: Promise<void>,
  piece: Uint8Array,
  from: number,
  block: OneBlock,
): Promise<'enough' | undefined> {
  let at = from;
  for (
    let waiting: Promise<void> | undefined = first;
    waiting !== undefined;
    waiting = walker.takeWaiting()
  ) {
    await waiting;
    at = walker.walk(piece, at);
  }
  return block.over ? 'enough' : undefined;
}

/** Hands the first block that the walker comes to over to a reader of its content. */
class OneBlock implements BlockHandler {
  over = false;
  readonly #content: ContentReader;
  readonly #entry: TocEntry;

  constructor(content: ContentReader, entry: TocEntry) {
    this.#content = content;
    this.#entry = entry;
  }

  blockStart(kind: DataKind, dumpId: number, offset: number): void {
    if (this.over) return;
    if (kind !== 'table' || dumpId !== this.#entry.dumpId)
      throw new ArchiveError(`the data of entry ${this.#entry.dumpId} is not there`, offset);
    this.#content.openTable(this.#entry, offset);
  }

  largeObject(): void {
    // Only a block that follows can hold any.
  }

  data(bytes: Uint8Array, start: number, end: number): Promise<void> | undefined {
    return this.over ? undefined : this.#content.push(bytes, start, end);
  }

  streamEnd(): Promise<void> | undefined {
    return this.over
      ? undefined
      : this.#content.close(() => {
          this.over = true;
        });
  }

  blockEnd(): void {
    // The end of the stream said it already.
  }
}

function noData(entry: TocEntry): ArchiveError {
  return new ArchiveError(`its table of contents has no data of ${entry.namespace}.${entry.tag}`, 0);
}

type Answer = 'enough' | undefined;

async function eachPiece(
  path: string,
  from: number,
  take: (piece: Uint8Array) => Answer | Promise<Answer>,
): Promise<void> {
  await using file = await open(path);
  const buffer = Buffer.allocUnsafeSlow(PIECE);
  for (let position = from; ;) {
    const { bytesRead } = await file.read(buffer, 0, PIECE, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    if ((await take(buffer.subarray(0, bytesRead))) === 'enough') return;
  }
}
