import { createHash, type Hash } from 'node:crypto';
import { BlockRecorder } from './block-recorder.js';
import { ContentReader } from './content-reader.js';
import { TOC_FILE } from './directory-archive.js';
import { LARGE_OBJECTS } from './entry.js';
import { ArchiveError } from './errors.js';
import type { ArchiveOptions, Toc, TocEntry } from './model.js';
import { TAR_BLOCK, type TarMember } from './tar-header.js';
import type { TarHandler } from './tar-walker.js';
import { TocParser } from './toc-parser.js';

/** A script for people without pg_restore, the last member. It adds nothing to the data, and is not read. */
const SCRIPT = 'restore.sql';

/** What the open member's bytes are, and what is to be done when it is over. */
interface Open {
  take(bytes: Uint8Array, start: number, end: number): void;
  close(end: number): void;
}

/** Large objects come before the list that names them: the list is worked out as they come. */
interface OpenGroup {
  readonly entry: TocEntry;
  readonly list: Hash;
}

/** Holds the members of a tar archive against its table of contents: `toc.dat`, the data in any order, the script. */
export class TarMembers implements TarHandler {
  readonly #options: ArchiveOptions;
  readonly #parser: TocParser;
  #toc: Toc | undefined;
  #content: ContentReader | undefined;
  #recorder: BlockRecorder | undefined;
  readonly #tables = new Map<string, TocEntry>();
  /** Entries whose large objects have not come yet, in the order in which they do. */
  readonly #largeObjects: TocEntry[] = [];
  #group: OpenGroup | undefined;
  #open: Open | undefined;
  #complete = false;

  constructor(options: ArchiveOptions) {
    this.#options = options;
    this.#parser = new TocParser('tar', options.limits, TAR_BLOCK);
  }

  memberStart({ name }: TarMember, offset: number): void {
    if (this.#complete) throw new ArchiveError(`a file after ${SCRIPT}`, offset);
    const recorder = this.#recorder;
    if (recorder === undefined) {
      if (name !== TOC_FILE) throw new ArchiveError(`${name} where ${TOC_FILE} belongs`, offset);
      this.#open = this.#openToc();
      return;
    }
    const table = this.#tables.get(name);
    const oid = oidOf(name);
    if (table !== undefined) this.#open = this.#openTable(recorder, table, offset);
    else if (oid !== undefined) this.#open = this.#openLargeObject(recorder, oid, name, offset);
    else if (name === (this.#group?.entry ?? this.#largeObjects[0])?.fileName)
      this.#open = this.#openList(recorder, offset);
    else if (name === SCRIPT) this.#open = { take: ignore, close: () => (this.#complete = true) };
    else throw new ArchiveError(`a file ${name} that its table of contents does not name`, offset);
  }

  data(bytes: Uint8Array, start: number, end: number): void {
    this.#open?.take(bytes, start, end);
  }

  memberEnd(end: number): void {
    this.#open?.close(end);
    this.#open = undefined;
  }

  /** The file is over. @throws ArchiveError where something is missing */
  finish(offset: number): { readonly toc: Toc; readonly recorder: BlockRecorder } {
    if (this.#toc === undefined || this.#recorder === undefined) throw this.#parser.cutOff();
    this.#ensureNoGroup(offset);
    this.#recorder.finish(offset);
    if (!this.#complete) throw new ArchiveError(`it has no ${SCRIPT}`, offset);
    return { toc: this.#toc, recorder: this.#recorder };
  }

  destroy(): void {
    this.#content?.destroy();
  }

  #openToc(): Open {
    let toc: Toc | undefined;
    return {
      take: (bytes, start, end) => {
        const done = toc === undefined ? this.#parser.push(bytes.subarray(start, end)) : undefined;
        const more = done === undefined ? end - start : done.rest.length;
        toc ??= done?.toc;
        if (toc !== undefined && more > 0) {
          throw new ArchiveError('bytes after the end of its table of contents', TAR_BLOCK + toc.size);
        }
      },
      close: () => {
        if (toc === undefined) throw this.#parser.cutOff();
        this.#begin(toc);
      },
    };
  }

  #begin(toc: Toc): void {
    const { decode, sink = {} } = this.#options;
    this.#toc = toc;
    this.#content = decode ? new ContentReader('plain', sink) : undefined;
    this.#recorder = new BlockRecorder(toc, this.#content);
    for (const entry of toc.entries) {
      if (entry.fileName === undefined) continue;
      if (entry.desc === LARGE_OBJECTS) this.#largeObjects.push(entry);
      else this.#tables.set(entry.fileName, entry);
    }
    sink.toc?.(toc);
  }

  #openTable(recorder: BlockRecorder, entry: TocEntry, offset: number): Open {
    this.#ensureNoGroup(offset);
    recorder.blockStart('table', entry.dumpId, offset);
    return {
      take: (bytes, start, end) => {
        atOnce(recorder.data(bytes, start, end));
      },
      close: (end) => {
        atOnce(recorder.streamEnd());
        recorder.blockEnd(end);
      },
    };
  }

  #openLargeObject(recorder: BlockRecorder, oid: number, name: string, offset: number): Open {
    const { list } = this.#groupAt(recorder, offset);
    recorder.largeObject(oid, offset);
    list.update(`${oid} ${name}\n`);
    return {
      take: (bytes, start, end) => {
        atOnce(recorder.data(bytes, start, end));
      },
      close: () => {
        atOnce(recorder.streamEnd());
      },
    };
  }

  #openList(recorder: BlockRecorder, offset: number): Open {
    const { list } = this.#groupAt(recorder, offset);
    const found = createHash('sha256');
    return {
      take: (bytes, start, end) => found.update(bytes.subarray(start, end)),
      close: (end) => {
        if (!found.digest().equals(list.digest()))
          throw new ArchiveError('a list of other large objects than those before it', offset);
        this.#group = undefined;
        recorder.blockEnd(end);
      },
    };
  }

  /** The group of large objects that is open, or the next one. */
  #groupAt(recorder: BlockRecorder, offset: number): OpenGroup {
    if (this.#group !== undefined) return this.#group;
    const entry = this.#largeObjects.shift();
    if (entry === undefined)
      throw new ArchiveError('large objects that its table of contents does not name', offset);
    recorder.blockStart('large-objects', entry.dumpId, offset);
    return (this.#group = { entry, list: createHash('sha256') });
  }

  #ensureNoGroup(offset: number): void {
    if (this.#group !== undefined) throw new ArchiveError('large objects without a list of them', offset);
  }
}

function oidOf(name: string): number | undefined {
  const oid = Number(/^blob_([1-9][0-9]{0,9})\.dat$/.exec(name)?.[1]);
  return oid <= 0xffffffff ? oid : undefined;
}

function ignore(): void {
  // Nothing is known of these bytes but their number.
}

/** Plain data is decoded at once: there is nothing to wait for. */
function atOnce(waiting: Promise<void> | undefined): void {
  if (waiting !== undefined) throw new Error('plain data had to be waited for');
}
