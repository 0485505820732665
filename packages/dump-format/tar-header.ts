import { ArchiveError } from './errors.js';

export const TAR_BLOCK = 512;

/** A file in a tar archive. */
export interface TarMember {
  readonly name: string;
  /** Bytes, without the zeros that fill the last block. */
  readonly size: number;
}

const NAME = { at: 0, length: 100 };
const SIZE = { at: 124, length: 12 };
const TIME = { at: 136, length: 12 };
const CHECKSUM = { at: 148, length: 8 };

type Field = typeof NAME;

/**
 * Read a member's header. pg_dump writes all of them in one way but for name, size and time: what is read is written again as pg_dump
 * would, and must come out the same, so that no link, no other type, no extension and no flipped bit passes.
 *
 * @param offset where the header lies in the file
 */
export function readTarHeader(header: Buffer, offset: number): TarMember {
  const name = readName(header, offset);
  const size = readNumber(header, SIZE, offset);
  const expected = writeTarHeader({ name, size }, readNumber(header, TIME, offset));
  const wrong = header.findIndex((byte, at) => byte !== expected[at]);
  if (wrong >= 0) throw new ArchiveError('no header of a file in a tar archive of pg_dump', offset + wrong);
  return { name, size };
}

function readName(header: Buffer, offset: number): string {
  const field = header.toString('latin1', NAME.at, NAME.at + NAME.length);
  const name = /^([a-z0-9_.]{1,99})\0/.exec(field)?.[1];
  if (name === undefined) throw new ArchiveError('a file of a name that pg_dump does not give', offset);
  return name;
}

/** Octal digits, or for numbers beyond them a byte 0x80 and the number itself, the highest byte first. */
function readNumber(header: Buffer, field: Field, offset: number): number {
  const bytes = header.subarray(field.at, field.at + field.length);
  const value =
    bytes[0] === 0x80
      ? bytes.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0)
      : Number.parseInt(bytes.toString('latin1'), 8);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new ArchiveError('a number that pg_dump would not write', offset + field.at);
}

/** As `tarCreateHeader` of PostgreSQL's src/port/tar.c writes it for `pg_dump -Ft`. @param time seconds since 1970 */
function writeTarHeader(member: TarMember, time: number): Buffer {
  const header = Buffer.alloc(TAR_BLOCK);
  header.write(member.name, NAME.at, 'latin1');
  writeNumber(header, { at: 100, length: 8 }, 0o600);
  writeNumber(header, { at: 108, length: 8 }, 0o4000);
  writeNumber(header, { at: 116, length: 8 }, 0o2000);
  writeNumber(header, SIZE, member.size);
  writeNumber(header, TIME, time);
  header.write('0', 156);
  header.write('ustar\x0000postgres', 257, 'latin1');
  header.write('postgres', 297, 'latin1');
  writeNumber(header, { at: 329, length: 8 }, 0);
  writeNumber(header, { at: 337, length: 8 }, 0);
  header.fill(' ', CHECKSUM.at, CHECKSUM.at + CHECKSUM.length);
  writeNumber(
    header,
    CHECKSUM,
    header.reduce((sum, byte) => sum + byte, 0),
  );
  return header;
}

function writeNumber(header: Buffer, { at, length }: Field, value: number): void {
  const digits = value.toString(8).padStart(length - 1, '0');
  if (digits.length < length) {
    header.write(`${digits} `, at, 'latin1');
    return;
  }
  header.writeUInt8(0x80, at);
  header.write(value.toString(16).padStart(2 * (length - 1), '0'), at + 1, 'hex');
}
