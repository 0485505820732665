import { createHash } from 'node:crypto';
import { formatCount } from '#verdict';
import { splitLine } from './copy-line.js';

/** What is wrong in a table, row by row. */
export interface Damage {
  /** Rows of the archive that are not in the restored table, rows that are only there, and rows that are in both with other values. */
  readonly missing: number;
  readonly extra: number;
  /** Only where rows have a key by which they are known again. */
  readonly changed: number;
  /** Some of the rows, by key. */
  readonly rows: readonly DamagedRow[];
}

export interface DamagedRow {
  readonly kind: 'missing' | 'extra' | 'changed';
  /** How often, where a table without a key holds equal rows. */
  readonly times: number;
  /** The primary key; empty where the table has none. */
  readonly key: readonly ShownValue[];
  /** The columns that differ; of a missing or extra row all, and only where values are shown. */
  readonly columns: readonly {
    readonly column: string;
    readonly archived?: string;
    readonly restored?: string;
  }[];
}

export interface ShownValue {
  readonly column: string;
  /** In COPY's spelling; a digest (`#` and hexadecimal digits) where it may be private. */
  readonly value: string;
}

/** The columns of a table's lines, and which of them are its key. */
export interface LineLayout {
  readonly columns: readonly string[];
  readonly key: readonly { readonly column: string; readonly type: string }[];
  readonly showValues: boolean;
}

/** Types whose values say nothing but which row is meant. */
const PLAIN_KEYS = new Set(['int2', 'int4', 'int8', 'oid', 'uuid']);
const SHOWN_LENGTH = 200;

/** Describe a row by its lines on either side, as far as they were kept. */
export function describeRow(
  layout: LineLayout,
  archived: Uint8Array | undefined,
  restored: Uint8Array | undefined,
  times: number,
): DamagedRow {
  const [before, after] = [archived, restored].map((line) =>
    line === undefined ? undefined : splitLine(line),
  );
  const one = before ?? after ?? [];
  const key = layout.key.map(({ column, type }): ShownValue => {
    const value = one[layout.columns.indexOf(column)];
    return { column, value: shownKey(value, type, layout.showValues) };
  });
  const kind = before === undefined ? 'extra' : after === undefined ? 'missing' : 'changed';
  const columns = layout.columns.flatMap((column, at) => {
    const [was, is] = [before?.[at], after?.[at]];
    if (kind === 'changed' ? same(was, is) : !layout.showValues) return [];
    if (!layout.showValues) return [{ column }];
    return [
      {
        column,
        ...(was === undefined ? {} : { archived: shown(was) }),
        ...(is === undefined ? {} : { restored: shown(is) }),
      },
    ];
  });
  return { kind, times, key, columns };
}

function same(one: Buffer | undefined, other: Buffer | undefined): boolean {
  return one === undefined ? other === undefined : other !== undefined && one.equals(other);
}

function shownKey(value: Buffer | undefined, type: string, showValues: boolean): string {
  if (value === undefined) return '?';
  if (showValues || PLAIN_KEYS.has(type)) return shown(value);
  return `#${createHash('sha256').update(value).digest('hex').slice(0, 12)}`;
}

function shown(value: Buffer): string {
  const text = value.subarray(0, SHOWN_LENGTH * 4).toString('utf8');
  return text.length <= SHOWN_LENGTH && value.length <= SHOWN_LENGTH * 4
    ? text
    : `${text.slice(0, SHOWN_LENGTH)}…`;
}

/** One line about it: how many rows, and which. */
export function damageText(damage: Damage): string {
  const counts = [
    [damage.missing, 'missing'],
    [damage.extra, 'too many'],
    [damage.changed, 'changed'],
  ] as const;
  const parts = counts.flatMap(([count, what]) =>
    count === 0 ? [] : [`${formatCount(count, 'row')} ${what}`],
  );
  const rows = damage.rows.map(rowText).join('; ');
  const total = parts.length === 0 ? 'no row that differs was found' : parts.join(', ');
  return `${total}${rows === '' ? '' : `: ${rows}`}`;
}

function rowText(row: DamagedRow): string {
  const key =
    row.key.length === 0
      ? 'a row without a key'
      : row.key.map(({ column, value }) => `${column} ${value}`).join(', ');
  const times = row.times === 1 ? '' : ` ${row.times} times`;
  const columns = row.columns.map(({ column, archived, restored }) => {
    if (archived === undefined && restored === undefined) return column;
    if (row.kind !== 'changed') return `${column} ${archived ?? restored ?? ''}`;
    return `${column} ${archived ?? '?'} → ${restored ?? '?'}`;
  });
  return `${key} ${row.kind}${times}${columns.length === 0 ? '' : ` (${columns.join(', ')})`}`;
}
