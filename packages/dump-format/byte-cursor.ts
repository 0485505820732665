import { isUtf8 } from 'node:buffer';
import { ArchiveError } from './errors.js';

export const INT_SIZE = 4;
export const OFFSET_SIZE = 8;
const MAX_INT = 0x7fffffff;

/** The bytes at hand end before the value that was asked for. Not an error while more may come. */
export class NeedMore extends Error {
  /** How many bytes, counted from the cursor's start, the next attempt needs at least. */
  readonly length: number;
  constructor(length: number) {
    super('more bytes are needed');
    this.length = length;
  }
}

/** Reads the values that pg_dump's `WriteByte`, `WriteInt` and `WriteStr` write. */
export class ByteCursor {
  readonly #bytes: Buffer;
  /** Where the first of these bytes lies in the file. */
  readonly #base: number;
  readonly #maxText: number;
  #at = 0;

  constructor(bytes: Buffer, base: number, maxText: number) {
    this.#bytes = bytes;
    this.#base = base;
    this.#maxText = maxText;
  }

  /** Bytes read. */
  get used(): number {
    return this.#at;
  }

  /** Where in the file the next byte lies. */
  get offset(): number {
    return this.#base + this.#at;
  }

  fail(what: string): never {
    throw new ArchiveError(what, this.offset);
  }

  byte(): number {
    return this.#bytes.readUInt8(this.#skip(1));
  }

  /** A sign byte (0 or 1) and four bytes, the lowest first. */
  int(): number {
    const at = this.#skip(1 + INT_SIZE);
    const sign = this.#bytes.readUInt8(at);
    const value = this.#bytes.readUInt32LE(at + 1);
    if (sign > 1 || value > MAX_INT || (sign === 1 && value === 0)) {
      throw new ArchiveError('a number that pg_dump would not write', this.#base + at);
    }
    return sign === 1 ? -value : value;
  }

  /** A file offset without its flag byte. Beyond 2^53 no file reaches. */
  fileOffset(): number {
    const at = this.#skip(OFFSET_SIZE);
    const value = this.#bytes.readBigUInt64LE(at);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) {
      throw new ArchiveError('an offset beyond any file', this.#base + at);
    }
    return Number(value);
  }

  fixed(length: number): Buffer {
    const at = this.#skip(length);
    return this.#bytes.subarray(at, at + length);
  }

  /** A length and that many bytes; `undefined` for the length -1, which stands for no string. */
  text(): string | undefined {
    const start = this.offset;
    const length = this.int();
    if (length === -1) return undefined;
    if (length < 0) throw new ArchiveError('a string of negative length', start);
    if (length > this.#maxText) {
      throw new ArchiveError(
        `a string of ${length} bytes, more than the ${this.#maxText} that are read`,
        start,
      );
    }
    if (length === 0) return '';
    const bytes = this.fixed(length);
    // Names are in the database's encoding. What is not UTF-8 is read as Latin-1, which keeps every byte apart.
    const text = isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('latin1');
    if (text.includes('\0')) throw new ArchiveError('a string with a zero byte', start);
    return text;
  }

  #skip(length: number): number {
    const at = this.#at;
    if (at + length > this.#bytes.length) throw new NeedMore(at + length);
    this.#at = at + length;
    return at;
  }
}
