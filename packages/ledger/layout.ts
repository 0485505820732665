/** Digits of an entry's number in its name: names sort as numbers do. */
const DIGITS = 12;

/** The folder of a name's ledger. */
export function ledgerFolder(name: string): string {
  return `${name}/ledger`;
}

export function entryPath(name: string, seq: number): string {
  return `${ledgerFolder(name)}/${numbered(seq)}.json`;
}

/** A folder of its own: the newest is found by one short listing, however many entries there are. */
export function checkpointsFolder(name: string): string {
  return `${ledgerFolder(name)}/checkpoints`;
}

/** @param seq number of the last entry in it */
export function checkpointPath(name: string, seq: number): string {
  return `${checkpointsFolder(name)}/${numbered(seq)}.jsonl`;
}

/** The number that a file's name says; undefined for other files. */
export function entryNumber(name: string, path: string): number | undefined {
  return numberIn(path, `${ledgerFolder(name)}/`, '.json');
}

export function checkpointNumber(name: string, path: string): number | undefined {
  return numberIn(path, `${checkpointsFolder(name)}/`, '.jsonl');
}

function numbered(seq: number): string {
  return String(seq).padStart(DIGITS, '0');
}

function numberIn(path: string, folder: string, ending: string): number | undefined {
  if (!path.startsWith(folder) || !path.endsWith(ending)) return undefined;
  const digits = path.slice(folder.length, -ending.length);
  if (!/^\d{12}$/.test(digits)) return undefined;
  const seq = Number(digits);
  return seq > 0 ? seq : undefined;
}
