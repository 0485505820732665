import { INT_SIZE } from './byte-cursor.js';
import { ArchiveError } from './errors.js';
import type { DataKind } from './model.js';

/** What the walker finds, in the order of the file. A promise means: nothing more until it is done. */
export interface BlockHandler {
  /** @param offset where the block's first byte lies */
  blockStart(kind: DataKind, dumpId: number, offset: number): void;
  largeObject(oid: number, offset: number): void;
  /** Stored bytes of the open stream. */
  data(bytes: Uint8Array, start: number, end: number): Promise<void> | undefined;
  /** The end of a table's data or of one large object. */
  streamEnd(): Promise<void> | undefined;
  /** @param end where the next block would begin */
  blockEnd(end: number): void;
}

const TABLE_BLOCK = 1;
const LARGE_OBJECTS_BLOCK = 3;
const FIELD = 1 + INT_SIZE;
/** Stored bytes handed over in one call at most, so that a consumer that must wait is never given much more. */
const MAX_RUN = 256 * 1024;

type State = 'block-type' | 'dump-id' | 'oid' | 'chunk';

/**
 * Follows the framing of a custom archive's data: a block a table (chunks, closed by one of length 0), and blocks of large objects
 * (an OID and chunks each, closed by the OID 0). Nothing is copied but a field that two pieces share.
 */
export class BlockWalker {
  readonly #handler: BlockHandler;
  /** Where in the file the piece at hand begins. */
  #base: number;
  #state: State = 'block-type';
  #kind: DataKind = 'table';
  #blockOffset = 0;
  /** Bytes of the open chunk that are still to come. */
  #left = 0;
  readonly #field = Buffer.alloc(FIELD);
  #fieldLength = 0;
  #waiting: Promise<void> | undefined;

  constructor(handler: BlockHandler, base: number) {
    this.#handler = handler;
    this.#base = base;
  }

  /** Whether the archive may end here. */
  get atRest(): boolean {
    return this.#state === 'block-type';
  }

  /** What to wait for before walking on. */
  takeWaiting(): Promise<void> | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }

  /** Walk until the piece ends or a promise must be waited for. @returns how far it came */
  walk(bytes: Uint8Array, from: number): number {
    const end = bytes.length;
    let at = from;
    while (at < end && this.#waiting === undefined) {
      if (this.#left > 0) {
        const length = Math.min(this.#left, end - at, MAX_RUN);
        this.#left -= length;
        this.#waiting = this.#handler.data(bytes, at, at + length);
        at += length;
      } else if (this.#state === 'block-type') {
        this.#blockType(bytes[at] ?? 0, this.#base + at);
        at++;
      } else if (this.#fieldLength === 0 && at + FIELD <= end) {
        this.#number(bytes, at, this.#base + at);
        at += FIELD;
      } else {
        at = this.#gather(bytes, at);
      }
    }
    if (at === end && from < end) this.#base += end;
    return at;
  }

  #gather(bytes: Uint8Array, from: number): number {
    const length = Math.min(FIELD - this.#fieldLength, bytes.length - from);
    this.#field.set(bytes.subarray(from, from + length), this.#fieldLength);
    this.#fieldLength += length;
    if (this.#fieldLength === FIELD) {
      this.#fieldLength = 0;
      this.#number(this.#field, 0, this.#base + from + length - FIELD);
    }
    return from + length;
  }

  #blockType(type: number, offset: number): void {
    if (type !== TABLE_BLOCK && type !== LARGE_OBJECTS_BLOCK) {
      throw new ArchiveError(`${type} where the type of a data block belongs`, offset);
    }
    this.#kind = type === TABLE_BLOCK ? 'table' : 'large-objects';
    this.#blockOffset = offset;
    this.#state = 'dump-id';
  }

  #number(bytes: Uint8Array, at: number, offset: number): void {
    const negative = bytes[at] ?? 0;
    const value =
      ((bytes[at + 1] ?? 0) |
        ((bytes[at + 2] ?? 0) << 8) |
        ((bytes[at + 3] ?? 0) << 16) |
        ((bytes[at + 4] ?? 0) << 24)) >>>
      0;
    if (this.#state === 'oid') {
      this.#oid(negative, value, offset);
      return;
    }
    if (negative !== 0 || value > 0x7fffffff) {
      throw new ArchiveError(`no ${this.#state === 'chunk' ? 'length' : 'id'} of a data block`, offset);
    }
    if (this.#state === 'chunk') this.#chunk(value, offset);
    else {
      this.#handler.blockStart(this.#kind, value, this.#blockOffset);
      this.#state = this.#kind === 'table' ? 'chunk' : 'oid';
    }
  }

  #chunk(length: number, offset: number): void {
    this.#left = length;
    if (length > 0) return;
    this.#waiting = this.#handler.streamEnd();
    if (this.#kind === 'large-objects') {
      this.#state = 'oid';
      return;
    }
    this.#state = 'block-type';
    this.#endBlock(offset + FIELD);
  }

  /** OIDs are unsigned, but written as if they were signed: the upper half comes as negative numbers. */
  #oid(negative: number, value: number, offset: number): void {
    if (negative > 1 || value > 0x80000000 - (1 - negative) || (negative === 1 && value === 0)) {
      throw new ArchiveError('no OID of a large object', offset);
    }
    if (value === 0) {
      this.#state = 'block-type';
      this.#endBlock(offset + FIELD);
      return;
    }
    this.#handler.largeObject(negative === 1 ? 2 ** 32 - value : value, offset);
    this.#state = 'chunk';
  }

  #endBlock(end: number): void {
    const waiting = this.#waiting;
    if (waiting === undefined) this.#handler.blockEnd(end);
    else {
      this.#waiting = waiting.then(() => {
        this.#handler.blockEnd(end);
      });
    }
  }
}
