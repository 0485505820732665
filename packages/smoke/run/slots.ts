/** Places for work that may be done at the same time, given out in the order in which they are asked for. Who takes one frees it. */
export class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** Resolves when a place was given; at once, without a promise, where one is free. */
  take(): Promise<void> | undefined {
    if (this.#free === 0)
      return new Promise((resolve) => {
        this.#waiting.push(resolve);
      });
    this.#free--;
    return undefined;
  }

  free(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free++;
    else next();
  }
}
