const SHAPE = /^backup-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)$/;

/**
 * The id of a set that is made at a moment: `backup-YYYYMMDD-HHMMSS` in UTC, so that the order of ids is the order of time.
 *
 * @throws RangeError for a moment outside the years 0 to 9999
 */
export function backupId(at: Date): string {
  const iso = at.toISOString();
  if (iso.length !== 24) throw new RangeError(`${iso} does not fit a backup id`);
  return `backup-${iso.slice(0, 10).replaceAll('-', '')}-${iso.slice(11, 19).replaceAll(':', '')}`;
}

/** The moment that an id names, to the second; undefined for anything that is no id, such as one of 30 February. */
export function parseBackupId(id: string): Date | undefined {
  const parts = SHAPE.exec(id);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // Date rolls 30 February over to March; an id that does not come back the same names no moment.
  return Number.isNaN(at.getTime()) || backupId(at) !== id ? undefined : at;
}

/** The ids among `names`, newest first. Whatever is no id is left out. */
export function newestFirst(names: Iterable<string>): readonly string[] {
  const ids = [...names].filter((name) => parseBackupId(name) !== undefined);
  return ids.sort((a, b) => Number(a < b) - Number(a > b));
}
