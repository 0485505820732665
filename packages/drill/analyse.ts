import * as v from 'valibot';
import { connect, qualified, type Connection } from '#postgres';
import type { Ports } from '#verdict';

/**
 * Statistics, without which a restored database is slow: part of the recovery. ANALYZE of a table with a foreign part, as a partition
 * may be, would ask the other server for rows: such tables go without, and so do those that somebody else has locked.
 */
export async function analyse(restored: Connection, ports: Ports): Promise<void> {
  const session = await connect(restored, { signal: ports.signal });
  try {
    const tables = await session.rows(tableRow, TABLES);
    const wholly = tables.filter(({ foreign }) => !foreign);
    if (wholly.length === tables.length) await session.execute('ANALYZE (SKIP_LOCKED)');
    else if (wholly.length > 0)
      await session.execute(
        `ANALYZE (SKIP_LOCKED) ${wholly.map(({ schema, name }) => qualified(schema, name)).join(', ')}`,
      );
  } finally {
    await session.close();
  }
}

const tableRow = v.object({ schema: v.string(), name: v.string(), foreign: v.boolean() });

/** What ANALYZE takes where it is told no name, but for the system's own. */
const TABLES = `
WITH RECURSIVE partly(oid) AS (
  SELECT i.inhparent FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid WHERE c.relkind = 'f'
  UNION SELECT i.inhparent FROM partly p JOIN pg_catalog.pg_inherits i ON i.inhrelid = p.oid)
SELECT n.nspname AS schema, c.relname AS name, c.oid IN (SELECT oid FROM partly) AS "foreign"
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'm', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;
