import {
  CustomArchiveReader,
  DataFileReader,
  dataFileCompression,
  directoryFiles,
  largeObjectFiles,
  parseDirectoryToc,
  parseLargeObjectList,
  tableKey,
  release,
  type DirectoryFile,
  type Toc,
} from '#dump-format';
import { filesOfDump, type Manifest, type ManifestDump, type ManifestFile } from '#manifest';
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
    throw new UserError(`The table of contents names ${name}, which the manifest does not list`, {
      where: prefix + name,
    });
  };
  const toc = parseDirectoryToc(await collect(openFile(take('toc.dat'))));
  const rows = new Map<string, number>();
  const pending: DirectoryFile[] = directoryFiles(toc).filter((file) => file.kind !== 'toc');
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const bytes = openFile(take(next.name));
    if (next.kind === 'large-object-list') {
      pending.push(...largeObjectFiles(toc, parseLargeObjectList(await collect(bytes))));
    } else if (next.kind !== 'toc') {
      const count = await decodeDataFile(next, bytes);
      if (next.kind === 'table' && count !== undefined)
        rows.set(tableKey(next.entry.namespace, next.entry.tag), count);
    }
  }
  const [stranger] = byName.keys();
  if (stranger !== undefined)
    throw new UserError(`${stranger} belongs to nothing in the table of contents`, {
      where: prefix + stranger,
    });
  return { toc, rows };
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
