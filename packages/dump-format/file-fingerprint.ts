import { createHash, type Hash } from 'node:crypto';
import { DataFileReader, dataFileCompression } from './directory-archive.js';
import type { DataSink, TocEntry } from './model.js';
import { RowHasher, type TableFingerprint } from './rowhash/row-hasher.js';

/** What one data file of a directory archive holds: the COPY lines of a table, or a large object. */
export type FileFingerprint =
  | { readonly table: TableFingerprint }
  | { readonly largeObject: { readonly oid: number; readonly bytes: number; readonly sha256: string } };

/**
 * Fingerprints a data file before its folder has a table of contents, which pg_dump writes last: the file's name says whether it
 * holds a table or a large object, the table of contents says later which table.
 */
export class FileFingerprinter implements DataSink {
  readonly countsRows = true;
  readonly #reader: DataFileReader;
  readonly #oid: number | undefined;
  #rows: RowHasher | undefined;
  #object: { readonly hash: Hash; bytes: number } | undefined;
  #result: FileFingerprint | undefined;

  /** @param name of a file for which `isDataFile` holds */
  constructor(name: string) {
    const oid = LARGE_OBJECT.exec(name)?.[1];
    this.#oid = oid === undefined ? undefined : Number(oid);
    this.#reader = new DataFileReader({
      compression: dataFileCompression(name),
      file:
        this.#oid === undefined
          ? { kind: 'table', entry: SOME_TABLE }
          : { kind: 'large-object', oid: this.#oid },
      sink: this,
    });
  }

  tableChunk(bytes: Uint8Array): void {
    this.#rows ??= new RowHasher();
    this.#rows.push(bytes);
  }

  tableEnd(): void {
    this.#rows ??= new RowHasher();
    this.#result = { table: this.#rows.end() };
  }

  largeObjectChunk(bytes: Uint8Array): void {
    this.#object ??= { hash: createHash('sha256'), bytes: 0 };
    this.#object.hash.update(bytes);
    this.#object.bytes += bytes.length;
  }

  largeObjectEnd(oid: number): void {
    const { hash, bytes } = this.#object ?? { hash: createHash('sha256'), bytes: 0 };
    this.#result = { largeObject: { oid, bytes, sha256: hash.digest('hex') } };
  }

  /** @returns a promise to wait for before the next call, where decoding has fallen behind. @throws ArchiveError */
  write(bytes: Uint8Array): Promise<void> | undefined {
    return this.#reader.write(bytes);
  }

  /** @throws ArchiveError where the file does not end here */
  async end(): Promise<FileFingerprint> {
    await this.#reader.end();
    if (this.#result === undefined) throw new Error('a data file ended without a fingerprint');
    return this.#result;
  }

  destroy(): void {
    this.#reader.destroy();
  }
}

const LARGE_OBJECT = /^blob_(\d{1,10})\.dat(?:\.\w+)?$/;

/** Whether a file of a folder holds rows or a large object, and is no list. */
export function isDataFile(name: string): boolean {
  return /^\d+\.dat(?:\.\w+)?$/.test(name) || LARGE_OBJECT.test(name);
}

/** Stands for the table that is not known yet: one that was dumped by COPY. */
const SOME_TABLE: TocEntry = {
  dumpId: 0,
  hadDumper: true,
  tableOid: '0',
  oid: '0',
  tag: '',
  desc: 'TABLE DATA',
  section: 'data',
  definition: '',
  dropStatement: '',
  copyStatement: 'COPY',
  namespace: '',
  tablespace: '',
  tableAccessMethod: '',
  relkind: '',
  owner: '',
  dependencies: [],
  offsetFlag: 0,
  offset: undefined,
  offsetPosition: undefined,
  fileName: undefined,
};
