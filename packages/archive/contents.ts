import {
  CustomArchiveReader,
  DataFileReader,
  TOC_FILE,
  dataFileCompression,
  directoryFiles,
  largeObjectFile,
  largeObjectFiles,
  parseDirectoryToc,
  parseLargeObjectList,
  tableKey,
  release,
  type DirectoryFile,
  type LargeObjectMember,
  type Toc,
} from '#dump-format';
import { filesOfDump, inStorageOrder, type Manifest, type ManifestDump, type ManifestFile } from '#manifest';
import { decompressing } from '#seal';
import { UserError } from '#verdict';

/** What a dump was found to hold when every byte of it was decoded. */
export interface Contents {
  readonly toc: Toc;
  /** Rows of each table with COPY data, by schema and name as `tableKey` joins them. */
  readonly rows: ReadonlyMap<string, number>;
}

/** The bytes of a file of the set, as a person gets it back. */
export type OpenFile = (file: ManifestFile) => AsyncIterable<Uint8Array>;

/**
 * Decode a whole dump by our own reader: no PostgreSQL program, nothing executed. Nothing is compared with the manifest here.
 *
 * @param openFile is called once for every file of the dump
 * @returns undefined for plain SQL, which has no structure to read
 * @throws UserError where the dump is not whole, naming the file
 */
export async function decodeDump(
  manifest: Manifest,
  dump: ManifestDump,
  openFile: OpenFile,
): Promise<Contents | undefined> {
  const files = filesOfDump(manifest, dump);
  if (dump.format === 'directory') return decodeFolder(dump, files, openFile);
  const file = files[0];
  if (file === undefined) throw new UserError('The dump is not listed', { where: dump.path });
  const bytes = uncompressed(dump, openFile(file));
  if (dump.format === 'plain') return drain(bytes);
  return decodeArchive(bytes);
}

/** The dump as pg_dump wrote it, where a stream around it was compressed. */
export function uncompressed(
  dump: ManifestDump,
  bytes: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  if (dump.stream_compression === undefined) return bytes;
  const method = dump.stream_compression.split(':')[0];
  if (method === 'zstd' || method === 'gzip') return decompressing(bytes, method);
  throw new UserError(
    `The manifest names the compression ${dump.stream_compression}, which cannot be undone here`,
    { where: dump.path },
  );
}

async function drain(bytes: AsyncIterable<Uint8Array>): Promise<undefined> {
  const iterator = bytes[Symbol.asyncIterator]();
  while ((await iterator.next()).done !== true);
}

async function decodeArchive(bytes: AsyncIterable<Uint8Array>): Promise<Contents> {
  const reader = new CustomArchiveReader({ decode: true });
  for await (const part of bytes) {
    const waiting = reader.write(part);
    if (waiting !== undefined) await waiting;
    release(part);
  }
  const { toc, blocks } = await reader.end();
  const entries = new Map(toc.entries.map((entry) => [entry.dumpId, entry]));
  const rows = new Map<string, number>();
  for (const block of blocks) {
    const entry = entries.get(block.dumpId);
    if (entry !== undefined && block.rows !== undefined)
      rows.set(tableKey(entry.namespace, entry.tag), block.rows);
  }
  return { toc, rows };
}

async function decodeFolder(
  dump: ManifestDump,
  files: readonly ManifestFile[],
  openFile: OpenFile,
): Promise<Contents> {
  const prefix = `${dump.path}/`;
  const byName = new Map(files.map((file) => [file.path.slice(prefix.length), file]));
  const take = (name: string): ManifestFile => {
    const file = byName.get(name);
    byName.delete(name);
    if (file !== undefined) return file;
    throw notListed(name, prefix);
  };
  const toc = parseDirectoryToc(await collect(openFile(take(TOC_FILE))));
  const named = directoryFiles(toc).filter(({ kind }) => kind !== 'toc');
  const kinds = new Map(named.map((file) => [file.name, file]));
  const listed = named.map(({ name }) => take(name));
  // What is left are large objects, or strangers. They are read as they lie in the store, before the lists that name them.
  const rows = new Map<string, number>();
  const lists: LargeObjectMember[] = [];
  const seen = new Set<string>();
  for (const file of inStorageOrder([...listed, ...byName.values()])) {
    const name = file.path.slice(prefix.length);
    const kind = kinds.get(name) ?? largeObjectFile(toc, name);
    if (kind === undefined || kind.kind === 'toc') throw belongsNowhere(name, prefix);
    if (kind.kind === 'large-object-list') {
      lists.push(...parseLargeObjectList(await collect(openFile(file))));
      continue;
    }
    const count = await decodeDataFile(kind, openFile(file));
    if (kind.kind === 'large-object') seen.add(name);
    else if (count !== undefined) rows.set(tableKey(kind.entry.namespace, kind.entry.tag), count);
  }
  for (const { name } of largeObjectFiles(toc, lists)) if (!seen.delete(name)) throw notListed(name, prefix);
  const [stranger] = seen;
  if (stranger !== undefined) throw belongsNowhere(stranger, prefix);
  return { toc, rows };
}

function notListed(name: string, prefix: string): UserError {
  return new UserError(`The table of contents names ${name}, which the manifest does not list`, {
    where: prefix + name,
  });
}

function belongsNowhere(name: string, prefix: string): UserError {
  return new UserError(`${name} belongs to nothing in the table of contents`, { where: prefix + name });
}

async function decodeDataFile(
  file: Extract<DirectoryFile, { kind: 'table' | 'large-object' }>,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number | undefined> {
  const reader = new DataFileReader({ compression: dataFileCompression(file.name), file });
  try {
    for await (const part of bytes) {
      const waiting = reader.write(part);
      if (waiting !== undefined) await waiting;
      release(part);
    }
    return (await reader.end()).rows;
  } catch (error) {
    reader.destroy();
    throw error;
  }
}

/** A table of contents or a list, bounded: ten thousand tables take a few megabytes. */
const MAX_WHOLE = 512 * 1024 * 1024;

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    size += part.length;
    if (size > MAX_WHOLE) throw new UserError(`A table of contents has more than ${MAX_WHOLE} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
