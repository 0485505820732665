import { createHash } from 'node:crypto';

/** Longest name that PostgreSQL keeps whole, in bytes (NAMEDATALEN - 1); what is longer it cuts without a word. */
const MAX_NAME_BYTES = 63;

/** What a database beside another is there for: the one that is being restored, and the one that was there before. */
export type BesideKind = 'recovering' | 'before';

/** A database beside another: `app_before_20261120_030000`, in UTC. */
export function besideName(database: string, kind: BesideKind, at: Date): string {
  const iso = at.toISOString();
  const stamp = `${iso.slice(0, 10).replaceAll('-', '')}_${iso.slice(11, 19).replaceAll(':', '')}`;
  return `${stemOf(database, kind)}${stamp}`;
}

/** Whether a database's name says that it was this one's before. */
export function saysBefore(name: string, database: string): boolean {
  const stem = stemOf(database, 'before');
  return name.startsWith(stem) && /^\d{8}_\d{6}$/.test(name.slice(stem.length));
}

const STAMP_BYTES = 15;

/** Hexadecimal digits that tell a name from others which begin as it does. */
const TELLING_DIGITS = 8;

/** What stands before the time: the database's name, or as much of it as there is room for, with digits that no other name has. */
function stemOf(database: string, kind: BesideKind): string {
  const room = MAX_NAME_BYTES - STAMP_BYTES - `_${kind}_`.length;
  if (Buffer.byteLength(database) <= room) return `${database}_${kind}_`;
  const digits = createHash('sha256').update(database).digest('hex').slice(0, TELLING_DIGITS);
  let stem = '';
  for (const character of database) {
    if (Buffer.byteLength(stem + character) > room - TELLING_DIGITS - 1) break;
    stem += character;
  }
  return `${stem}_${digits}_${kind}_`;
}
