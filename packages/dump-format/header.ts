import { UserError } from '#verdict';
import { INT_SIZE, OFFSET_SIZE, type ByteCursor } from './byte-cursor.js';
import type { ArchiveFormat, ArchiveHeader, CompressionMethod, StoredTime } from './model.js';

const OLDEST_MINOR = 13;
const NEWEST_MINOR = 16;
/** From here on the header names the compression's method (one byte) instead of its level. */
const METHOD_SINCE = 15;

/** pg_dump's own codes. The toc.dat of a folder carries the code of tar, whose layout it shares. */
const FORMAT_CODES: Readonly<Record<ArchiveFormat, number>> = { custom: 1, directory: 3, tar: 3 };
const METHODS: readonly CompressionMethod[] = ['none', 'gzip', 'lz4', 'zstd'];

/** How header and table of contents begin, in every format. */
export const MAGIC = 'PGDMP';

/** Read everything before the number of entries. @throws UserError for a file of another kind */
export function readHeader(cursor: ByteCursor, format: ArchiveFormat): ArchiveHeader {
  const magic = cursor.fixed(5).toString('latin1');
  if (magic !== MAGIC) refuseOtherFile(magic, 'custom or directory archive');
  const version = readVersion(cursor);
  if (cursor.byte() !== INT_SIZE) cursor.fail(`integers of a size other than ${INT_SIZE} bytes`);
  if (cursor.byte() !== OFFSET_SIZE) cursor.fail(`file offsets of a size other than ${OFFSET_SIZE} bytes`);
  const code = cursor.byte();
  if (code !== FORMAT_CODES[format])
    cursor.fail(`format code ${code} where ${format} has ${FORMAT_CODES[format]}`);
  return {
    format,
    version,
    intSize: INT_SIZE,
    offsetSize: OFFSET_SIZE,
    compression: readCompression(cursor, version.minor, format),
    createdAt: readTime(cursor),
    database: required(cursor, "the database's name"),
    serverVersion: required(cursor, "the server's version"),
    clientVersion: required(cursor, "pg_dump's version"),
  };
}

function readVersion(cursor: ByteCursor): ArchiveHeader['version'] {
  const version = { major: cursor.byte(), minor: cursor.byte(), revision: cursor.byte() };
  if (version.major !== 1 || version.minor < OLDEST_MINOR || version.minor > NEWEST_MINOR) {
    throw new UserError(
      `The archive is of format ${version.major}.${version.minor}, which is not read here`,
      {
        remedy: `Formats 1.${OLDEST_MINOR} to 1.${NEWEST_MINOR} are, which pg_dump 12 to 18 write`,
      },
    );
  }
  return version;
}

function readCompression(
  cursor: ByteCursor,
  minor: number,
  format: ArchiveFormat,
): ArchiveHeader['compression'] {
  const compression = readMethod(cursor, minor);
  if (format === 'tar' && compression.method !== 'none') cursor.fail('compression inside a tar archive');
  return compression;
}

function readMethod(cursor: ByteCursor, minor: number): ArchiveHeader['compression'] {
  if (minor >= METHOD_SINCE) {
    const code = cursor.byte();
    return { method: METHODS[code] ?? cursor.fail(`unknown compression method ${code}`), level: undefined };
  }
  const level = cursor.int();
  if (level < -1 || level > 9) cursor.fail(`compression level ${level}`);
  return { method: level === 0 ? 'none' : 'gzip', level };
}

function readTime(cursor: ByteCursor): StoredTime {
  const [second, minute, hour] = [within(cursor, 0, 60), within(cursor, 0, 59), within(cursor, 0, 23)];
  const [day, month, year] = [within(cursor, 1, 31), within(cursor, 0, 11), within(cursor, 70, 8099)];
  const saving = within(cursor, -1, 1);
  return {
    year: 1900 + year,
    month: month + 1,
    day,
    hour,
    minute,
    second,
    daylightSaving: saving < 0 ? undefined : saving === 1,
  };
}

function within(cursor: ByteCursor, least: number, most: number): number {
  const value = cursor.int();
  if (value < least || value > most) cursor.fail(`${value} as part of its time of creation`);
  return value;
}

function required(cursor: ByteCursor, what: string): string {
  return cursor.text() ?? cursor.fail(`${what} is missing`);
}

/** What people hand over instead of an archive, known by its first five bytes. */
const OTHER_FILES: readonly (readonly [start: string, kind: string])[] = [
  ['toc.d', 'a tar archive'],
  ['--\n--', 'a plain SQL dump'],
  ['\x1f\x8b', 'a file compressed with gzip'],
  ['\x28\xb5\x2f\xfd', 'a file compressed with zstd'],
  ['age-e', 'a file encrypted with age'],
];

export function refuseOtherFile(magic: string, wanted: string): never {
  const kind = OTHER_FILES.find(([start]) => magic.startsWith(start))?.[1];
  throw new UserError(`This is no ${wanted} of pg_dump${kind === undefined ? '' : ` but ${kind}`}`, {
    remedy: 'Make the dump with --format=custom or --format=directory',
  });
}
