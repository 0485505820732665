import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { UserError, codeOf } from '#verdict';
import { ARCHIVED, RESTORED, ROWS_AT_ONCE, type RowMark } from './row-balance.js';

const WORDS = 5;
/** Marks that are gathered before they are written. */
const BLOCK = 256;
/** Beyond so many parts the blocks themselves would take much memory: 2048 of them hold half a billion rows. */
const MOST_PARTS = 2048;

/**
 * Rows of two sides, too many for memory, set down on disk in parts by their keys: all forms of a row lie in one part, and each part
 * fits into memory. It takes 20 bytes a row, of a file that has no name and so is gone with the process whatever happens.
 */
export class RowSpill {
  readonly #file: number;
  readonly #parts: number;
  readonly #blocks: Uint32Array;
  readonly #filled: Uint32Array;
  /** By part, where its blocks lie in the file: each is whole but the last. */
  readonly #places: number[][];
  #end = 0;

  /**
   * @param folder private to the run, with room for 20 bytes a row
   * @param rows how many are to come at most
   */
  constructor(folder: string, rows: number) {
    this.#parts = Math.ceil(rows / (ROWS_AT_ONCE * 0.8));
    if (this.#parts > MOST_PARTS)
      throw new UserError(`${rows} rows lie where the two sides differ, too many to tell apart`);
    const path = join(folder, 'rows-that-differ');
    this.#file = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
    this.#blocks = new Uint32Array(this.#parts * BLOCK * WORDS);
    this.#filled = new Uint32Array(this.#parts);
    this.#places = Array.from({ length: this.#parts }, () => []);
  }

  add({ high, low, keyHigh, keyLow, side }: RowMark): void {
    // Other bits than those that a Tally begins with: a part must not fill one corner of it.
    const part = (Math.imul(keyHigh ^ (keyLow >>> 7), 0x9e3779b1) >>> 0) % this.#parts;
    const filled = this.#filled[part] ?? 0;
    this.#blocks.set([high, low, keyHigh, keyLow, side], (part * BLOCK + filled) * WORDS);
    this.#filled[part] = filled + 1;
    if (filled + 1 === BLOCK) this.#write(part);
  }

  /** The rows of each part in turn. */
  *parts(): Generator<Iterable<RowMark>> {
    for (let part = 0; part < this.#parts; part++) yield this.#marksOf(part);
  }

  close(): void {
    closeSync(this.#file);
  }

  #write(part: number): void {
    const from = part * BLOCK * WORDS;
    const block = this.#blocks.subarray(from, from + BLOCK * WORDS);
    try {
      for (let done = 0; done < block.byteLength;)
        done += writeSync(this.#file, block, done, block.byteLength - done, this.#end + done);
    } catch (error) {
      if (codeOf(error) !== 'ENOSPC') throw error;
      throw new UserError('there is no room on disk to set down the rows that may differ', { cause: error });
    }
    this.#places[part]?.push(this.#end);
    this.#end += block.byteLength;
    this.#filled[part] = 0;
  }

  *#marksOf(part: number): Generator<RowMark> {
    const block = new Uint32Array(BLOCK * WORDS);
    for (const place of this.#places[part] ?? []) {
      for (let done = 0; done < block.byteLength;) {
        const more = readSync(this.#file, block, done, block.byteLength - done, place + done);
        if (more === 0) throw new Error('the rows that were set down have been cut short');
        done += more;
      }
      yield* marks(block, BLOCK);
    }
    const from = part * BLOCK * WORDS;
    yield* marks(this.#blocks.subarray(from, from + BLOCK * WORDS), this.#filled[part] ?? 0);
  }
}

function* marks(words: Uint32Array, count: number): Generator<RowMark> {
  for (let at = 0; at < count * WORDS; at += WORDS) {
    yield {
      high: words[at] ?? 0,
      low: words[at + 1] ?? 0,
      keyHigh: words[at + 2] ?? 0,
      keyLow: words[at + 3] ?? 0,
      side: words[at + 4] === ARCHIVED ? ARCHIVED : RESTORED,
    };
  }
}
