/** How long a line may wait for others, in milliseconds. */
const WAIT_MS = 50;

/**
 * Lines that are told together with those that come in the same moment: hundreds of answers a second must not wait for as many writes to
 * a log.
 */
export class SoonTold {
  readonly #told: (text: string) => void;
  #lines: string[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(told: (text: string) => void) {
    this.#told = told;
  }

  add(line: string): void {
    this.#lines.push(line);
    this.#timer ??= setTimeout(() => {
      this.tell();
    }, WAIT_MS);
  }

  /** Tell at once what waits. */
  tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#lines.length > 0) this.#told(this.#lines.join('\n'));
    this.#lines = [];
  }
}
