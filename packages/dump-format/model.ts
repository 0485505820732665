import type { ArchiveLimits } from './limits.js';

/** The kinds of archive that are read: one file, a folder of files, or such a folder in one tar file. */
export type ArchiveFormat = 'custom' | 'directory' | 'tar';

export type CompressionMethod = 'none' | 'gzip' | 'lz4' | 'zstd';

/** Wall-clock time on the machine that ran pg_dump, in its own time zone, which the archive does not name. */
export interface StoredTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** `undefined` where the machine did not know. */
  readonly daylightSaving: boolean | undefined;
}

export interface ArchiveHeader {
  readonly format: ArchiveFormat;
  /** Version of the archive format: 1.14 is written by pg_dump 12 to 15, 1.15 by 16, 1.16 by 17 and 18. */
  readonly version: { readonly major: number; readonly minor: number; readonly revision: number };
  /** Bytes of an integer, without its sign byte: 4. */
  readonly intSize: number;
  /** Bytes of a file offset, without its flag byte: 8. */
  readonly offsetSize: number;
  /** The level is stored up to format 1.14 only; -1 means the method's default. */
  readonly compression: { readonly method: CompressionMethod; readonly level: number | undefined };
  readonly createdAt: StoredTime;
  readonly database: string;
  /** The server's version in its own words, such as `15.18 (Debian 15.18-0+deb12u1)`. */
  readonly serverVersion: string;
  /** The version of the pg_dump that wrote it. */
  readonly clientVersion: string;
}

export type Section = 'none' | 'pre-data' | 'data' | 'post-data';

/** One object of the database. Absent strings are `''`. */
export interface TocEntry {
  readonly dumpId: number;
  /** Whether the entry has data of its own: a data block, or a file. */
  readonly hadDumper: boolean;
  /** OID of the catalogue that the object stands in, and of the object; `0` where it stands in none. */
  readonly tableOid: string;
  readonly oid: string;
  /** The object's name. */
  readonly tag: string;
  /** What it is: `TABLE`, `TABLE DATA`, `BLOBS`, `SEQUENCE SET`, … */
  readonly desc: string;
  readonly section: Section;
  readonly definition: string;
  readonly dropStatement: string;
  /** The COPY statement that its data belongs to; `''` where the data is INSERT statements. */
  readonly copyStatement: string;
  readonly namespace: string;
  readonly tablespace: string;
  readonly tableAccessMethod: string;
  /** `pg_class.relkind` from format 1.16 on, else `''`. */
  readonly relkind: string;
  readonly owner: string;
  /** Dump ids; some may name objects that are not in the archive. */
  readonly dependencies: readonly number[];
  /** Custom format: 1 offset not known (the archive went through a pipe), 2 known, 3 no data. Other formats: 0. */
  readonly offsetFlag: number;
  /** Custom format: where the data block starts, if the archive says so. */
  readonly offset: number | undefined;
  /** Custom format: where the offset's flag byte lies in the file. */
  readonly offsetPosition: number | undefined;
  /** Directory and tar format: the data file as the table of contents names it, without the ending of its compression. */
  readonly fileName: string | undefined;
}

export interface Toc {
  readonly header: ArchiveHeader;
  readonly entries: readonly TocEntry[];
  /** Length of header and table of contents in bytes. */
  readonly size: number;
}

/** Consumer of decoded data. Chunks are valid during the call only. What it throws ends the reading. */
export interface DataSink {
  /** Whether it counts the rows of tables itself. Else the reader does, which takes a pass over the data. */
  readonly countsRows?: boolean;
  toc?(toc: Toc): void;
  tableStart?(entry: TocEntry): void;
  /** COPY lines without the closing `\.`, or INSERT statements; cut anywhere. */
  tableChunk?(bytes: Uint8Array): void;
  tableEnd?(entry: TocEntry): void;
  largeObjectStart?(oid: number): void;
  largeObjectChunk?(bytes: Uint8Array): void;
  largeObjectEnd?(oid: number): void;
}

export type DataKind = 'table' | 'large-objects';

/** The data of one entry of a custom archive; in a tar archive, the members that hold it. */
export interface DataBlock {
  readonly dumpId: number;
  readonly kind: DataKind;
  /** Where its first byte lies in the file: the block's type, or the header of its first member. */
  readonly offset: number;
  /** Bytes that it takes in the file, its framing included. In custom archives, all blocks and `Toc.size` add up to the file's size. */
  readonly storedBytes: number;
  /** Bytes of content: COPY lines without the closing `\.`, INSERT statements, large objects. Known when decoded. */
  readonly decodedBytes: number | undefined;
  /** COPY lines; known when decoded for a sink that does not count them itself, and not for INSERT statements or large objects. */
  readonly rows: number | undefined;
  /** How many large objects the block holds. */
  readonly largeObjects?: number;
}

export interface ArchiveSummary {
  readonly toc: Toc;
  readonly blocks: readonly DataBlock[];
  /** Size of the archive. */
  readonly bytes: number;
}

/** Reads an archive that is one file forward as it comes, in pieces of any size and in bounded memory. */
export interface ArchiveReader {
  /**
   * Take the next bytes of the archive; they may be reused when the call, or its promise, is done.
   *
   * @returns a promise to wait for before the next call, where decoding has fallen behind; never when not decoding
   * @throws ArchiveError, at once or through the promise
   */
  write(bytes: Uint8Array): Promise<void> | undefined;
  /**
   * The archive ends here.
   *
   * @throws ArchiveError where it is cut off, or where data of its table of contents did not come
   */
  end(): Promise<ArchiveSummary>;
}

export interface ArchiveOptions {
  /** Whether every byte is decompressed and parsed; else data is followed by its lengths, which costs next to nothing. */
  readonly decode: boolean;
  /** Sees the table of contents, and when decoding the data too. */
  readonly sink?: DataSink;
  readonly limits?: Partial<ArchiveLimits>;
}
