import { createHash } from 'node:crypto';
import { FREE_FROM, LineInput } from './line-input.js';
import { formatSum } from './sum.js';

/** What a table's COPY lines were, and in which order. */
export interface TableFingerprint {
  readonly rows: number;
  /** Length of the lines, their newlines included. */
  readonly bytes: number;
  /** `xxh64-copyline-sum128/1:` and 32 hexadecimal digits: the same in whatever order the lines come. */
  readonly sum: string;
  /** SHA-256 of the lines in their order, in hexadecimal digits. */
  readonly sha256: string;
}

/** Number of lines, and the lower and upper half of their sum. */
const TOTALS = 3;

/**
 * Fingerprints one table after the other, from its COPY lines cut anywhere. Takes 330 KB, whatever the lines.
 *
 * The sum is of 128-bit line hashes, modulo 2^128: XXH64 of the line without its newline with the seed 0 in the lower half, and with
 * the seed 0x243f6a8885a308d3 in the upper half. It tells accidents apart, not forgeries: for those there is the SHA-256.
 */
export class RowHasher {
  readonly #input: LineInput;
  readonly #totals: BigUint64Array;
  #bytes = 0;
  #sha256 = createHash('sha256');

  constructor() {
    this.#input = new LineInput(TOTALS * 8, (input) => {
      this.#input.engine.sum(this.#input.address, input.length, FREE_FROM);
      this.#sha256.update(input);
    });
    this.#totals = new BigUint64Array(this.#input.memory, FREE_FROM, TOTALS);
  }

  push(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    this.#input.push(bytes);
  }

  /** The table ends here; another one may follow. @throws Error where its last line has no newline */
  end(): TableFingerprint {
    try {
      this.#input.end();
      const [rows = 0n, low = 0n, high = 0n] = this.#totals;
      return {
        rows: Number(rows),
        bytes: this.#bytes,
        sum: formatSum((high << 64n) | low),
        sha256: this.#sha256.digest('hex'),
      };
    } finally {
      this.#bytes = 0;
      this.#totals.fill(0n);
      this.#sha256 = createHash('sha256');
    }
  }
}
