/** What a client may still spend on waiting for GitHub, in seconds, over all of its calls together. */
export class Patience {
  #left: number;

  constructor(readonly seconds: number) {
    this.#left = seconds;
  }

  /** True where that much is left, which is then spent. */
  take(seconds: number): boolean {
    if (seconds > this.#left) return false;
    this.#left -= seconds;
    return true;
  }
}
