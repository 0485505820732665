import { UserError } from '#verdict';
import { BlockRecorder } from './block-recorder.js';
import { BlockWalker } from './block-walker.js';
import { ContentReader, type Storage } from './content-reader.js';
import { ArchiveError } from './errors.js';
import type { ArchiveOptions, ArchiveReader, ArchiveSummary, CompressionMethod, Toc } from './model.js';
import { TocParser } from './toc-parser.js';

/** How custom archives store what each method compresses. */
const STORAGES: Readonly<Record<CompressionMethod, Storage | undefined>> = {
  none: 'plain',
  gzip: 'zlib',
  zstd: 'zstd',
  lz4: undefined,
};

/** Pieces of this size at most are held while the table of contents is read. */
const TOC_PIECE = 256 * 1024;

interface Body {
  readonly toc: Toc;
  readonly recorder: BlockRecorder;
  readonly walker: BlockWalker;
  readonly content: ContentReader | undefined;
}

/**
 * Reads a custom archive (`pg_dump -Fc`) forward as it comes, in pieces of any size and in bounded memory. Everything it says of
 * itself is checked before it is used.
 */
export class CustomArchiveReader implements ArchiveReader {
  readonly #options: ArchiveOptions;
  readonly #parser: TocParser;
  #body: Body | undefined;
  #bytes = 0;
  #failure: { readonly error: unknown } | undefined;
  #busy = false;

  constructor(options: ArchiveOptions) {
    this.#options = options;
    this.#parser = new TocParser('custom', options.limits);
  }

  write(bytes: Uint8Array): Promise<void> | undefined {
    this.#ensureUsable();
    try {
      const rest = this.#body === undefined ? this.#readToc(bytes) : bytes;
      this.#bytes += bytes.length;
      if (this.#body === undefined) return undefined;
      const at = this.#body.walker.walk(rest, 0);
      const waiting = this.#body.walker.takeWaiting();
      if (waiting === undefined) return undefined;
      this.#busy = true;
      return this.#walkOn(this.#body.walker, waiting, rest, at);
    } catch (error) {
      throw this.#fail(error);
    }
  }

  end(): Promise<ArchiveSummary> {
    return new Promise((resolve) => {
      resolve(this.#finish());
    });
  }

  #finish(): ArchiveSummary {
    this.#ensureUsable();
    try {
      if (this.#body === undefined) throw this.#parser.cutOff();
      const { toc, recorder, walker } = this.#body;
      if (!walker.atRest) throw new ArchiveError('it ends in the middle of a data block', this.#bytes);
      recorder.finish(this.#bytes);
      return { toc, blocks: recorder.blocks, bytes: this.#bytes };
    } catch (error) {
      throw this.#fail(error);
    }
  }

  /** @returns what of the bytes comes after the table of contents */
  #readToc(bytes: Uint8Array): Uint8Array {
    for (let at = 0; at < bytes.length; at += TOC_PIECE) {
      const piece = bytes.subarray(at, at + TOC_PIECE);
      const done = this.#parser.push(piece);
      if (done !== undefined) {
        this.#body = this.#begin(done.toc);
        return bytes.subarray(at + piece.length - done.rest.length);
      }
    }
    return bytes.subarray(bytes.length);
  }

  #begin(toc: Toc): Body {
    const { decode, sink = {} } = this.#options;
    const content = decode ? new ContentReader(storageOf(toc), sink) : undefined;
    sink.toc?.(toc);
    const recorder = new BlockRecorder(toc, content);
    return { toc, recorder, walker: new BlockWalker(recorder, toc.size), content };
  }

  async #walkOn(walker: BlockWalker, first: Promise<void>, bytes: Uint8Array, from: number): Promise<void> {
    try {
      let at = from;
      for (
        let waiting: Promise<void> | undefined = first;
        waiting !== undefined;
        waiting = walker.takeWaiting()
      ) {
        await waiting;
        at = walker.walk(bytes, at);
      }
    } catch (error) {
      throw this.#fail(error);
    } finally {
      this.#busy = false;
    }
  }

  #ensureUsable(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
    if (this.#busy) throw new Error('the archive reader was not waited for');
  }

  /** Remember the first error, and let go of what runs. */
  #fail(error: unknown): unknown {
    this.#failure ??= { error };
    this.#body?.content?.destroy();
    return this.#failure.error;
  }
}

export function storageOf(toc: Toc): Storage {
  const { method } = toc.header.compression;
  const storage = STORAGES[method];
  if (storage !== undefined) return storage;
  throw new UserError(`The archive is compressed with ${method}, which cannot be decompressed here`, {
    remedy: 'Make the dump with --compress=zstd or --compress=gzip',
  });
}
