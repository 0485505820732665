import * as v from 'valibot';
import { messageOf } from '#verdict';
import type { Session } from '../connection/index.js';
import { qualified } from '../sql.js';

/** A table to count. */
export interface Countable {
  readonly schema: string;
  readonly table: string;
}

/** Its exact rows, or why they could not be counted. */
export type RowCount = { readonly rows: number } | { readonly reason: string };

const BATCH = 64;
const countRow = v.object({
  at: v.number(),
  rows: v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number)),
});

/**
 * Exact `count(*)` of each table by this session, which must be inside a transaction. Many small tables share a statement, since
 * ten thousand tables must not cost ten thousand round trips. A table that cannot be counted says why; the others still are.
 *
 * @returns one answer a table, in the order of `tables`
 */
export async function countRows(
  session: Session,
  tables: readonly Countable[],
  onCounted?: (done: number) => void,
): Promise<readonly RowCount[]> {
  const counts: RowCount[] = [];
  for (let start = 0; start < tables.length; start += BATCH) {
    const batch = tables.slice(start, start + BATCH);
    counts.push(...((await attempt(session, batch)) ?? (await oneByOne(session, batch))));
    onCounted?.(counts.length);
  }
  return counts;
}

/**
 * Hold tables against TRUNCATE and rewriting ALTER TABLE, which an older snapshot does not survive: it would count an empty table
 * (PostgreSQL, 13.6 Caveats). pg_dump takes the same lock. A table that may not be locked is left for the count to speak of.
 */
export async function lockTables(session: Session, tables: readonly Countable[]): Promise<void> {
  for (let start = 0; start < tables.length; start += BATCH) {
    const batch = tables.slice(start, start + BATCH);
    if (await lock(session, batch)) continue;
    for (const table of batch) await lock(session, [table]);
  }
}

async function lock(session: Session, batch: readonly Countable[]): Promise<boolean> {
  const names = batch.map((table) => `ONLY ${qualified(table.schema, table.table)}`).join(', ');
  await session.execute('SAVEPOINT locking');
  try {
    await session.execute(`LOCK TABLE ${names} IN ACCESS SHARE MODE`);
    await session.execute('RELEASE SAVEPOINT locking');
    return true;
  } catch {
    // Where the connection is gone, this fails too, and says so.
    await session.execute('ROLLBACK TO SAVEPOINT locking');
    return false;
  }
}

async function oneByOne(session: Session, batch: readonly Countable[]): Promise<readonly RowCount[]> {
  const counts: RowCount[] = [];
  for (const table of batch) {
    let reason = 'no answer';
    const one = await attempt(session, [table], (error) => {
      reason = messageOf(error);
    });
    counts.push(one?.[0] ?? { reason });
  }
  return counts;
}

/** Undefined where the statement failed; the transaction goes on. */
async function attempt(
  session: Session,
  batch: readonly Countable[],
  onError?: (error: unknown) => void,
): Promise<readonly RowCount[] | undefined> {
  await session.execute('SAVEPOINT counting');
  try {
    const sql = batch
      .map(
        (table, at) =>
          `SELECT ${at} AS at, count(*)::text AS rows FROM ONLY ${qualified(table.schema, table.table)}`,
      )
      .join(' UNION ALL ');
    const found = await session.rows(countRow, sql);
    await session.execute('RELEASE SAVEPOINT counting');
    return batch.map((_, at) => {
      const row = found.find((candidate) => candidate.at === at);
      return row === undefined ? { reason: 'no answer' } : { rows: row.rows };
    });
  } catch (error) {
    await session.execute('ROLLBACK TO SAVEPOINT counting');
    onError?.(error);
    return undefined;
  }
}
