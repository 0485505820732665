/** Numbers that look random and are the same for the same seed, on every machine (Marsaglia's xorshift, 32 bits). */
export class Random {
  #state: number;

  constructor(...seed: readonly number[]) {
    this.#state = 0x9e3779b9;
    for (const part of seed) {
      this.#state = Math.imul(this.#state ^ part, 0x85ebca6b) | 1;
      for (let turn = 0; turn < 8; turn++) this.#next();
    }
  }

  /** A whole number from 0 to before `end`. */
  below(end: number): number {
    return end <= 1 ? 0 : this.#next() % end;
  }

  /** True once in so many times. */
  onceIn(times: number): boolean {
    return this.below(times) === 0;
  }

  /** Small more often than large. */
  size(most: number): number {
    return 1 + this.below(2 ** this.below(Math.ceil(Math.log2(most)) + 1));
  }

  pick<T>(from: readonly T[]): T {
    const found = from[this.below(from.length)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }

  #next(): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return state >>> 0;
  }
}
