import { createHash, type Hash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  CustomArchiveReader,
  DataFileReader,
  TOC_FILE,
  dataFileCompression,
  directoryFiles,
  largeObjectFiles,
  parseDirectoryToc,
  parseLargeObjectList,
  TarArchiveReader,
  type ArchiveOptions,
  type ArchiveReader,
  type ArchiveSummary,
  type DataSink,
  type DirectoryFile,
  type Toc,
} from '#dump-format';

/** Real archives of several versions of pg_dump: see the README beside them. Compiled tests lie in build/test/support. */
export const ARCHIVES = join(import.meta.dirname, '..', '..', '..', 'test', 'fixtures', 'archives');

/** Custom archives that can be decoded, as paths below `ARCHIVES`. */
export const CUSTOM = archivesNamed(/^custom-(?!lz4).*\.dump$/);
/** Tar archives, as paths below `ARCHIVES`. */
export const TAR = archivesNamed(/^tar.*\.tar$/);
/** Folders of directory archives. */
export const DIRECTORIES = archivesNamed(/^directory-[a-z]+$/);

function archivesNamed(pattern: RegExp): readonly string[] {
  const majors = readdirSync(ARCHIVES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return majors.flatMap(({ name: major }) =>
    readdirSync(join(ARCHIVES, major))
      .filter((name) => pattern.test(name))
      .map((name) => `${major}/${name}`),
  );
}

export function archive(name: string): Buffer {
  return readFileSync(join(ARCHIVES, name));
}

/** What was passed to a sink: SHA-256 and length of every table and large object, in their order. */
export interface Seen {
  readonly tables: Map<string, string>;
  readonly largeObjects: Map<number, string>;
}

/** A sink that hashes what it sees, and insists on the order of calls. */
export function hashingSink(): { readonly sink: DataSink; readonly seen: Seen } {
  const seen: Seen = { tables: new Map(), largeObjects: new Map() };
  let open: { hash: Hash; length: number; name: string } | undefined;
  const start = (name: string): void => {
    if (open !== undefined) throw new Error(`${name} began before ${open.name} ended`);
    open = { hash: createHash('sha256'), length: 0, name };
  };
  const chunk = (bytes: Uint8Array): void => {
    if (open === undefined) throw new Error('data came while nothing was open');
    open.hash.update(bytes);
    open.length += bytes.length;
  };
  const end = (name: string): string => {
    if (open?.name !== name) throw new Error(`${name} ended but was not open`);
    const result = `${open.length} ${open.hash.digest('hex')}`;
    open = undefined;
    return result;
  };
  const sink: DataSink = {
    tableStart: (entry) => {
      start(entry.tag);
    },
    tableChunk: chunk,
    tableEnd: (entry) => {
      seen.tables.set(entry.tag, end(entry.tag));
    },
    largeObjectStart: (oid) => {
      start(String(oid));
    },
    largeObjectChunk: chunk,
    largeObjectEnd: (oid) => {
      seen.largeObjects.set(oid, end(String(oid)));
    },
  };
  return { sink, seen };
}

/** Read a custom archive from the given pieces, decoding or following its lengths alone. */
export async function readCustom(
  pieces: Iterable<Uint8Array>,
  decode = true,
): Promise<{ readonly summary: ArchiveSummary; readonly seen: Seen }> {
  return readWith((options) => new CustomArchiveReader(options), pieces, decode);
}

/** The same of a tar archive. */
export async function readTar(
  pieces: Iterable<Uint8Array>,
  decode = true,
): Promise<{ readonly summary: ArchiveSummary; readonly seen: Seen }> {
  return readWith((options) => new TarArchiveReader(options), pieces, decode);
}

async function readWith(
  open: (options: ArchiveOptions) => ArchiveReader,
  pieces: Iterable<Uint8Array>,
  decode: boolean,
): Promise<{ readonly summary: ArchiveSummary; readonly seen: Seen }> {
  const { sink, seen } = hashingSink();
  const reader = open({ decode, sink });
  for (const piece of pieces) await reader.write(piece);
  return { summary: await reader.end(), seen };
}

export interface FolderSummary {
  readonly toc: Toc;
  readonly seen: Seen;
  /** COPY lines by table. */
  readonly rows: ReadonlyMap<string, number | undefined>;
  readonly names: readonly string[];
}

/** Read a directory archive file by file. */
export async function readFolder(file: (name: string) => Uint8Array): Promise<FolderSummary> {
  const toc = parseDirectoryToc(file(TOC_FILE));
  const { sink, seen } = hashingSink();
  const rows = new Map<string, number | undefined>();
  const files: DirectoryFile[] = [...directoryFiles(toc)];
  for (const item of files) {
    if (item.kind === 'large-object-list') {
      files.push(...largeObjectFiles(toc, parseLargeObjectList(file(item.name))));
    } else if (item.kind !== 'toc') {
      const reader = new DataFileReader({ compression: dataFileCompression(item.name), file: item, sink });
      await reader.write(file(item.name));
      const summary = await reader.end();
      if (item.kind === 'table') rows.set(item.entry.tag, summary.rows);
    }
  }
  return { toc, seen, rows, names: files.map(({ name }) => name) };
}

/** Cut bytes into pieces of the given lengths, over and over. */
export function* cut(bytes: Uint8Array, lengths: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const length = lengths[turn % lengths.length] ?? bytes.length;
    yield bytes.subarray(at, at + length);
    at += length;
  }
}
