import { createHash, type Hash } from 'node:crypto';
import { ArchiveError } from './errors.js';
import type { DataSink, TocEntry } from './model.js';
import { RowHasher, type TableFingerprint } from './rowhash/row-hasher.js';

export interface LargeObjectFingerprint {
  readonly oid: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** One text for a table's schema and name, which can be told apart from that of every other table. */
export function tableKey(schema: string, table: string): string {
  return `${schema}\u0000${table}`;
}

/** The schema and the name in a `tableKey`. */
export function tableOfKey(key: string): { readonly schema: string; readonly table: string } {
  const [schema = '', table = ''] = key.split('\u0000');
  return { schema, table };
}

/**
 * Fingerprints every table and every large object of an archive while it is decoded. Tables dumped as INSERT statements have no COPY
 * lines, and no fingerprint.
 */
export class FingerprintSink implements DataSink {
  readonly countsRows = true;
  readonly #tables = new Map<string, TableFingerprint>();
  readonly #largeObjects: LargeObjectFingerprint[] = [];
  #hasher: RowHasher | undefined;
  #hashes = false;
  #largeObject: { readonly hash: Hash; bytes: number } | undefined;

  /** By `tableKey`. */
  get tables(): ReadonlyMap<string, TableFingerprint> {
    return this.#tables;
  }

  /** In the order of the archive. */
  get largeObjects(): readonly LargeObjectFingerprint[] {
    return this.#largeObjects;
  }

  tableStart(entry: TocEntry): void {
    this.#hashes = entry.copyStatement !== '';
    if (this.#hashes) this.#hasher ??= new RowHasher();
    if (this.#tables.has(tableKey(entry.namespace, entry.tag))) {
      throw new ArchiveError(`data of table ${entry.namespace}.${entry.tag} comes twice`, entry.offset ?? 0);
    }
  }

  tableChunk(bytes: Uint8Array): void {
    if (this.#hashes) this.#hasher?.push(bytes);
  }

  tableEnd(entry: TocEntry): void {
    const fingerprint = this.#hashes ? this.#hasher?.end() : undefined;
    if (fingerprint !== undefined) this.#tables.set(tableKey(entry.namespace, entry.tag), fingerprint);
  }

  largeObjectStart(): void {
    this.#largeObject = { hash: createHash('sha256'), bytes: 0 };
  }

  largeObjectChunk(bytes: Uint8Array): void {
    const open = this.#largeObject;
    if (open === undefined) return;
    open.hash.update(bytes);
    open.bytes += bytes.length;
  }

  largeObjectEnd(oid: number): void {
    const open = this.#largeObject;
    if (open === undefined) return;
    this.#largeObjects.push({ oid, bytes: open.bytes, sha256: open.hash.digest('hex') });
    this.#largeObject = undefined;
  }
}
