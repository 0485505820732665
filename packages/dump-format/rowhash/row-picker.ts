import { checkBuckets } from './buckets.js';
import { FREE_FROM, LineInput } from './line-input.js';

/** How much of a line is kept at most; longer ones are told apart by their hash and length. */
export const MAX_PICKED_LINE = 1024 * 1024;

/**
 * A line in one of the wanted buckets.
 *
 * @param line without its newline, or its first `MAX_PICKED_LINE` bytes; valid during the call only
 * @param hash 128 bits: the summand that this line is in `TableFingerprint.sum`
 * @param length in bytes: more than `line` has where that is not the whole
 */
export type OnRow = (line: Uint8Array, hash: bigint, length: number) => void;

/** Lines that the engine finds in one call. */
const MOST = 4096;
const WORDS = 4;

/** Gives back the lines of a table that fall into the wanted buckets, in bounded memory. */
export class RowPicker {
  readonly #input: LineInput;
  readonly #onRow: OnRow;
  readonly #flags: { readonly address: number; readonly mask: number };
  readonly #out: { readonly address: number; readonly words: BigUint64Array };
  /** The beginning of the line whose end has not come: its first `#openLength` bytes. */
  #open = Buffer.alloc(4096);
  #openLength = 0;

  /** @param flags a byte a bucket, as `bucketFlags` makes them; as many as the tables were spread over */
  constructor(flags: Uint8Array, onRow: OnRow) {
    checkBuckets(flags.length);
    this.#onRow = onRow;
    this.#input = new LineInput(MOST * WORDS * 8 + flags.length, (input) => {
      this.#scan(input);
    });
    const { memory } = this.#input;
    this.#out = { address: FREE_FROM, words: new BigUint64Array(memory, FREE_FROM, MOST * WORDS) };
    this.#flags = { address: FREE_FROM + MOST * WORDS * 8, mask: flags.length - 1 };
    new Uint8Array(memory, this.#flags.address, flags.length).set(flags);
  }

  push(bytes: Uint8Array): void {
    this.#input.push(bytes);
  }

  /** The table ends here; another one may follow. @throws Error where its last line has no newline */
  end(): void {
    try {
      this.#input.end();
    } finally {
      this.#openLength = 0;
    }
  }

  #scan(input: Uint8Array): void {
    const { engine, address } = this.#input;
    const [flags, out] = [this.#flags, this.#out.address];
    let at = 0;
    for (let found = MOST; found === MOST;) {
      at = engine.pick(address, at, input.length, flags.address, flags.mask, out, MOST);
      found = engine.picked();
      for (let n = 0; n < found; n++) this.#emit(input, n * WORDS);
    }
    // The line that was open has ended unless there was no newline at all.
    if (at > 0) this.#openLength = 0;
    this.#keep(input.subarray(at));
  }

  #emit(input: Uint8Array, at: number): void {
    const [first = 0n, second = 0n, length = 0n, place = 0n] = this.#out.words.subarray(at, at + WORDS);
    const [start, end] = [Number(place & 0xffffffffn), Number(place >> 32n)];
    const hash = (second << 64n) | first;
    let line = input.subarray(start, end);
    if (start === 0 && this.#openLength > 0) {
      this.#keep(line);
      line = this.#open.subarray(0, this.#openLength);
    }
    this.#onRow(line, hash, Number(length));
  }

  #keep(bytes: Uint8Array): void {
    const length = Math.min(bytes.length, MAX_PICKED_LINE - this.#openLength);
    const filled = this.#openLength + length;
    if (filled > this.#open.length) {
      const longer = Buffer.alloc(Math.min(MAX_PICKED_LINE, Math.max(filled, this.#open.length * 2)));
      longer.set(this.#open.subarray(0, this.#openLength));
      this.#open = longer;
    }
    this.#open.set(bytes.subarray(0, length), this.#openLength);
    this.#openLength = filled;
  }
}
