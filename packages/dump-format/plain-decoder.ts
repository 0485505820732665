import type { Decoder, Emit } from './decoder.js';

const GATHERED = 256 * 1024;
/** Runs of this length are passed on as they are. */
const LONG = 16 * 1024;

/** Stored bytes that are the content itself. Older pg_dump stores every row apart: short runs are gathered into long ones. */
export class PlainDecoder implements Decoder {
  readonly #emit: Emit;
  readonly #gathered = Buffer.allocUnsafeSlow(GATHERED);
  #length = 0;

  constructor(emit: Emit) {
    this.#emit = emit;
  }

  push(bytes: Uint8Array, start: number, end: number): void {
    const length = end - start;
    if (length >= LONG) {
      this.#flush();
      this.#emit(bytes.subarray(start, end));
      return;
    }
    if (this.#length + length > GATHERED) this.#flush();
    copy(bytes, start, end, this.#gathered, this.#length);
    this.#length += length;
  }

  ready(): undefined {
    return undefined;
  }

  finish(): undefined {
    this.#flush();
  }

  destroy(): void {
    this.#length = 0;
  }

  #flush(): void {
    if (this.#length === 0) return;
    const length = this.#length;
    this.#length = 0;
    this.#emit(this.#gathered.subarray(0, length));
  }
}

/** A call into the runtime costs as much as copying a short row byte by byte. */
const SHORT = 48;

function copy(from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): void {
  if (end - start > SHORT) {
    to.set(from.subarray(start, end), at);
    return;
  }
  for (let source = start, target = at; source < end; source++, target++) to[target] = from[source] ?? 0;
}
