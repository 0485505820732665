import type { BlockHandler } from './block-walker.js';
import type { Content, ContentReader } from './content-reader.js';
import { LARGE_OBJECTS } from './entry.js';
import { ArchiveError } from './errors.js';
import type { DataBlock, DataKind, Toc, TocEntry } from './model.js';

interface OpenBlock {
  readonly entry: TocEntry;
  readonly kind: DataKind;
  readonly offset: number;
  largeObjects: number;
  decodedBytes: number | undefined;
  rows: number | undefined;
}

/** Holds the data blocks against the table of contents: each belongs to one entry, once, where the entry says it is. */
export class BlockRecorder implements BlockHandler {
  readonly blocks: DataBlock[] = [];
  /** Entries whose data has not come yet. */
  readonly #missing = new Map<number, TocEntry>();
  readonly #found = new Set<number>();
  readonly #content: ContentReader | undefined;
  #open: OpenBlock | undefined;

  /** @param content decodes the data; without it, lengths alone are followed */
  constructor(toc: Toc, content: ContentReader | undefined) {
    for (const entry of toc.entries) if (entry.hadDumper) this.#missing.set(entry.dumpId, entry);
    this.#content = content;
  }

  blockStart(kind: DataKind, dumpId: number, offset: number): void {
    const entry = this.#missing.get(dumpId);
    if (entry === undefined) {
      const why = this.#found.has(dumpId) ? 'a second time' : 'though its table of contents has none for it';
      throw new ArchiveError(`data comes for entry ${dumpId} ${why}`, offset);
    }
    if (kind !== kindOf(entry))
      throw new ArchiveError(`the data of entry ${dumpId} is of the wrong kind`, offset);
    if (entry.offset !== undefined && entry.offset !== offset) {
      throw new ArchiveError(`the data of entry ${dumpId} should be at byte ${entry.offset}`, offset);
    }
    this.#missing.delete(dumpId);
    this.#found.add(dumpId);
    const decodedBytes = this.#content === undefined ? undefined : 0;
    this.#open = { entry, kind, offset, largeObjects: 0, decodedBytes, rows: undefined };
    if (kind === 'table') this.#content?.openTable(entry, offset);
  }

  largeObject(oid: number, offset: number): void {
    if (this.#open !== undefined) this.#open.largeObjects++;
    this.#content?.openLargeObject(oid, offset);
  }

  data(bytes: Uint8Array, start: number, end: number): Promise<void> | undefined {
    return this.#content?.push(bytes, start, end);
  }

  streamEnd(): Promise<void> | undefined {
    return this.#content?.close(this.#add);
  }

  blockEnd(end: number): void {
    const block = this.#open;
    if (block === undefined) throw new Error('a block ended that had not begun');
    const { entry, kind, offset, decodedBytes, rows, largeObjects } = block;
    this.blocks.push({
      dumpId: entry.dumpId,
      kind,
      offset,
      storedBytes: end - offset,
      decodedBytes,
      rows,
      ...(kind === 'large-objects' ? { largeObjects } : {}),
    });
    this.#open = undefined;
  }

  /** The archive is over. @throws ArchiveError where data is missing */
  finish(offset: number): void {
    const [first] = this.#missing.values();
    if (first === undefined) return;
    const others = this.#missing.size === 1 ? '' : `, and of ${this.#missing.size - 1} more`;
    const name = first.namespace === '' ? first.tag : `${first.namespace}.${first.tag}`;
    throw new ArchiveError(
      `it has no data for ${first.desc} ${name} (entry ${first.dumpId})${others}`,
      offset,
    );
  }

  readonly #add = (content: Content): void => {
    const block = this.#open;
    if (block === undefined) return;
    block.decodedBytes = (block.decodedBytes ?? 0) + content.decodedBytes;
    block.rows = content.rows;
  };
}

function kindOf(entry: TocEntry): DataKind {
  return entry.desc === LARGE_OBJECTS ? 'large-objects' : 'table';
}
