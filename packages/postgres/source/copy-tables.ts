import * as v from 'valibot';
import type { Session } from '../connection/index.js';
import { qualified, quoteIdentifier } from '../sql.js';
import { tableSize } from './table-size.js';

const copyTableRow = v.object({
  schema: v.string(),
  table: v.string(),
  /** What pg_dump copies: every column but generated ones, in the table's order. */
  columns: v.pipe(v.array(v.string()), v.readonly()),
  /** The primary key's columns, in the key's order; none where there is no such key, or where a column of it is generated. */
  key: v.pipe(v.array(v.object({ column: v.string(), type: v.string() })), v.readonly()),
  /** A rough measure of its content, for sharing work out. */
  bytes: v.number(),
  /** A column holds money, itself or inside another type: its text form depends on `lc_monetary`. */
  money: v.boolean(),
  /** A column is generated: COPY does not write it. */
  generated: v.boolean(),
});

/** A table as COPY writes it. */
export type CopyTable = v.InferOutput<typeof copyTableRow>;

/** Every table with rows of its own outside the system's schemas, in one round trip. */
export async function listCopyTables(session: Session): Promise<readonly CopyTable[]> {
  return session.rows(copyTableRow, TABLES);
}

/**
 * @param encoding of what comes; archives are in the encoding of the database that was dumped
 */
export function copyStatement(
  table: Pick<CopyTable, 'schema' | 'table' | 'columns'>,
  encoding: string,
): string {
  const columns =
    table.columns.length === 0 ? '' : ` (${table.columns.map((name) => quoteIdentifier(name)).join(', ')})`;
  return `COPY ${qualified(table.schema, table.table)}${columns} TO STDOUT WITH (ENCODING '${encoding.replaceAll("'", "''")}')`;
}

/** Which type is inside which, for a recursive query. Servers before 14 know no multirange. */
export const TYPE_PARTS = `parts(part, whole) AS MATERIALIZED (
  SELECT typelem, oid FROM pg_catalog.pg_type WHERE typelem <> 0 AND typlen = -1
  UNION ALL SELECT typbasetype, oid FROM pg_catalog.pg_type WHERE typbasetype <> 0
  UNION ALL SELECT rngsubtype, rngtypid FROM pg_catalog.pg_range
  UNION ALL SELECT m.range, m.multirange FROM (
    SELECT rngtypid AS range, (to_jsonb(r) ->> 'rngmultitypid')::pg_catalog.oid AS multirange FROM pg_catalog.pg_range r) m
    WHERE m.multirange IS NOT NULL
  UNION ALL SELECT a.atttypid, c.reltype FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
            WHERE c.reltype <> 0 AND a.attnum > 0 AND NOT a.attisdropped
)`;

// The tables that hold money, however deep.
const TABLES = `
WITH RECURSIVE ${TYPE_PARTS}, money(oid) AS (
  SELECT 'pg_catalog.money'::pg_catalog.regtype::pg_catalog.oid
  UNION SELECT p.whole FROM money m JOIN parts p ON p.part = m.oid
)
SELECT n.nspname AS schema, c.relname AS "table",
  to_jsonb(ARRAY(SELECT a.attname FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum)) AS columns,
  CASE WHEN k.plain THEN k.columns ELSE '[]' END AS key,
  ${tableSize('c.oid')} AS bytes,
  c.reltype IN (SELECT oid FROM money) AS money,
  EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND a.attgenerated <> '') AS generated
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (
  SELECT coalesce(bool_and(a.attgenerated = ''), false) AS plain,
         coalesce(jsonb_agg(jsonb_build_object('column', a.attname, 'type', t.typname) ORDER BY i.at), '[]') AS columns
  FROM pg_catalog.pg_index x
  CROSS JOIN LATERAL pg_catalog.unnest(x.indkey::int2[]) WITH ORDINALITY i(attnum, at)
  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.attnum
  JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  WHERE x.indrelid = c.oid AND x.indisprimary AND i.at <= x.indnkeyatts) k
WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
ORDER BY bytes DESC, 1, 2`;
