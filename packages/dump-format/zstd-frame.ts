import { Undecodable } from './decoder.js';

const MAGIC = 0xfd2fb528;
const LAST = 1;
const REPEATED = 1;
const RESERVED = 3;
/** Bytes of the optional fields of a frame's header, by the two bits that choose them (RFC 8878, 3.1.1.1). */
const DICTIONARY_ID_BYTES = [0, 1, 2, 4];
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];

type Part = 'magic' | 'descriptor' | 'header' | 'block-header' | 'block' | 'checksum' | 'end';

/**
 * Follows the framing of zstd data without decompressing: it must be one frame and nothing else. zstd itself takes one frame after
 * another, and skippable ones, for one stream; pg_dump writes exactly one.
 */
export class ZstdFrame {
  #part: Part = 'magic';
  /** Bytes of this part that are still to come. */
  #left = 4;
  #value = 0;
  #taken = 0;
  #hasChecksum = false;
  #lastBlock = false;

  push(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end;) {
      if (this.#part === 'end') throw new Undecodable('bytes follow the end of its compressed data');
      if (this.#part === 'block' || this.#part === 'header' || this.#part === 'checksum') {
        const length = Math.min(this.#left, end - at);
        this.#left -= length;
        at += length;
      } else {
        this.#value += (bytes[at] ?? 0) * 2 ** (8 * this.#taken);
        this.#taken++;
        this.#left--;
        at++;
      }
      if (this.#left === 0) this.#next();
    }
  }

  finish(): void {
    if (this.#part !== 'end') throw new Undecodable('its compressed data is cut off');
    this.#expect('magic', 4);
  }

  #next(): void {
    const value = this.#value;
    switch (this.#part) {
      case 'magic':
        if (value !== MAGIC) throw new Undecodable('its data does not begin as zstd data does');
        this.#expect('descriptor', 1);
        break;
      case 'descriptor':
        this.#readDescriptor(value);
        break;
      case 'block-header':
        this.#readBlockHeader(value);
        break;
      case 'header':
        this.#expect('block-header', 3);
        break;
      case 'block':
        this.#afterBlock();
        break;
      case 'checksum':
        this.#expect('end', 0);
        break;
      case 'end':
        break;
    }
  }

  #readDescriptor(value: number): void {
    const singleSegment = (value & 0x20) !== 0;
    this.#hasChecksum = (value & 0x04) !== 0;
    const sizeBytes = CONTENT_SIZE_BYTES[value >>> 6] ?? 0;
    const contentSize = sizeBytes === 0 && singleSegment ? 1 : sizeBytes;
    const header = (singleSegment ? 0 : 1) + (DICTIONARY_ID_BYTES[value & 3] ?? 0) + contentSize;
    // Window or content size: one of them is always there.
    this.#expect('header', header);
  }

  #readBlockHeader(value: number): void {
    this.#lastBlock = (value & LAST) !== 0;
    const type = (value >>> 1) & 3;
    if (type === RESERVED) throw new Undecodable('its compressed data has a block of no known type');
    this.#expect('block', type === REPEATED ? 1 : value >>> 3);
    if (this.#left === 0) this.#afterBlock();
  }

  #afterBlock(): void {
    if (!this.#lastBlock) this.#expect('block-header', 3);
    else if (this.#hasChecksum) this.#expect('checksum', 4);
    else this.#expect('end', 0);
  }

  #expect(part: Part, length: number): void {
    this.#part = part;
    this.#left = length;
    this.#value = 0;
    this.#taken = 0;
  }
}
