type Emit = (bytes: Uint8Array) => void;

/** Passes a stream on but for its last `length` bytes, which are known only when it ends. */
export class HoldBack {
  readonly #length: number;
  #held: Buffer = Buffer.alloc(0);

  constructor(length: number) {
    this.#length = length;
  }

  /** What is held: the stream's last bytes, fewer than `length` only where the stream was shorter. */
  get held(): Buffer {
    return this.#held;
  }

  push(bytes: Uint8Array, emit: Emit): void {
    const length = this.#length;
    if (bytes.length >= length) {
      if (this.#held.length > 0) emit(this.#held);
      if (bytes.length > length) emit(bytes.subarray(0, bytes.length - length));
      this.#held = Buffer.from(bytes.subarray(bytes.length - length));
      return;
    }
    const joined = Buffer.concat([this.#held, bytes]);
    const over = Math.max(0, joined.length - length);
    if (over > 0) emit(joined.subarray(0, over));
    this.#held = joined.subarray(over);
  }
}
