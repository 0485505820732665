import { decided, formatBytes, formatCount, formatPercent, notApplicable, type Check } from '#verdict';
import { expectedBy, expectedWords, type Change, type ExpectedChange } from './expected-change.js';
import { medianOf, usualOf } from './robust.js';

export interface TableFigures {
  readonly rows: number;
  /** Of its COPY lines, where they were fingerprinted. */
  readonly bytes?: number;
}

/** Tables of a set by name; a partition tree counts as one, since partitions come and go. */
export type Tables = ReadonlyMap<string, TableFigures>;

export interface TabledSet {
  readonly at: Date;
  readonly tables: Tables;
}

export interface TablesOptions {
  readonly tables: Tables;
  /** Earlier sets of the last seven days, in any order. */
  readonly history: readonly TabledSet[];
  /** Share of the median by which rows and bytes may always be away from it, such as 0.3. */
  readonly maxDeviation: number;
  readonly expected: readonly ExpectedChange[];
  readonly now: Date;
}

/** Whatever the spread, fewer rows or bytes more or less are not odd. */
const FLOOR_ROWS = 1000;
const FLOOR_BYTES = 1024 * 1024;
/** Tables that a check names; the others are counted. */
const NAMED = 10;

const ID = 'anomaly.tables';

/**
 * `anomaly.tables`: whether the tables hold about what they held in the last days. A table is odd when it had rows and has none, or is
 * gone, or when its rows or bytes are outliers among those of the last days. Tables that are new, or gone without ever having had rows,
 * are only told. A table that was empty in between and came back (a queue) may be empty again.
 */
export function tablesAnomaly(options: TablesOptions): Check {
  const { tables, maxDeviation } = options;
  const expected = `the tables of the last 7 days, rows and bytes no outliers (median, MAD; ${formatPercent(maxDeviation)} and ${formatCount(FLOOR_ROWS)} rows are never odd)`;
  const history = options.history.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  if (history.length === 0)
    return notApplicable({ id: ID, expected, found: 'no earlier set in the last 7 days' });
  const names = new Set([...tables.keys(), ...history.flatMap((set) => [...set.tables.keys()])]);
  const [odd, told]: [string[], string[]] = [[], []];
  for (const name of names) {
    const finding = judge(name, history, options);
    if (finding === undefined) continue;
    (finding.odd ? odd : told).push(finding.text);
  }
  const compared = `${formatCount(tables.size, 'table')} against ${formatCount(history.length, 'set')}`;
  const found = odd.length > 0 ? `${odd.length} odd of ${compared}: ${some(odd)}` : compared;
  return decided(odd.length === 0, {
    id: ID,
    expected,
    found: told.length === 0 ? found : `${found}; to know: ${some(told)}`,
  });
}

interface Judged {
  readonly odd: boolean;
  readonly text: string;
}

function judge(name: string, history: readonly TabledSet[], options: TablesOptions): Judged | undefined {
  const now = options.tables.get(name);
  const first = history.findIndex((set) => set.tables.has(name));
  if (first === -1)
    return now === undefined
      ? undefined
      : { odd: false, text: `${name} is new, ${formatCount(now.rows, 'row')}` };
  const since = history.slice(first);
  if (now === undefined || now.rows === 0) {
    const nothing = vanished(name, now, since, options);
    if (nothing !== undefined || now === undefined) return nothing;
  }
  const earlier = since.flatMap((set) => set.tables.get(name) ?? []);
  return (
    outlier({ what: 'rows', table: name }, now.rows, pluck(earlier, 'rows'), options) ??
    outlier({ what: 'bytes', table: name }, now.bytes, pluck(earlier, 'bytes'), options)
  );
}

function vanished(
  name: string,
  now: TableFigures | undefined,
  since: readonly TabledSet[],
  options: TablesOptions,
): Judged | undefined {
  const rows = since.map((set) => set.tables.get(name)?.rows ?? 0);
  const usual = medianOf(rows) ?? 0;
  const word = now === undefined ? 'gone' : 'empty';
  if (usual === 0) {
    const newly = now === undefined && since.at(-1)?.tables.has(name) === true;
    return newly ? { odd: false, text: `${name} is gone` } : undefined;
  }
  const cameBack = rows.some((count, index) => count === 0 && rows.slice(index).some((later) => later > 0));
  if (cameBack) return undefined;
  const text = `${name} is ${word}, median ${formatCount(usual, 'row')} of ${formatCount(rows.length, 'set')}`;
  return orExpected({ what: 'rows', table: name, usual, found: 0 }, text, options);
}

function outlier(
  of: Required<Pick<Change, 'what' | 'table'>>,
  found: number | undefined,
  earlier: readonly number[],
  options: TablesOptions,
): Judged | undefined {
  const usual = usualOf(earlier);
  if (found === undefined || usual === undefined) return undefined;
  const { median, reach } = usual;
  const floor = of.what === 'rows' ? FLOOR_ROWS : FLOOR_BYTES;
  if (Math.abs(found - median) <= Math.max(reach, options.maxDeviation * median, floor)) return undefined;
  const show = (value: number): string =>
    of.what === 'rows' ? formatCount(value, 'row') : formatBytes(value);
  const text = `${of.table}: ${show(found)}, median ${show(median)} of ${formatCount(earlier.length, 'set')}`;
  return orExpected({ ...of, usual: median, found }, text, options);
}

function orExpected(change: Change, text: string, { expected, now }: TablesOptions): Judged {
  const declared = expectedBy(change, expected, now);
  return declared === undefined
    ? { odd: true, text }
    : { odd: false, text: `${text}; ${expectedWords(declared)}` };
}

function pluck(tables: readonly TableFigures[], what: 'rows' | 'bytes'): readonly number[] {
  return tables.flatMap((table) => table[what] ?? []);
}

function some(texts: readonly string[]): string {
  const rest = texts.length > NAMED ? ` and ${texts.length - NAMED} more` : '';
  return texts.slice(0, NAMED).join('; ') + rest;
}

/** `anomaly.empty`: whether everything is gone at once, as when the wrong database was dumped, or one that was just made. */
export function emptyAnomaly({ tables, history, expected, now }: TablesOptions): Check {
  const parts = { id: 'anomaly.empty', expected: 'rows, where there were rows in the last 7 days' };
  const rows = rowsOf(tables);
  const usual = medianOf(history.map((set) => rowsOf(set.tables)));
  if (usual === undefined)
    return notApplicable({
      ...parts,
      found: `${formatCount(rows, 'row')}; no earlier set in the last 7 days`,
    });
  const found = `${formatCount(rows, 'row')}, median ${formatCount(usual)} of ${formatCount(history.length, 'set')}`;
  if (rows > 0 || usual === 0) return decided(true, { ...parts, found });
  const declared = expectedBy({ what: 'rows', usual, found: 0 }, expected, now);
  return declared === undefined
    ? decided(false, { ...parts, found })
    : decided(true, { ...parts, found: `${found}; ${expectedWords(declared)}` });
}

function rowsOf(tables: Tables): number {
  let rows = 0;
  for (const table of tables.values()) rows += table.rows;
  return rows;
}
