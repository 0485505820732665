import { ByteCursor, NeedMore } from './byte-cursor.js';
import { readEntry } from './entry.js';
import { ArchiveError } from './errors.js';
import { readHeader } from './header.js';
import { DEFAULT_LIMITS, type ArchiveLimits } from './limits.js';
import type { ArchiveFormat, ArchiveHeader, Toc, TocEntry } from './model.js';

const MAX_KEPT_STRINGS = 10_000;

/**
 * Reads header and table of contents from pieces of any size. Only the entry at hand is held as bytes; an attempt to read it is
 * made again when enough has come for its next value.
 */
export class TocParser {
  readonly #format: ArchiveFormat;
  readonly #limits: ArchiveLimits;
  /** Where in the file the header begins. */
  readonly #start: number;
  #pieces: Buffer[] = [];
  #held = 0;
  #needed = 1;
  #consumed = 0;
  #header: ArchiveHeader | undefined;
  #count: number | undefined;
  readonly #entries: TocEntry[] = [];
  readonly #ids = new Set<number>();
  readonly #kept = new Map<string, string>();

  constructor(format: ArchiveFormat, limits: Partial<ArchiveLimits> = {}, start = 0) {
    this.#format = format;
    this.#start = start;
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
  }

  /** Bytes seen, read or held. */
  get bytes(): number {
    return this.#consumed + this.#held;
  }

  /** @returns the table of contents with those bytes of this piece that come after it, or `undefined` while it is not complete */
  push(piece: Uint8Array): { readonly toc: Toc; readonly rest: Buffer } | undefined {
    // A copy: the caller may reuse its memory.
    this.#pieces.push(Buffer.from(piece));
    this.#held += piece.length;
    if (this.#held < this.#needed) return undefined;
    const bytes =
      this.#pieces.length === 1 ? (this.#pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#pieces);
    const used = this.#read(bytes);
    const rest = bytes.subarray(used);
    this.#pieces = [rest];
    this.#held = rest.length;
    this.#consumed += used;
    if (this.#header === undefined || this.#entries.length !== this.#count) return undefined;
    return { toc: { header: this.#header, entries: this.#entries, size: this.#consumed }, rest };
  }

  /** The error for an archive that ends here. */
  cutOff(): ArchiveError {
    return new ArchiveError('it ends in the middle of its table of contents', this.#start + this.bytes);
  }

  /** Read as many whole values as there are. @returns how many bytes they took */
  #read(bytes: Buffer): number {
    let used = 0;
    try {
      while (this.#entries.length !== this.#count) {
        const cursor = new ByteCursor(
          bytes.subarray(used),
          this.#start + this.#consumed + used,
          this.#limits.stringBytes,
        );
        this.#readNext(cursor);
        used += cursor.used;
        if (this.#consumed + used > this.#limits.tocBytes) this.#tooLarge();
      }
      this.#needed = 0;
    } catch (error) {
      if (!(error instanceof NeedMore)) throw error;
      this.#needed = error.length;
      if (this.#consumed + used + error.length > this.#limits.tocBytes) this.#tooLarge();
    }
    return used;
  }

  #readNext(cursor: ByteCursor): void {
    if (this.#header === undefined) {
      this.#header = readHeader(cursor, this.#format);
    } else if (this.#count === undefined) {
      const count = cursor.int();
      if (count < 0 || count > this.#limits.entries) {
        cursor.fail(`${count} entries, where at most ${this.#limits.entries} are read`);
      }
      this.#count = count;
    } else {
      const entry = readEntry(cursor, this.#header, this.#limits, this.#keep);
      if (this.#ids.has(entry.dumpId)) cursor.fail(`two entries with the id ${entry.dumpId}`);
      this.#ids.add(entry.dumpId);
      this.#entries.push(entry);
    }
  }

  readonly #keep = (text: string): string => {
    const kept = this.#kept.get(text);
    if (kept !== undefined) return kept;
    if (this.#kept.size < MAX_KEPT_STRINGS) this.#kept.set(text, text);
    return text;
  };

  #tooLarge(): never {
    throw new ArchiveError(
      `its table of contents goes on for more than the ${this.#limits.tocBytes} bytes that are read`,
      this.#start + this.#consumed,
    );
  }
}

/**
 * Read a table of contents that is wholly in memory. Of a custom archive the data may follow; a folder's `toc.dat` holds nothing
 * else.
 */
export function parseToc(bytes: Uint8Array, format: ArchiveFormat, limits: Partial<ArchiveLimits> = {}): Toc {
  const parser = new TocParser(format, limits);
  const done = parser.push(bytes);
  if (done === undefined) throw parser.cutOff();
  if (format === 'directory' && done.rest.length > 0) {
    throw new ArchiveError('bytes after the end of its table of contents', done.toc.size);
  }
  return done.toc;
}
