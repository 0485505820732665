import { ArchiveError, tableKey, type Toc } from '#dump-format';
import type { CopyTable, Inventory, Session } from '#postgres';
import { UserError } from '#verdict';
import type { Equality } from './equality.js';
import type { LocalDump } from './fetch.js';
import { serverWritten } from './server-written.js';

interface ReadTables {
  readonly local: LocalDump;
  readonly session: Session;
  readonly toc: Toc;
  readonly tables: readonly CopyTable[];
  readonly inventory: Inventory;
}

/** Tables that have as many rows as were dumped, of other content for the way alone in which servers write it; with the reason. */
export async function writtenOtherwise(
  { checks }: Equality,
  { local, session, toc, tables, inventory }: ReadTables,
): Promise<ReadonlyMap<string, string>> {
  const { database, dump, path } = local;
  const archive = { path, toc, offsets: new Map(dump.offsets) };
  const unlike = new Map<string, string>();
  for (const { id, verdict, where } of checks) {
    if (id !== 'equal.content' || verdict !== 'failed') continue;
    // A tree is called by its root, which has no rows of its own.
    const relation = database.relations.find(({ name }) => name === where);
    if (relation === undefined) continue;
    const key = tableKey(relation.schema, relation.table);
    const table = tables.find((one) => tableKey(one.schema, one.table) === key);
    const entry = toc.entries.find(
      ({ desc, namespace, tag }) => desc === 'TABLE DATA' && tableKey(namespace, tag) === key,
    );
    if (table === undefined || entry === undefined) continue;
    const reason = await readable(() => serverWritten({ session, archive, entry, table, inventory }));
    if (reason !== undefined) unlike.set(relation.name, reason);
  }
  return unlike;
}

/** What cannot be read again explains nothing. */
async function readable(read: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ArchiveError || error instanceof UserError) return undefined;
    throw error;
  }
}
