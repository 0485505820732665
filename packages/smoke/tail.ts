import { StringDecoder } from 'node:string_decoder';

const KEPT_LINES = 50;
const MAX_LINE = 1_000;

/** The last lines of what somebody writes, in bounded memory however much it is. */
export class Tail {
  readonly #lines: string[] = [];
  readonly #decoder = new StringDecoder('utf8');
  #open = '';

  write(bytes: Buffer): void {
    const parts = this.#decoder.write(bytes).split('\n');
    const rest = parts.pop() ?? '';
    for (const part of parts) {
      this.line(this.#open + part);
      this.#open = '';
    }
    // A line is kept up to its bound; what follows until its end is dropped.
    this.#open = (this.#open + rest).slice(0, MAX_LINE);
  }

  line(text: string): void {
    this.#lines.push(text.trimEnd().slice(0, MAX_LINE));
    if (this.#lines.length > KEPT_LINES) this.#lines.shift();
  }

  /** The last lines that say something, a line that has no end yet included. */
  last(count: number): readonly string[] {
    return [...this.#lines, this.#open].filter((line) => line.trim() !== '').slice(-count);
  }
}
