import { qualified } from '../sql.js';

/** Names the method, so that a value is never compared with one of another. */
export const WITNESS_METHOD = 'pg-hashtextextended-2seed/1';

/** Rows and the two sums of their hashes; sums of parts of a table add up to those of the table. */
export interface HashSums {
  readonly rows: number;
  readonly first: bigint;
  readonly second: bigint;
}

export const NO_ROWS: HashSums = { rows: 0, first: 0n, second: 0n };

/** Blocks of a table, from the first to before the second; without the second, to its end. */
export type Blocks = readonly [from: number, to: number | undefined];

/**
 * A SELECT of the sums of one table, or of some of its blocks. Each row is turned into text once and hashed with two seeds; the order
 * of rows does not matter, and neither does the server's version or hardware.
 *
 * `(x.*)` is the row whatever its columns are called, where `x` alone would be a column of that name; OFFSET 0 keeps the planner from
 * converting each row twice. Generated columns are part of the row.
 */
export function hashSelect(
  table: { readonly schema: string; readonly table: string },
  at: number,
  blocks?: Blocks,
): string {
  const sum = (seed: number): string =>
    `coalesce(pg_catalog.sum(pg_catalog.hashtextextended(z.r COLLATE pg_catalog."C", ${seed})), 0)::text`;
  return (
    `SELECT ${at} AS at, pg_catalog.count(*)::text AS rows, ${sum(0)} AS first, ${sum(1)} AS second ` +
    `FROM (SELECT (x.*)::text AS r FROM ONLY ${qualified(table.schema, table.table)} x${within(blocks)} OFFSET 0) z`
  );
}

function within(blocks: Blocks | undefined): string {
  if (blocks === undefined) return '';
  const [from, to] = blocks;
  const upper = to === undefined ? '' : ` AND x.ctid < '(${to},0)'::pg_catalog.tid`;
  return ` WHERE x.ctid >= '(${from},0)'::pg_catalog.tid${upper}`;
}

export function addSums(a: HashSums, b: HashSums): HashSums {
  return { rows: a.rows + b.rows, first: a.first + b.first, second: a.second + b.second };
}

/** The value that is compared: both sums modulo 2^64. */
export function witnessHash(sums: HashSums): string {
  return format(sums.first, sums.second);
}

/**
 * The hash of several tables' rows together, such as the leaves of a partition tree.
 *
 * @returns undefined where one of them is not of this method
 */
export function addWitnessHashes(hashes: readonly string[]): string | undefined {
  let first = 0n;
  let second = 0n;
  for (const hash of hashes) {
    const [method, value = ''] = hash.split(':');
    if (method !== WITNESS_METHOD || !/^[0-9a-f]{32}$/.test(value)) return undefined;
    first += BigInt(`0x${value.slice(0, 16)}`);
    second += BigInt(`0x${value.slice(16)}`);
  }
  return format(first, second);
}

function format(first: bigint, second: bigint): string {
  const hex = (sum: bigint): string => BigInt.asUintN(64, sum).toString(16).padStart(16, '0');
  return `${WITNESS_METHOD}:${hex(first)}${hex(second)}`;
}
