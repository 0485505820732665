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

/** What stands before the time: as much of the database's name as there is room for, cut between characters. */
function stemOf(database: string, kind: BesideKind): string {
  const room = MAX_NAME_BYTES - STAMP_BYTES - `_${kind}_`.length;
  let stem = '';
  for (const character of database) {
    if (Buffer.byteLength(stem + character) > room) break;
    stem += character;
  }
  return `${stem}_${kind}_`;
}
