import { RowHasher, readTableData, type LocalArchive, type TocEntry } from '#dump-format';
import {
  fingerprintTables,
  namesOfObjects,
  serverWrittenColumns,
  type CopyTable,
  type Inventory,
  type ServerWrittenColumn,
  type Session,
} from '#postgres';
import { splitLine } from './copy-line.js';
import { some } from './some.js';

export interface WrittenRequest {
  /** Of the restored database, inside a transaction with every setting pinned. */
  readonly session: Session;
  readonly archive: LocalArchive;
  /** The archive's data of the table. */
  readonly entry: TocEntry;
  /** The restored table, with its columns in the archive's order. */
  readonly table: CopyTable;
  readonly inventory: Inventory;
}

/** Objects that are gone at the source: more of them than this are not asked for. */
const MOST_OIDS = 100_000;
const MAX_OID = 2 ** 32 - 1;

/**
 * Why a table that differs may hold what was dumped all the same: values that each server writes in its own way. The number of an
 * object that was gone at the source comes back as the name of what has that number here; an extension's type may be written as settings
 * or its version have it. Everything else in the table must be as it was dumped.
 *
 * @returns undefined where it differs in anything else
 */
export async function serverWritten(request: WrittenRequest): Promise<string | undefined> {
  const { session, archive, entry, table, inventory } = request;
  const written = (await serverWrittenColumns(session, table, inventory)).filter(({ column }) =>
    table.columns.includes(column),
  );
  if (written.length === 0 || entry.copyStatement === '') return undefined;
  const names = written.flatMap((one) => (one.names === null ? [] : [{ ...one, names: one.names }]));
  const dropped = new Set(written.filter(({ names: type }) => type === null).map(({ column }) => column));
  const kept = table.columns.filter((column) => !dropped.has(column));
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (const { column, names: type } of names) {
    const oids = await numbersIn(archive, entry, table.columns.indexOf(column));
    if (oids === undefined) return undefined;
    found.set(column, await namesOfObjects(session, type, oids));
  }
  if (kept.length === 0) return whyOf(written);
  const [restored] = await fingerprintTables([session], [{ ...table, columns: kept }], {
    encoding: inventory.database.encoding,
  });
  if (restored === undefined || 'reason' in restored) return undefined;
  const places = table.columns.flatMap((column, at) =>
    dropped.has(column) ? [] : [{ at, names: found.get(column) }],
  );
  const hasher = new RowHasher();
  await eachLine(archive, entry, (line) => {
    const values = splitLine(line);
    const shown = places.map(({ at, names: by }) => {
      const value = values[at] ?? Buffer.alloc(0);
      const name = by?.get(value.toString('latin1'));
      return name === undefined ? value : Buffer.from(name);
    });
    hasher.push(Buffer.concat(shown.flatMap((value, at) => (at === 0 ? [value] : [TAB, value]))));
    hasher.push(NEWLINE);
  });
  const archived = hasher.end();
  const { rows, sum } = restored.fingerprint;
  return archived.rows === rows && archived.sum === sum ? whyOf(written) : undefined;
}

const TAB = Buffer.from('\t');
const NEWLINE = Buffer.from('\n');

function whyOf(written: readonly ServerWrittenColumn[]): string {
  const columns = written.map(({ column, type }) => `${column} (${type})`);
  return `each server writes values of these columns in its own way, and they cannot be compared as text: ${some(columns)}; everything else in it is as it was dumped`;
}

/** The numbers in a column of the archive, which names of objects never are. @returns undefined where there are too many */
async function numbersIn(
  archive: LocalArchive,
  entry: TocEntry,
  place: number,
): Promise<readonly string[] | undefined> {
  const numbers = new Set<string>();
  await eachLine(archive, entry, (line) => {
    const value = splitLine(line)[place]?.toString('latin1') ?? '';
    if (/^[0-9]{1,10}$/.test(value) && Number(value) <= MAX_OID && numbers.size <= MOST_OIDS)
      numbers.add(value);
  });
  return numbers.size > MOST_OIDS ? undefined : [...numbers];
}

/** Each COPY line without its newline; valid during the call only. */
async function eachLine(
  archive: LocalArchive,
  entry: TocEntry,
  take: (line: Uint8Array) => void,
): Promise<void> {
  let begun: Buffer[] = [];
  await readTableData(archive, entry, {
    tableChunk: (bytes) => {
      let from = 0;
      for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, from)) {
        const rest = bytes.subarray(from, end);
        take(begun.length === 0 ? rest : Buffer.concat([...begun, rest]));
        begun = [];
        from = end + 1;
      }
      // What is left outlives the chunk that it came in.
      if (from < bytes.length) begun.push(Buffer.from(bytes.subarray(from)));
    },
  });
}
