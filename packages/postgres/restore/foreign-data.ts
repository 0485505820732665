import * as v from 'valibot';
import { dependents, tableKey, type TocEntry } from '#dump-format';
import type { Session } from '../connection/index.js';
import { quoteIdentifier } from '../sql.js';

/** An extension whose functions query other servers, without any foreign table. */
const REMOTE_QUERIES = 'dblink';

/**
 * The entries that compute a materialised view from foreign data: through views, through other materialised views, through a partition
 * or a child that is a foreign table, or through dblink. What a function's body reads, no archive says.
 */
export function refreshesOfForeignData(all: readonly TocEntry[]): readonly TocEntry[] {
  const roots = [
    ...withParents(
      all,
      all.filter(({ desc }) => desc === 'FOREIGN TABLE'),
    ),
    ...all.filter(({ desc, tag }) => desc === 'EXTENSION' && tag === REMOTE_QUERIES),
  ];
  // Whoever reads another table reads what was dumped of it, whatever that table's definition needs.
  const readers = all.filter(({ desc }) => desc !== 'TABLE');
  return dependents(readers, roots).filter(({ desc }) => desc === 'MATERIALIZED VIEW DATA');
}

/** Tables with those whose rows include theirs: what a partition is attached to, what a child inherits from. */
function withParents(all: readonly TocEntry[], tables: readonly TocEntry[]): readonly TocEntry[] {
  const byId = new Map(all.map((entry) => [entry.dumpId, entry]));
  // An attachment is called like the partition, and depends on it and on what it is attached to.
  const attachments = new Map(
    all
      .filter(({ desc }) => desc === 'TABLE ATTACH')
      .map(({ namespace, tag, dependencies }) => [tableKey(namespace, tag), dependencies]),
  );
  const found = new Set<TocEntry>();
  const pending = [...tables];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    const attachedTo = attachments.get(tableKey(next.namespace, next.tag)) ?? [];
    for (const id of [...next.dependencies, ...attachedTo]) {
      const parent = byId.get(id);
      if (parent?.desc === 'TABLE') pending.push(parent);
    }
  }
  return [...found];
}

const nameRow = v.object({ name: v.string() });

/**
 * Take the handlers from the database's foreign-data wrappers: foreign tables are made and compared as ever, and nothing that is
 * restored, no trigger, no default, no row that is routed to a foreign partition, reaches another server or a file through them.
 *
 * @returns the wrappers' names
 */
export async function disarmForeignData(superuser: Session): Promise<readonly string[]> {
  const rows = await superuser.rows(
    nameRow,
    'SELECT fdwname AS name FROM pg_catalog.pg_foreign_data_wrapper WHERE fdwhandler <> 0 ORDER BY 1',
  );
  for (const { name } of rows)
    await superuser.execute(`ALTER FOREIGN DATA WRAPPER ${quoteIdentifier(name)} NO HANDLER`);
  return rows.map(({ name }) => name);
}

/**
 * What a statement says that would have read foreign data, or a materialised view that could not be computed for it. A function's body
 * reads what no archive tells, so this shows only when it runs.
 */
export const WITHHELD =
  /^(?:pg_restore: error: could not execute query: |psql:(?:<stdin>:\d+:)? )ERROR: {2}(?:foreign-data wrapper "[^"]*" has no handler|materialized view "[^"]*" has not been populated)$/;

const relationRow = v.object({ schema: v.string(), name: v.string() });

/** Materialised views that were made and not computed. */
export async function unpopulatedViews(session: Session): Promise<ReadonlySet<string>> {
  const rows = await session.rows(
    relationRow,
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_catalog.pg_class c
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'm' AND NOT c.relispopulated`,
  );
  return new Set(rows.map(({ schema, name }) => tableKey(schema, name)));
}
