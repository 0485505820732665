import { CustomArchiveReader } from './custom-archive.js';
import { TOC_FILE } from './directory-archive.js';
import { MAGIC, refuseOtherFile } from './header.js';
import type { ArchiveFormat, ArchiveOptions, ArchiveReader } from './model.js';
import { TarArchiveReader } from './tar-archive.js';

/** How many bytes are enough to tell the formats apart. */
export const DETECT_BYTES = 8;

/** How each format begins. The first file in a tar archive is its table of contents. */
const BEGINNINGS: readonly (readonly [format: Exclude<ArchiveFormat, 'directory'>, start: string])[] = [
  ['custom', MAGIC],
  ['tar', `${TOC_FILE}\0`],
];

/**
 * Tell by its beginning which archive in one file this is.
 *
 * @param first its first bytes, at least `DETECT_BYTES` where it has as many
 * @throws UserError for a file of another kind
 */
export function detectFormat(first: Uint8Array): Exclude<ArchiveFormat, 'directory'> {
  const start = Buffer.from(first.subarray(0, DETECT_BYTES)).toString('latin1');
  const found = BEGINNINGS.find(([, wanted]) => start.startsWith(wanted) || wanted.startsWith(start));
  return found?.[0] ?? refuseOtherFile(start, 'archive');
}

/** A reader for the archive in one file that begins so. The bytes are only looked at: write them to it as well. */
export function openArchiveReader(first: Uint8Array, options: ArchiveOptions): ArchiveReader {
  return detectFormat(first) === 'tar' ? new TarArchiveReader(options) : new CustomArchiveReader(options);
}
