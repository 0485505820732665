import * as v from 'valibot';
import type { Session } from '../connection/index.js';
import { qualified } from '../sql.js';
import type { Blocks } from './witness-hash.js';

/** A table whose content is witnessed. */
export interface WitnessTable {
  readonly schema: string;
  readonly table: string;
  /** `pg_table_size`: its rows, and what of them is stored apart. */
  readonly bytes: number;
}

/** One statement's work: small tables together, a table, or some blocks of a big one. Tables are named by their place. */
export interface Piece {
  readonly tables: readonly number[];
  readonly blocks?: Blocks;
  readonly bytes: number;
}

/** A statement takes tables up to this size together, and parts of bigger ones of about this size. */
const PIECE_BYTES = 64e6;
const SMALL_BYTES = 1e6;
const BATCH = 64;
/** From here on a range of blocks is read without reading the others. */
const RANGES_SINCE = 14;

const sizeRow = v.object({ at: v.number(), blocks: v.nullable(v.number()) });

/** Cut the work into pieces, the smallest tables first. */
export async function planPieces(
  session: Session,
  tables: readonly WitnessTable[],
  serverMajor: number,
): Promise<readonly Piece[]> {
  const order = tables.map((table, at) => ({ ...table, at })).sort((a, b) => a.bytes - b.bytes);
  const pieces: Piece[] = [];
  const small = order.filter((table) => table.bytes <= SMALL_BYTES);
  for (let start = 0; start < small.length; start += BATCH) {
    const batch = small.slice(start, start + BATCH);
    pieces.push({
      tables: batch.map(({ at }) => at),
      bytes: batch.reduce((sum, { bytes }) => sum + bytes, 0),
    });
  }
  const large = order.filter((table) => table.bytes > SMALL_BYTES);
  const blocks = serverMajor < RANGES_SINCE ? undefined : await blocksOf(session, large);
  for (const { at, bytes } of large) pieces.push(...cut(at, bytes, blocks?.get(at) ?? undefined));
  return pieces;
}

/** Blocks of the big tables that PostgreSQL's own access method keeps. */
async function blocksOf(
  session: Session,
  tables: readonly (WitnessTable & { readonly at: number })[],
): Promise<ReadonlyMap<number, number | null>> {
  const big = tables.filter((table) => table.bytes > PIECE_BYTES);
  if (big.length === 0) return new Map();
  const rows = await session.rows(sizeRow, BLOCKS, [
    JSON.stringify(big.map(({ at, schema, table }) => ({ at, name: qualified(schema, table) }))),
  ]);
  return new Map(rows.map(({ at, blocks }) => [at, blocks]));
}

const BLOCKS = `
SELECT t.at, CASE WHEN a.amname = 'heap'
             THEN (pg_catalog.pg_relation_size(c.oid, 'main') / pg_catalog.current_setting('block_size')::int)::float8 END AS blocks
FROM pg_catalog.jsonb_to_recordset($1) t(at int, name text)
JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.to_regclass(t.name)
LEFT JOIN pg_catalog.pg_am a ON a.oid = c.relam`;

function cut(at: number, bytes: number, blocks: number | undefined): readonly Piece[] {
  const parts = blocks === undefined ? 1 : Math.min(blocks, Math.ceil(bytes / PIECE_BYTES));
  if (blocks === undefined || parts <= 1) return [{ tables: [at], bytes }];
  return Array.from({ length: parts }, (_, part) => {
    const border = (index: number): number => Math.floor((blocks * index) / parts);
    // The last one is open: rows that came with the table's last growth are in it.
    const to = part === parts - 1 ? undefined : border(part + 1);
    return { tables: [at], blocks: [border(part), to] as const, bytes: bytes / parts };
  });
}
