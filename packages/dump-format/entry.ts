import type { ByteCursor } from './byte-cursor.js';
import type { ArchiveLimits } from './limits.js';
import type { ArchiveFormat, ArchiveHeader, Section, TocEntry } from './model.js';

/** `teSection` of pg_backup.h counts from 1. */
const SECTIONS: readonly Section[] = ['none', 'pre-data', 'data', 'post-data'];
const ACCESS_METHOD_SINCE = 14;
const RELKIND_SINCE = 16;
/** Since pg_dump 17 there may be several BLOBS entries, each with a list of its own. */
const LISTS_BY_ID_SINCE = 16;

const OFFSET_NOT_SET = 1;
export const OFFSET_SET = 2;
const OFFSET_NO_DATA = 3;

/** The desc of an entry whose data are large objects. */
export const LARGE_OBJECTS = 'BLOBS';

type Place = Pick<TocEntry, 'offsetFlag' | 'offset' | 'offsetPosition' | 'fileName'>;

/** Read one entry of a table of contents. `keep` returns one copy of strings that many entries share. */
export function readEntry(
  cursor: ByteCursor,
  header: ArchiveHeader,
  limits: ArchiveLimits,
  keep: (text: string) => string,
): TocEntry {
  const minor = header.version.minor;
  const dumpId = cursor.int();
  if (dumpId <= 0) cursor.fail(`an entry with the id ${dumpId}`);
  const dumper = cursor.int();
  if (dumper !== 0 && dumper !== 1) cursor.fail(`an entry that has data ${dumper} times`);
  const hadDumper = dumper === 1;
  const tableOid = keep(oidText(cursor));
  const oid = oidText(cursor);
  const tag = cursor.text() ?? '';
  const desc = keep(cursor.text() ?? '');
  const sectionCode = cursor.int();
  const section = SECTIONS[sectionCode - 1] ?? cursor.fail(`unknown section ${sectionCode}`);
  const definition = cursor.text() ?? '';
  const dropStatement = cursor.text() ?? '';
  const copyStatement = cursor.text() ?? '';
  const namespace = keep(cursor.text() ?? '');
  const tablespace = keep(cursor.text() ?? '');
  const tableAccessMethod = minor >= ACCESS_METHOD_SINCE ? keep(cursor.text() ?? '') : '';
  const relkind = minor >= RELKIND_SINCE ? readRelkind(cursor) : '';
  const owner = keep(cursor.text() ?? '');
  const withOids = cursor.text();
  if (withOids !== 'false' && withOids !== 'true') cursor.fail('an entry neither with nor without OIDs');
  const dependencies = readDependencies(cursor, limits.dependencies);
  const where = { dumpId, hadDumper, desc };
  return {
    ...where,
    tableOid,
    oid,
    tag,
    section,
    definition,
    dropStatement,
    copyStatement,
    namespace,
    tablespace,
    tableAccessMethod,
    relkind,
    owner,
    dependencies,
    ...PLACES[header.format](cursor, where, minor),
  };
}

function oidText(cursor: ByteCursor): string {
  const text = cursor.text() ?? '';
  if (!/^[0-9]{1,10}$/.test(text)) cursor.fail('an OID that is no number');
  return text;
}

function readRelkind(cursor: ByteCursor): string {
  const code = cursor.int();
  if (code === 0) return '';
  if (code < 0x21 || code > 0x7e) cursor.fail(`the kind of relation ${code}`);
  return String.fromCharCode(code);
}

const NO_DEPENDENCIES: readonly number[] = [];

/** Numbers written as strings; no string ends the list. */
function readDependencies(cursor: ByteCursor, most: number): readonly number[] {
  let text = cursor.text();
  if (text === undefined) return NO_DEPENDENCIES;
  const ids: number[] = [];
  for (; text !== undefined; text = cursor.text()) {
    const id = /^[1-9][0-9]{0,9}$/.test(text) ? Number(text) : 0;
    if (id === 0 || id > 0x7fffffff) cursor.fail('a dependency that is no id');
    if (ids.length === most) cursor.fail(`an entry with more than ${most} dependencies`);
    ids.push(id);
  }
  return ids;
}

interface Owner {
  readonly dumpId: number;
  readonly hadDumper: boolean;
  readonly desc: string;
}

/** What each format adds to an entry: where its data is. */
const PLACES: Readonly<Record<ArchiveFormat, (cursor: ByteCursor, entry: Owner, minor: number) => Place>> = {
  custom: readOffset,
  directory: (cursor, entry, minor) => readFileName(cursor, entry, fileNames(entry, minor)),
  tar: (cursor, entry, minor) =>
    readFileName(cursor, entry, [...fileNames(entry, minor), dataFileName(entry)]),
};

function readOffset(cursor: ByteCursor, entry: Owner): Place {
  const offsetPosition = cursor.offset;
  const offsetFlag = cursor.byte();
  const fits = entry.hadDumper
    ? offsetFlag === OFFSET_NOT_SET || offsetFlag === OFFSET_SET
    : offsetFlag === OFFSET_NO_DATA;
  if (!fits)
    cursor.fail(`the offset flag ${offsetFlag} for an entry ${entry.hadDumper ? 'with' : 'without'} data`);
  const offset = cursor.fileOffset();
  if (offsetFlag !== OFFSET_SET && offset !== 0) cursor.fail('an offset that is said not to be known');
  return {
    offsetFlag,
    offset: offsetFlag === OFFSET_SET ? offset : undefined,
    offsetPosition,
    fileName: undefined,
  };
}

/** Only the names that pg_dump gives are accepted: none can lead out of the folder. */
function readFileName(cursor: ByteCursor, entry: Owner, names: readonly string[]): Place {
  const text = cursor.text();
  const accepted = entry.hadDumper ? names : [''];
  if (text === undefined || !accepted.includes(text))
    cursor.fail('a data file of a name that pg_dump does not give');
  const fileName = entry.hadDumper ? accepted[0] : undefined;
  return { offsetFlag: 0, offset: undefined, offsetPosition: undefined, fileName };
}

/**
 * The file's true name first: for large objects, pg_dump up to 15 writes one name and uses another, and so does every version in tar
 * archives.
 */
function fileNames(entry: Owner, minor: number): readonly string[] {
  if (entry.desc !== LARGE_OBJECTS) return [dataFileName(entry)];
  return minor >= LISTS_BY_ID_SINCE ? [`blobs_${entry.dumpId}.toc`] : ['blobs.toc', dataFileName(entry)];
}

function dataFileName(entry: Owner): string {
  return `${entry.dumpId}.dat`;
}
