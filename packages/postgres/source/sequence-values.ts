import * as v from 'valibot';
import type { Session } from '../connection/index.js';
import { qualified } from '../sql.js';
import type { Inventory } from './inventory-schema.js';

type Sequence = NonNullable<Inventory['sequences']>[number];

const valueRow = v.object({ at: v.number(), last_value: v.string(), is_called: v.boolean() });
const readableRow = v.object({ at: v.number() });

/** How many sequences share a statement: each takes a lock for as long as it runs. */
const BATCH = 400;

/**
 * Read where each sequence stands, inside the session's transaction, many to a statement. A sequence's relation is read itself: the
 * view pg_sequences would hold a lock that makes ALTER SEQUENCE wait. Locks go with the savepoint, and what may not be read, or was
 * dropped meanwhile, keeps its null.
 */
export async function withValues(
  session: Session,
  sequences: readonly Sequence[],
): Promise<readonly Sequence[]> {
  const result = [...sequences];
  for (let start = 0; start < sequences.length; start += BATCH) {
    const batch = sequences.slice(start, start + BATCH);
    for (const row of await read(session, batch)) {
      const found = batch[row.at];
      if (found !== undefined)
        result[start + row.at] = { ...found, last_value: row.last_value, is_called: row.is_called };
    }
  }
  return result;
}

type Value = v.InferOutput<typeof valueRow>;

/** Those that can be read; a statement that fails is halved until the one that is at fault stands alone. */
async function read(session: Session, batch: readonly Sequence[]): Promise<readonly Value[]> {
  const allowed = await readable(session, batch);
  return allowed.length === 0 ? [] : readAll(session, batch, allowed);
}

async function readAll(
  session: Session,
  batch: readonly Sequence[],
  indexes: readonly number[],
): Promise<readonly Value[]> {
  const sql = indexes
    .map((at) => {
      const { schema, name } = batch[at] ?? { schema: '', name: '' };
      return `SELECT ${at} AS at, last_value::text AS last_value, is_called FROM ${qualified(schema, name)}`;
    })
    .join(' UNION ALL ');
  await session.execute('SAVEPOINT sequences');
  let rows: readonly Value[] | undefined;
  try {
    rows = await session.rows(valueRow, sql);
  } catch {
    // Where the connection is gone, the next statement says so.
  }
  await session.execute('ROLLBACK TO SAVEPOINT sequences');
  await session.execute('RELEASE SAVEPOINT sequences');
  if (rows !== undefined) return rows;
  if (indexes.length === 1) return [];
  const half = indexes.length >> 1;
  return [
    ...(await readAll(session, batch, indexes.slice(0, half))),
    ...(await readAll(session, batch, indexes.slice(half))),
  ];
}

/** One that may not be read would spoil its whole statement; so would one that was dropped since the snapshot. */
async function readable(session: Session, batch: readonly Sequence[]): Promise<readonly number[]> {
  const rows = await session.rows(
    readableRow,
    `SELECT (w.at - 1)::integer AS at FROM unnest($1::text[], $2::text[]) WITH ORDINALITY w(schema, name, at)
     JOIN pg_catalog.pg_namespace n ON n.nspname = w.schema JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = w.name
     WHERE c.relkind = 'S' AND pg_catalog.has_sequence_privilege(c.oid, 'SELECT') AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
     ORDER BY 1`,
    [batch.map((sequence) => sequence.schema), batch.map((sequence) => sequence.name)],
  );
  return rows.map((row) => row.at);
}
