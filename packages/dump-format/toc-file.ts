import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError, codeOf, messageOf } from '#verdict';
import { TOC_FILE } from './directory-archive.js';
import { ArchiveError } from './errors.js';
import type { ArchiveLimits } from './limits.js';
import type { ArchiveFormat, Toc } from './model.js';
import { TocParser } from './toc-parser.js';

const PIECE = 256 * 1024;

/**
 * Read the table of contents of an archive on disk, and nothing after it.
 *
 * @param path a custom archive, or the folder of a directory archive
 */
export async function readTocFile(path: string, limits: Partial<ArchiveLimits> = {}): Promise<Toc> {
  return (await isFolder(path))
    ? readToc(join(path, TOC_FILE), 'directory', limits)
    : readToc(path, 'custom', limits);
}

async function isFolder(path: string): Promise<boolean> {
  return (await reading(path, stat(path))).isDirectory();
}

async function reading<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new UserError(`${path} cannot be read: ${codeOf(error) ?? messageOf(error)}`, {
      remedy: 'Give the file of a custom archive, or the folder of a directory archive',
      cause: error,
    });
  }
}

async function readToc(path: string, format: ArchiveFormat, limits: Partial<ArchiveLimits>): Promise<Toc> {
  const parser = new TocParser(format, limits);
  await using file = await reading(path, open(path));
  const buffer = Buffer.allocUnsafe(PIECE);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, PIECE);
    if (bytesRead === 0) throw parser.cutOff();
    const done = parser.push(buffer.subarray(0, bytesRead));
    if (done === undefined) continue;
    const more =
      format === 'directory' && (done.rest.length > 0 || (await file.read(buffer, 0, 1)).bytesRead > 0);
    if (more) throw new ArchiveError('bytes after the end of its table of contents', done.toc.size);
    return done.toc;
  }
}
