import * as v from 'valibot';
import type { Session } from '../connection/index.js';

const row = v.object({ name: v.string() });

/** Tables and sequences that this user may not read, though a dump reads them, by name. */
export async function listUnreadable(session: Session): Promise<readonly string[]> {
  return (await session.rows(row, UNREADABLE)).map(({ name }) => name);
}

const UNREADABLE = `
SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS name
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'S') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                  AND d.objid = c.oid AND d.deptype = 'e')
  -- Asked as a sequence or a table, never both: either question refuses the other's relations.
  AND NOT (pg_catalog.has_schema_privilege(n.oid, 'USAGE')
           AND CASE WHEN c.relkind = 'S' THEN pg_catalog.has_sequence_privilege(c.oid, 'SELECT')
                    ELSE pg_catalog.has_table_privilege(c.oid, 'SELECT') END)
ORDER BY 1`;
