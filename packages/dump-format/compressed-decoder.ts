import { undecodable, type Codec, type ZlibStream } from './codec.js';
import { Undecodable, type Decoder, type Emit } from './decoder.js';
import { release } from './release.js';

/** Pieces handed to a decompressing stream: long enough that the hop to its thread costs nothing. */
const PIECE = 256 * 1024;
/** Pieces under way at most: one in work, the others waiting for it. */
const UNDER_WAY = 3;
/** A stream that is wholly stored in so few bytes is decompressed at once, unless it grows beyond `SHORT_DECODED`. */
const SHORT_STORED = 32 * 1024;
const SHORT_DECODED = 1024 * 1024;

const TRAILING = 'bytes follow the end of its compressed data';

/** Decompresses beside the main thread, in bounded memory: a fixed few pieces, whatever the stream. */
export class CompressedDecoder implements Decoder {
  readonly #codec: Codec;
  readonly #emit: Emit;
  #free: Buffer[] = [];
  #piece: Buffer | undefined;
  #filled = 0;
  #run: Run | undefined;

  constructor(codec: Codec, emit: Emit) {
    this.#codec = codec;
    this.#emit = emit;
  }

  push(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end;) {
      this.#piece ??= this.#free.pop() ?? Buffer.allocUnsafeSlow(PIECE);
      const length = Math.min(end - at, PIECE - this.#filled);
      this.#piece.set(bytes.subarray(at, at + length), this.#filled);
      this.#filled += length;
      at += length;
      if (this.#filled === PIECE) this.#submit();
    }
  }

  ready(): Promise<void> | undefined {
    return this.#run?.room(UNDER_WAY);
  }

  finish(): Promise<void> | undefined {
    if (this.#run === undefined && this.#filled <= SHORT_STORED && this.#decodeAtOnce()) return undefined;
    if (this.#filled > 0 || this.#run === undefined) this.#submit();
    const run = this.#run;
    this.#run = undefined;
    return run?.finish();
  }

  destroy(): void {
    this.#run?.destroy();
    this.#run = undefined;
    this.#filled = 0;
  }

  #decodeAtOnce(): boolean {
    const stored = (this.#piece ?? Buffer.alloc(0)).subarray(0, this.#filled);
    const result = this.#codec.atOnce(stored, SHORT_DECODED);
    if (result === undefined) return false;
    this.#filled = 0;
    if (result.consumed !== stored.length) throw new Undecodable(TRAILING);
    if (result.decoded.length > 0) this.#emit(result.decoded);
    return true;
  }

  #submit(): void {
    this.#run ??= new Run(this.#codec.stream(), this.#emit);
    const piece = this.#piece ?? Buffer.alloc(0);
    this.#run.write(piece.subarray(0, this.#filled), () => {
      if (piece.length > 0) this.#free.push(piece);
    });
    this.#piece = undefined;
    this.#filled = 0;
  }
}

/** One decompressing stream from its first to its last byte. */
class Run {
  readonly #stream: ZlibStream;
  readonly #emit: Emit;
  #fed = 0;
  #underWay = 0;
  #ended = false;
  #failure: { readonly error: unknown } | undefined;
  #wake: (() => void) | undefined;

  constructor(stream: ZlibStream, emit: Emit) {
    this.#stream = stream;
    this.#emit = emit;
    stream.on('data', (chunk: Uint8Array) => {
      this.#pass(chunk);
    });
    stream.once('end', () => {
      this.#ended = true;
      this.#settle();
    });
    stream.on('error', (error) => {
      this.#fail(undecodable(error));
    });
  }

  write(bytes: Buffer, done: () => void): void {
    this.#fed += bytes.length;
    this.#underWay++;
    this.#stream.write(bytes, () => {
      this.#underWay--;
      done();
      this.#settle();
    });
  }

  /** Wait until fewer than `most` pieces are under way. */
  room(most: number): Promise<void> | undefined {
    this.#check();
    return this.#underWay < most ? undefined : this.#until(() => this.#underWay < most);
  }

  async finish(): Promise<void> {
    this.#stream.end();
    await this.#until(() => this.#ended);
    // node:zlib stops without a word at the end of the compressed data.
    const { bytesWritten } = this.#stream;
    this.destroy();
    if (bytesWritten !== this.#fed) throw new Undecodable(TRAILING);
  }

  destroy(): void {
    this.#stream.destroy();
  }

  #pass(chunk: Uint8Array): void {
    if (this.#failure !== undefined) return;
    try {
      this.#emit(chunk);
      release(chunk);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #until(ready: () => boolean): Promise<void> {
    for (;;) {
      this.#check();
      if (ready()) return;
      // The end came before the input was taken: what is left would wait for ever.
      if (this.#ended) throw new Undecodable(TRAILING);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #check(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    this.#stream.destroy();
    this.#settle();
  }

  #settle(): void {
    this.#wake?.();
    this.#wake = undefined;
  }
}
