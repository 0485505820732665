const KEPT_LINES = 50;

/** The last lines of what somebody writes that say something, in bounded memory however many there are. */
export class Tail {
  readonly #lines: string[] = [];

  add(line: string): void {
    if (line.trim() === '') return;
    this.#lines.push(line.trimEnd());
    if (this.#lines.length > KEPT_LINES) this.#lines.shift();
  }

  last(count: number): readonly string[] {
    return this.#lines.slice(-count);
  }
}
