import { FREE_FROM, LineInput } from './line-input.js';

/** How many lines fell into each bucket, and the sum of their hashes. The bucket is chosen by the line's hash. */
export interface BucketTable {
  readonly counts: BigUint64Array;
  /** Modulo 2^64. */
  readonly sums: BigUint64Array;
}

const MOST_BUCKETS = 2 ** 20;
/** Number and sum, eight bytes each. */
const WORDS = 2;

/** Spreads the lines of a table over buckets, so that two tables can be compared piece by piece. Takes 16 bytes a bucket. */
export class BucketHasher {
  readonly #input: LineInput;
  readonly #table: BigUint64Array;

  /** @param buckets a power of two, up to 2^20 */
  constructor(buckets: number) {
    checkBuckets(buckets);
    this.#input = new LineInput(buckets * WORDS * 8, (input) => {
      this.#input.engine.bucket(this.#input.address, input.length, FREE_FROM, buckets - 1);
    });
    this.#table = new BigUint64Array(this.#input.memory, FREE_FROM, buckets * WORDS);
  }

  push(bytes: Uint8Array): void {
    this.#input.push(bytes);
  }

  /** The table ends here; another one may follow. @throws Error where its last line has no newline */
  end(): BucketTable {
    try {
      this.#input.end();
      return {
        counts: this.#table.filter((_value, at) => at % WORDS === 0),
        sums: this.#table.filter((_value, at) => at % WORDS === 1),
      };
    } finally {
      this.#table.fill(0n);
    }
  }
}

export function checkBuckets(buckets: number): void {
  if (Number.isInteger(Math.log2(buckets)) && buckets >= 1 && buckets <= MOST_BUCKETS) return;
  throw new RangeError(`the number of buckets is a power of two up to ${MOST_BUCKETS}, not ${buckets}`);
}

/** The buckets in which two tables differ, in ascending order. @throws RangeError where they have not as many buckets */
export function differingBuckets(one: BucketTable, other: BucketTable): number[] {
  if (one.counts.length !== other.counts.length) {
    throw new RangeError(`${one.counts.length} and ${other.counts.length} buckets cannot be compared`);
  }
  const differing: number[] = [];
  for (let at = 0; at < one.counts.length; at++) {
    if (one.counts[at] !== other.counts[at] || one.sums[at] !== other.sums[at]) differing.push(at);
  }
  return differing;
}

/** A byte a bucket: 1 for those that are wanted. */
export function bucketFlags(buckets: number, wanted: Iterable<number>): Uint8Array {
  checkBuckets(buckets);
  const flags = new Uint8Array(buckets);
  for (const bucket of wanted) flags[bucket] = 1;
  return flags;
}
