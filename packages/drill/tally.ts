const FIRST_SLOTS = 1 << 12;
/** Slots may be filled to this share. */
const LOAD = 0.7;

/** Numbers by 64-bit hash, a few to each, in flat memory: millions of rows are counted without an object for any of them. */
export class Tally {
  readonly #width: number;
  readonly #most: number;
  #mask = FIRST_SLOTS - 1;
  #used = new Uint8Array(FIRST_SLOTS);
  #keys = new Uint32Array(FIRST_SLOTS * 2);
  #values: Int32Array;
  #size = 0;

  /**
   * @param width how many numbers belong to a hash
   * @param most how many hashes are taken
   */
  constructor(width: number, most: number) {
    this.#width = width;
    this.#most = most;
    this.#values = new Int32Array(FIRST_SLOTS * width);
  }

  /** Add to a number of a hash. @returns whether there was room for the hash */
  add(high: number, low: number, column: number, amount: number): boolean {
    const slot = this.#slot(high, low);
    if (slot < 0) return false;
    const at = slot * this.#width + column;
    this.#values[at] = (this.#values[at] ?? 0) + amount;
    return true;
  }

  get(high: number, low: number, column: number): number {
    for (let slot = this.#start(high, low); this.#used[slot] === 1; slot = (slot + 1) & this.#mask)
      if (this.#keys[slot * 2] === high && this.#keys[slot * 2 + 1] === low)
        return this.#values[slot * this.#width + column] ?? 0;
    return 0;
  }

  /** Every hash with its numbers, which are valid during the call only. */
  each(take: (high: number, low: number, values: Int32Array) => void): void {
    for (let slot = 0; slot <= this.#mask; slot++) {
      if (this.#used[slot] !== 1) continue;
      const at = slot * this.#width;
      take(
        this.#keys[slot * 2] ?? 0,
        this.#keys[slot * 2 + 1] ?? 0,
        this.#values.subarray(at, at + this.#width),
      );
    }
  }

  #start(high: number, low: number): number {
    return (low ^ Math.imul(high, 0x9e3779b1)) & this.#mask;
  }

  #slot(high: number, low: number): number {
    let slot = this.#start(high, low);
    for (; this.#used[slot] === 1; slot = (slot + 1) & this.#mask)
      if (this.#keys[slot * 2] === high && this.#keys[slot * 2 + 1] === low) return slot;
    if (this.#size >= this.#most) return -1;
    if (this.#size >= (this.#mask + 1) * LOAD) {
      this.#grow();
      return this.#slot(high, low);
    }
    this.#size++;
    this.#used[slot] = 1;
    this.#keys[slot * 2] = high;
    this.#keys[slot * 2 + 1] = low;
    return slot;
  }

  #grow(): void {
    const [used, keys, values] = [this.#used, this.#keys, this.#values];
    const slots = (this.#mask + 1) * 2;
    this.#mask = slots - 1;
    this.#used = new Uint8Array(slots);
    this.#keys = new Uint32Array(slots * 2);
    this.#values = new Int32Array(slots * this.#width);
    for (let from = 0; from < used.length; from++) {
      if (used[from] !== 1) continue;
      const [high = 0, low = 0] = keys.subarray(from * 2, from * 2 + 2);
      let slot = this.#start(high, low);
      while (this.#used[slot] === 1) slot = (slot + 1) & this.#mask;
      this.#used[slot] = 1;
      this.#keys[slot * 2] = high;
      this.#keys[slot * 2 + 1] = low;
      this.#values.set(values.subarray(from * this.#width, (from + 1) * this.#width), slot * this.#width);
    }
  }
}
