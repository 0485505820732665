import { ZLIB } from './codec.js';
import { CompressedDecoder } from './compressed-decoder.js';
import { Undecodable, type Decoder, type Emit } from './decoder.js';
import { ArchiveError } from './errors.js';
import { GzipFileDecoder, ZstdDecoder } from './framed-decoders.js';
import { HoldBack } from './hold-back.js';
import type { DataSink, TocEntry } from './model.js';
import { countNewlines } from './newlines.js';
import { PlainDecoder } from './plain-decoder.js';

/** How the data of one stream is stored. */
export type Storage = 'plain' | 'zlib' | 'gzip-file' | 'zstd';

const DECODERS: Readonly<Record<Storage, (emit: Emit) => Decoder>> = {
  plain: (emit) => new PlainDecoder(emit),
  zlib: (emit) => new CompressedDecoder(ZLIB, emit),
  'gzip-file': (emit) => new GzipFileDecoder(emit),
  zstd: (emit) => new ZstdDecoder(emit),
};

/** What pg_dump writes after the last line of a table. */
const TERMINATOR = Buffer.from('\\.\n\n\n');
const NEWLINE = 0x0a;

/** What one stream held. */
export interface Content {
  readonly decodedBytes: number;
  /** COPY lines; `undefined` for INSERT statements, for large objects, and where the sink counts. */
  readonly rows: number | undefined;
}

/** Decodes one stream after the other, counts what is in it and passes it to a sink. */
export class ContentReader {
  readonly #decoder: Decoder;
  readonly #sink: DataSink;
  #stream: { readonly offset: number; readonly what: string; take(bytes: Uint8Array): void } | undefined;
  #decodedBytes = 0;
  #rows = 0;
  #close: () => Content = notOpen;

  constructor(storage: Storage, sink: DataSink) {
    this.#sink = sink;
    this.#decoder = DECODERS[storage]((bytes) => this.#stream?.take(bytes));
  }

  /** @param offset where the stream begins in its file, for messages */
  openTable(entry: TocEntry, offset: number): void {
    const what = `the data of table ${entry.namespace}.${entry.tag}`;
    this.#sink.tableStart?.(entry);
    this.#decodedBytes = 0;
    if (entry.copyStatement === '') {
      this.#stream = { offset, what, take: this.#passTable };
      this.#close = () => {
        this.#sink.tableEnd?.(entry);
        return { decodedBytes: this.#decodedBytes, rows: undefined };
      };
      return;
    }
    const counts = this.#sink.countsRows !== true;
    this.#rows = 0;
    const lines = new HoldBack(TERMINATOR.length);
    let last = NEWLINE;
    const pass = (bytes: Uint8Array): void => {
      if (counts) this.#rows += countNewlines(bytes);
      last = bytes[bytes.length - 1] ?? last;
      this.#passTable(bytes);
    };
    this.#stream = {
      offset,
      what,
      take: (bytes) => {
        lines.push(bytes, pass);
      },
    };
    this.#close = () => {
      if (last !== NEWLINE || !lines.held.equals(TERMINATOR)) {
        throw new ArchiveError(`${what} does not end as COPY data does`, offset);
      }
      this.#sink.tableEnd?.(entry);
      return { decodedBytes: this.#decodedBytes, rows: counts ? this.#rows : undefined };
    };
  }

  openLargeObject(oid: number, offset: number): void {
    this.#sink.largeObjectStart?.(oid);
    this.#decodedBytes = 0;
    const take = (bytes: Uint8Array): void => {
      this.#decodedBytes += bytes.length;
      this.#sink.largeObjectChunk?.(bytes);
    };
    this.#stream = { offset, what: `large object ${oid}`, take };
    this.#close = () => {
      this.#sink.largeObjectEnd?.(oid);
      return { decodedBytes: this.#decodedBytes, rows: undefined };
    };
  }

  /** @returns a promise to wait for before anything else is called */
  push(bytes: Uint8Array, start: number, end: number): Promise<void> | undefined {
    try {
      this.#decoder.push(bytes, start, end);
      return this.#located(this.#decoder.ready());
    } catch (error) {
      throw this.#locate(error);
    }
  }

  /** The stream ends. @param done is told what was in it */
  close(done: (content: Content) => void): Promise<void> | undefined {
    try {
      const waiting = this.#decoder.finish();
      if (waiting === undefined) {
        done(this.#close());
        return undefined;
      }
      return this.#located(
        waiting.then(() => {
          done(this.#close());
        }),
      );
    } catch (error) {
      throw this.#locate(error);
    }
  }

  destroy(): void {
    this.#decoder.destroy();
  }

  readonly #passTable = (bytes: Uint8Array): void => {
    this.#decodedBytes += bytes.length;
    this.#sink.tableChunk?.(bytes);
  };

  #located(waiting: Promise<void> | undefined): Promise<void> | undefined {
    return waiting?.catch((error: unknown) => {
      throw this.#locate(error);
    });
  }

  #locate(error: unknown): unknown {
    if (!(error instanceof Undecodable) || this.#stream === undefined) return error;
    const { what, offset } = this.#stream;
    return new ArchiveError(`in ${what}, ${error.message}`, offset, { cause: error });
  }
}

function notOpen(): never {
  throw new Error('no stream is open');
}
