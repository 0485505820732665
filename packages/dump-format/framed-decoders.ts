import { crc32 } from 'node:zlib';
import { DEFLATE, ZSTD } from './codec.js';
import { CompressedDecoder } from './compressed-decoder.js';
import { Undecodable, type Decoder, type Emit } from './decoder.js';
import { HoldBack } from './hold-back.js';
import { ZstdFrame } from './zstd-frame.js';

/**
 * Exactly one zstd frame, or nothing: pg_dump makes an empty file of an empty large object in a folder. That such a file was once
 * longer cannot be seen here.
 */
export class ZstdDecoder implements Decoder {
  readonly #frame = new ZstdFrame();
  readonly #inner: Decoder;
  #empty = true;

  constructor(emit: Emit) {
    this.#inner = new CompressedDecoder(ZSTD, emit);
  }

  push(bytes: Uint8Array, start: number, end: number): void {
    this.#frame.push(bytes, start, end);
    if (end > start) this.#empty = false;
    this.#inner.push(bytes, start, end);
  }

  ready(): Promise<void> | undefined {
    return this.#inner.ready();
  }

  finish(): Promise<void> | undefined {
    if (this.#empty) return undefined;
    this.#empty = true;
    this.#frame.finish();
    return this.#inner.finish();
  }

  destroy(): void {
    this.#inner.destroy();
  }
}

const HEADER = 10;
const TRAILER = 8;

/**
 * Exactly one member of a gzip file, with the plain header that pg_dump writes. Header and trailer are read here, because node:zlib
 * takes further members for more of the same and ignores what follows them. One file only: not to be used again.
 */
export class GzipFileDecoder implements Decoder {
  readonly #inner: Decoder;
  readonly #trailer = new HoldBack(TRAILER);
  #header: Buffer = Buffer.alloc(0);
  #checksum = 0;
  #length = 0;

  constructor(emit: Emit) {
    this.#inner = new CompressedDecoder(DEFLATE, (bytes) => {
      this.#checksum = crc32(bytes, this.#checksum);
      this.#length = (this.#length + bytes.length) % 2 ** 32;
      emit(bytes);
    });
  }

  push(bytes: Uint8Array, start: number, end: number): void {
    const after = start + this.#takeHeader(bytes, start, end);
    this.#trailer.push(bytes.subarray(after, end), (body) => {
      this.#inner.push(body, 0, body.length);
    });
  }

  ready(): Promise<void> | undefined {
    return this.#inner.ready();
  }

  finish(): Promise<void> | undefined {
    const trailer = this.#trailer.held;
    if (trailer.length < TRAILER) throw new Undecodable('its compressed data is cut off');
    const waiting = this.#inner.finish();
    if (waiting !== undefined)
      return waiting.then(() => {
        this.#compare(trailer);
      });
    this.#compare(trailer);
    return undefined;
  }

  destroy(): void {
    this.#inner.destroy();
  }

  #compare(trailer: Buffer): void {
    if (trailer.readUInt32LE(0) !== this.#checksum) throw new Undecodable('its checksum does not match');
    if (trailer.readUInt32LE(4) !== this.#length) throw new Undecodable('its length does not match');
  }

  /** @returns how many of the bytes belong to the header */
  #takeHeader(bytes: Uint8Array, start: number, end: number): number {
    const missing = HEADER - this.#header.length;
    if (missing === 0) return 0;
    const length = Math.min(missing, end - start);
    this.#header = Buffer.concat([this.#header, bytes.subarray(start, start + length)]);
    if (this.#header.length === HEADER && this.#header.readUInt32LE(0) !== 0x00088b1f) {
      throw new Undecodable('it does not begin as the gzip files of pg_dump do');
    }
    return length;
  }
}
