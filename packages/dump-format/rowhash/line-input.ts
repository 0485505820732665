import { openEngine, type RowHashEngine } from './engine.js';

/** What is below belongs to the engine. */
const FIRST_FREE = 1024;
/** Long enough that a call costs nothing, short enough to stay in a core's cache between copying, hashing and SHA-256. */
const CAPACITY = 256 * 1024;
/** Bytes behind the input that the engine may read. */
const SLACK = 16;

/** Where the engine's user may put what it needs; the input itself lies below. */
export const FREE_FROM = FIRST_FREE + CAPACITY + SLACK;

/**
 * Gathers pieces of COPY text of any size in the engine's memory, and has them scanned whenever that is full. A line whose end has
 * not come is kept by the engine as the state of its hash, so that lines of any length take no memory.
 */
export class LineInput {
  readonly engine: RowHashEngine;
  /** Where the input lies. */
  readonly address = FIRST_FREE;
  readonly memory: ArrayBuffer;
  readonly #input: Uint8Array;
  readonly #scan: (input: Uint8Array) => void;
  #filled = 0;

  /**
   * @param free how many bytes from `FREE_FROM` on are needed
   * @param scan has the engine look at the input, of which it is told the filled part
   */
  constructor(free: number, scan: (input: Uint8Array) => void) {
    this.engine = openEngine(FREE_FROM + free);
    this.memory = this.engine.memory.buffer;
    this.#input = new Uint8Array(this.memory, FIRST_FREE, CAPACITY);
    this.#scan = scan;
  }

  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      const length = Math.min(bytes.length - at, CAPACITY - this.#filled);
      const whole = length === bytes.length;
      this.#input.set(whole ? bytes : bytes.subarray(at, at + length), this.#filled);
      this.#filled += length;
      at += length;
      if (this.#filled === CAPACITY) this.#flush();
    }
  }

  /** The text ends here. @throws Error where its last line does not */
  end(): void {
    this.#flush();
    const left = this.engine.unfinished();
    this.engine.forget();
    if (left > 0n) throw new Error(`the last line, of ${left} bytes, has no newline`);
  }

  #flush(): void {
    if (this.#filled === 0) return;
    const filled = this.#input.subarray(0, this.#filled);
    this.#filled = 0;
    this.#scan(filled);
  }
}
