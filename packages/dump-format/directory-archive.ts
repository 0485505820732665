import { UserError } from '#verdict';
import { ContentReader, type Content, type Storage } from './content-reader.js';
import { LARGE_OBJECTS } from './entry.js';
import { ArchiveError } from './errors.js';
import type { ArchiveLimits } from './limits.js';
import type { CompressionMethod, DataSink, Toc, TocEntry } from './model.js';
import { parseToc } from './toc-parser.js';

/** The table of contents of a folder. Never compressed by pg_dump. */
export const TOC_FILE = 'toc.dat';

/** Read a folder's `toc.dat`, which holds nothing else. */
export function parseDirectoryToc(bytes: Uint8Array, limits: Partial<ArchiveLimits> = {}): Toc {
  return parseToc(bytes, 'directory', limits);
}

/** A file that a folder must hold. */
export type DirectoryFile =
  | { readonly kind: 'toc'; readonly name: string }
  | { readonly kind: 'table'; readonly name: string; readonly entry: TocEntry }
  /** Names the large objects of one entry; never compressed. */
  | { readonly kind: 'large-object-list'; readonly name: string; readonly entry: TocEntry }
  | { readonly kind: 'large-object'; readonly name: string; readonly oid: number };

/** What pg_dump appends to the names of data files. */
const ENDINGS: Readonly<Record<CompressionMethod, string>> = {
  none: '',
  gzip: '.gz',
  lz4: '.lz4',
  zstd: '.zst',
};

/**
 * The files that must be in the folder, as far as its table of contents names them. The large objects themselves are named by the
 * lists among these: see `largeObjectFiles`. Nothing else belongs there.
 */
export function directoryFiles(toc: Toc): readonly DirectoryFile[] {
  const ending = ENDINGS[toc.header.compression.method];
  const files: DirectoryFile[] = [{ kind: 'toc', name: TOC_FILE }];
  for (const entry of toc.entries) {
    if (entry.fileName === undefined) continue;
    if (entry.desc === LARGE_OBJECTS) files.push({ kind: 'large-object-list', name: entry.fileName, entry });
    else files.push({ kind: 'table', name: entry.fileName + ending, entry });
  }
  return files;
}

/** The files of the large objects that a list names. */
export function largeObjectFiles(toc: Toc, list: readonly LargeObjectMember[]): readonly DirectoryFile[] {
  const ending = ENDINGS[toc.header.compression.method];
  return list.map(({ oid, fileName }) => ({ kind: 'large-object', name: fileName + ending, oid }));
}

/** The file of a large object by its name alone; undefined for a name that none has. */
export function largeObjectFile(toc: Toc, name: string): DirectoryFile | undefined {
  const oid = Number(/^blob_([1-9][0-9]{0,9})\./.exec(name)?.[1]);
  if (!(oid <= 0xffffffff)) return undefined;
  return largeObjectFiles(toc, [{ oid, fileName: `blob_${oid}.dat` }]).find((file) => file.name === name);
}

export interface LargeObjectMember {
  readonly oid: number;
  /** Without the ending of its compression. */
  readonly fileName: string;
}

/** Read a list of large objects (`blobs.toc`, `blobs_<id>.toc`): a line each, the OID and the name of its file. */
export function parseLargeObjectList(bytes: Uint8Array): readonly LargeObjectMember[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const seen = new Set<number>();
  const members: LargeObjectMember[] = [];
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at);
    const match = end < 0 ? null : /^([1-9][0-9]{0,9}) (blob_\1\.dat)$/.exec(text.slice(at, end));
    const [oid, fileName] = [Number(match?.[1]), match?.[2]];
    if (fileName === undefined || oid > 0xffffffff)
      throw new ArchiveError('no line of a list of large objects', at);
    if (seen.has(oid)) throw new ArchiveError(`large object ${oid} is listed twice`, at);
    seen.add(oid);
    members.push({ oid, fileName });
    at = end + 1;
  }
  return members;
}

/** What a data file of a folder holds. */
export type DataFile =
  | { readonly kind: 'table'; readonly entry: TocEntry }
  | { readonly kind: 'large-object'; readonly oid: number };

export interface DataFileOptions {
  /** As the ending of its name says: see `dataFileCompression`. */
  readonly compression: CompressionMethod;
  readonly file: DataFile;
  readonly sink?: DataSink;
}

export interface DataFileSummary extends Content {
  /** Size of the file. */
  readonly storedBytes: number;
}

/** The compression that a data file's name stands for. */
export function dataFileCompression(name: string): CompressionMethod {
  if (name.endsWith('.gz')) return 'gzip';
  if (name.endsWith('.zst')) return 'zstd';
  return name.endsWith('.lz4') ? 'lz4' : 'none';
}

const STORAGES: Readonly<Record<CompressionMethod, Storage | undefined>> = {
  none: 'plain',
  gzip: 'gzip-file',
  zstd: 'zstd',
  lz4: undefined,
};

/** Pieces of a written chunk that are decoded between two looks at how much is under way. */
const RUN = 256 * 1024;

/** Decodes one data file of a folder as it comes, in bounded memory. */
export class DataFileReader {
  readonly #content: ContentReader;
  #bytes = 0;
  #result: Content | undefined;

  constructor(options: DataFileOptions) {
    const storage = STORAGES[options.compression];
    if (storage === undefined) {
      throw new UserError(
        `A data file is compressed with ${options.compression}, which cannot be decompressed here`,
        {
          remedy: 'Make the dump with --compress=zstd or --compress=gzip',
        },
      );
    }
    this.#content = new ContentReader(storage, options.sink ?? {});
    if (options.file.kind === 'table') this.#content.openTable(options.file.entry, 0);
    else this.#content.openLargeObject(options.file.oid, 0);
  }

  /**
   * Take the next bytes of the file; they may be reused when the call, or its promise, is done.
   *
   * @returns a promise to wait for before the next call, where decoding has fallen behind
   * @throws ArchiveError, at once or through the promise
   */
  write(bytes: Uint8Array): Promise<void> | undefined {
    this.#bytes += bytes.length;
    return this.#push(bytes, 0);
  }

  /** The file ends here. @throws ArchiveError where its data does not */
  async end(): Promise<DataFileSummary> {
    await this.#content.close((content) => {
      this.#result = content;
    });
    if (this.#result === undefined) throw new Error('a data file ended without a result');
    return { storedBytes: this.#bytes, ...this.#result };
  }

  /** Let go of what runs, after an error or where the rest of the file is not wanted. */
  destroy(): void {
    this.#content.destroy();
  }

  #push(bytes: Uint8Array, from: number): Promise<void> | undefined {
    for (let at = from; at < bytes.length; at += RUN) {
      const next = Math.min(at + RUN, bytes.length);
      const waiting = this.#content.push(bytes, at, next);
      if (waiting !== undefined) return this.#pushLater(waiting, bytes, next);
    }
    return undefined;
  }

  async #pushLater(waiting: Promise<void>, bytes: Uint8Array, from: number): Promise<void> {
    await waiting;
    for (let at = from; at < bytes.length; at += RUN) {
      await this.#content.push(bytes, at, Math.min(at + RUN, bytes.length));
    }
  }
}
