import { ArchiveError } from './errors.js';
import { TAR_BLOCK, readTarHeader, type TarMember } from './tar-header.js';

/** What the walker finds, in the order of the file. */
export interface TarHandler {
  /** @param offset where the member's header lies */
  memberStart(member: TarMember, offset: number): void;
  /** Bytes of the open member. */
  data(bytes: Uint8Array, start: number, end: number): void;
  /** @param end where the next member would begin */
  memberEnd(end: number): void;
}

type State = 'header' | 'data' | 'padding' | 'second-zeros' | 'end';

/** Follows the framing of a tar file: a block of header a member, its bytes, zeros to the next block; two blocks of zeros at the end. */
export class TarWalker {
  readonly #handler: TarHandler;
  #state: State = 'header';
  /** Bytes of all pieces before the one at hand. */
  #base = 0;
  readonly #block = Buffer.alloc(TAR_BLOCK);
  #blockLength = 0;
  /** Bytes of the open member, or of the zeros behind it, that are still to come. */
  #left = 0;
  #padding = 0;

  constructor(handler: TarHandler) {
    this.#handler = handler;
  }

  /** Whether the file may end here: nothing less and nothing more. */
  get ended(): boolean {
    return this.#state === 'end';
  }

  walk(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      if (this.#state === 'data' || this.#state === 'padding') {
        const end = Math.min(at + this.#left, bytes.length);
        if (this.#state === 'data') this.#handler.data(bytes, at, end);
        else this.#expectZeros(bytes, at, end);
        this.#left -= end - at;
        at = end;
        this.#advance(this.#base + at);
      } else if (this.#state === 'end') {
        throw new ArchiveError('bytes after its end', this.#base + at);
      } else at = this.#gather(bytes, at);
    }
    this.#base += bytes.length;
  }

  #gather(bytes: Uint8Array, from: number): number {
    const end = Math.min(from + TAR_BLOCK - this.#blockLength, bytes.length);
    this.#block.set(bytes.subarray(from, end), this.#blockLength);
    this.#blockLength += end - from;
    if (this.#blockLength === TAR_BLOCK) {
      this.#blockLength = 0;
      this.#takeBlock(this.#base + end);
    }
    return end;
  }

  /** @param end where the block ends in the file */
  #takeBlock(end: number): void {
    const offset = end - TAR_BLOCK;
    if (this.#state === 'second-zeros') {
      this.#expectZeros(this.#block, 0, TAR_BLOCK, offset);
      this.#state = 'end';
    } else if (this.#block.every((byte) => byte === 0)) this.#state = 'second-zeros';
    else {
      const member = readTarHeader(this.#block, offset);
      this.#handler.memberStart(member, offset);
      this.#state = 'data';
      this.#left = member.size;
      this.#padding = (TAR_BLOCK - (member.size % TAR_BLOCK)) % TAR_BLOCK;
      this.#advance(end);
    }
  }

  /** Go on where the open member, or the zeros behind it, have come. @param at where that is in the file */
  #advance(at: number): void {
    if (this.#left > 0) return;
    if (this.#state === 'data') {
      this.#state = 'padding';
      this.#left = this.#padding;
      if (this.#left > 0) return;
    }
    this.#state = 'header';
    this.#handler.memberEnd(at);
  }

  #expectZeros(bytes: Uint8Array, from: number, to: number, base = this.#base): void {
    for (let at = from; at < to; at++) {
      if (bytes[at] !== 0) throw new ArchiveError('something other than zeros between its files', base + at);
    }
  }
}
