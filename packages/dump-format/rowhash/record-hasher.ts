import { growTo } from './engine.js';
import { RECORD_HASH_WASM } from './record-module.js';

/** Rows and the sums of their hashes, each modulo 2^64. */
export interface RecordSums {
  readonly rows: number;
  readonly first: bigint;
  readonly second: bigint;
}

/** What `assembly/recordhash.ts` exports. Addresses and lengths are bytes in `memory`. */
interface RecordEngine {
  readonly memory: WebAssembly.Memory;
  readonly records: (input: number, length: number, columns: number, out: number, totals: number) => void;
}

const FIRST_FREE = 1024;
const CAPACITY = 256 * 1024;
/** Bytes behind the input, and behind a row's text, that the engine may touch. */
const SLACK = 32;
const TOTALS = 3;
const TOTALS_AT = FIRST_FREE + CAPACITY + SLACK;
const TEXT_AT = TOTALS_AT + TOTALS * 8;
/** A tab may become three bytes (`"",`), and any other byte two. */
const TEXT_BYTES = 3 * CAPACITY + SLACK;
const NEWLINE = 0x0a;

let compiled: WebAssembly.Module | undefined;

/**
 * Computes of a table's COPY lines, cut anywhere, what the server computes of its rows: the sums of
 * `hashtextextended(row::text, seed)` with the seeds 0 and 1. Takes 1.1 MB, whatever the lines.
 *
 * It holds where COPY wrote every column, in the table's order and in the server's encoding. A hash of PostgreSQL's begins with the
 * length of what is hashed, so a row must be there as a whole: of a table with a line beyond 256 KiB there is no answer.
 */
export class RecordHasher {
  readonly #engine: RecordEngine;
  readonly #input: Uint8Array;
  readonly #totals: BigUint64Array;
  #columns = 0;
  #filled = 0;
  #tooLong = false;

  constructor() {
    compiled ??= new WebAssembly.Module(Buffer.from(RECORD_HASH_WASM, 'base64'));
    const { exports } = new WebAssembly.Instance(compiled);
    if (!isEngine(exports)) throw new Error('the record hasher does not export what it should');
    growTo(exports.memory, TEXT_AT + TEXT_BYTES);
    this.#engine = exports;
    this.#input = new Uint8Array(exports.memory.buffer, FIRST_FREE, CAPACITY);
    this.#totals = new BigUint64Array(exports.memory.buffer, TOTALS_AT, TOTALS);
  }

  /** A table begins. @param columns how many fields its lines have */
  start(columns: number): void {
    this.#columns = columns;
    this.#filled = 0;
    this.#tooLong = false;
    this.#totals.fill(0n);
  }

  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && !this.#tooLong;) {
      const length = Math.min(bytes.length - at, CAPACITY - this.#filled);
      const whole = length === bytes.length;
      this.#input.set(whole ? bytes : bytes.subarray(at, at + length), this.#filled);
      this.#filled += length;
      at += length;
      if (this.#filled === CAPACITY) this.#flush();
    }
  }

  /** The table ends here. @returns undefined where one of its lines was too long, or has no end */
  end(): RecordSums | undefined {
    this.#flush();
    if (this.#tooLong || this.#filled > 0) return undefined;
    const [rows = 0n, first = 0n, second = 0n] = this.#totals;
    return { rows: Number(rows), first, second };
  }

  /** Hash the whole lines, and keep the beginning of the next one. */
  #flush(): void {
    const lines = this.#input.subarray(0, this.#filled).lastIndexOf(NEWLINE) + 1;
    if (lines > 0) {
      this.#engine.records(FIRST_FREE, lines, this.#columns, TEXT_AT, TOTALS_AT);
      this.#input.copyWithin(0, lines, this.#filled);
      this.#filled -= lines;
    }
    this.#tooLong ||= this.#filled === CAPACITY;
  }
}

function isEngine(exports: object): exports is RecordEngine {
  const found = new Map<string, unknown>(Object.entries(exports));
  return found.get('memory') instanceof WebAssembly.Memory && typeof found.get('records') === 'function';
}
