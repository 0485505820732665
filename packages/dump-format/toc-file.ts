import { open, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError, codeOf, messageOf } from '#verdict';
import { TOC_FILE } from './directory-archive.js';
import { ArchiveError } from './errors.js';
import type { ArchiveLimits } from './limits.js';
import type { ArchiveFormat, Toc } from './model.js';
import { DETECT_BYTES, detectFormat } from './open-archive.js';
import { TAR_BLOCK, readTarHeader } from './tar-header.js';
import { TocParser } from './toc-parser.js';

const PIECE = 256 * 1024;

/**
 * Read the table of contents of an archive on disk, and nothing after it.
 *
 * @param path a custom or tar archive, or the folder of a directory archive
 */
export async function readTocFile(path: string, limits: Partial<ArchiveLimits> = {}): Promise<Toc> {
  const isFolder = (await reading(path, stat(path))).isDirectory();
  const name = isFolder ? join(path, TOC_FILE) : path;
  await using file = await reading(name, open(name));
  if (isFolder) return await readToc(file, 'directory', { start: 0, end: Infinity }, limits);
  const format = detectFormat(await firstBytes(file, DETECT_BYTES));
  if (format === 'custom') return await readToc(file, format, { start: 0, end: undefined }, limits);
  return await readToc(file, format, await tocMember(file), limits);
}

async function reading<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new UserError(`${path} cannot be read: ${codeOf(error) ?? messageOf(error)}`, {
      remedy: 'Give the file of a custom or tar archive, or the folder of a directory archive',
      cause: error,
    });
  }
}

/** Where a table of contents lies in its file. */
interface Extent {
  readonly start: number;
  /** Where it must end, `Infinity` for the file's end; `undefined` where data follows. */
  readonly end: number | undefined;
}

/** In a tar archive it is the first file. */
async function tocMember(file: FileHandle): Promise<Extent> {
  const header = await firstBytes(file, TAR_BLOCK);
  if (header.length < TAR_BLOCK) throw new ArchiveError('it is cut off', header.length);
  const { size } = readTarHeader(header, 0);
  return { start: TAR_BLOCK, end: TAR_BLOCK + size };
}

async function firstBytes(file: FileHandle, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
  return buffer.subarray(0, bytesRead);
}

async function readToc(
  file: FileHandle,
  format: ArchiveFormat,
  { start, end }: Extent,
  limits: Partial<ArchiveLimits>,
): Promise<Toc> {
  const parser = new TocParser(format, limits, start);
  const buffer = Buffer.allocUnsafe(PIECE);
  for (let at = start; ;) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(PIECE, (end ?? Infinity) - at), at);
    at += bytesRead;
    if (bytesRead === 0) throw parser.cutOff();
    const done = parser.push(buffer.subarray(0, bytesRead));
    if (done === undefined) continue;
    if (end === undefined) return done.toc;
    const more = done.rest.length > 0 || (at < end && (await file.read(buffer, 0, 1, at)).bytesRead > 0);
    if (more) throw new ArchiveError('bytes after the end of its table of contents', start + done.toc.size);
    return done.toc;
  }
}
