import { tableKey } from '#dump-format';
import {
  connect,
  credentials,
  describe,
  dumpSchema,
  exportSnapshot,
  fingerprintLargeObjects,
  fingerprintTables,
  importSnapshot,
  inspectServer,
  listCopyTables,
  listRelations,
  readSequences,
  takeInventory,
  type Connection,
  type CopyTable,
  type Inventory,
  type Session,
} from '#postgres';
import { ProgramFailed } from '#process';
import { messageOf, type Ports } from '#verdict';
import {
  hasRows,
  type LineStyle,
  type Place,
  type SideContent,
  type SideFacts,
  type SideToc,
} from './diff-side.js';
import { monetaryLocale } from './monetary-locale.js';
import type { SchemaDumper } from './restored-schema.js';

/** A database that is compared, at one moment. Whoever opened it closes it. */
export interface LiveSide extends SideFacts {
  readonly kind: 'database';
  readonly connection: Connection;
  readonly major: number;
  readonly standby: boolean;
  /** Id of the snapshot that all sessions see. */
  readonly snapshot: string;
  /** Each in a read-only transaction with every setting pinned. */
  readonly sessions: readonly [Session, ...Session[]];
  readonly tables: readonly CopyTable[];
  readonly inventory: Inventory;
  close(): Promise<void>;
}

/** Open a database in one exported snapshot; nothing in it is changed. @param jobs tables that are read at once */
export async function openLive(
  connection: Connection,
  place: Place,
  jobs: number,
  ports: Ports,
): Promise<LiveSide> {
  const sessions: Session[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(sessions.map((session) => session.close()));
  };
  try {
    const first = await connect(connection, { signal: ports.signal });
    sessions.push(first);
    const server = await inspectServer(first);
    const snapshot = await exportSnapshot(first);
    while (sessions.length < jobs) {
      const session = await connect(connection, { signal: ports.signal });
      sessions.push(session);
      await importSnapshot(session, snapshot);
    }
    const others = sessions.slice(1);
    return {
      place,
      kind: 'database',
      label: `the ${place} database`,
      title: describe(connection),
      database: connection.database,
      version: server.version.text,
      snapshotAt: snapshot.at,
      connection,
      major: server.version.major,
      standby: server.standby,
      snapshot: snapshot.id,
      sessions: [first, ...others],
      tables: await listCopyTables(first),
      inventory: await takeInventory(first, server.version.major),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** How a database writes its own lines. */
export function styleOf({ inventory, tables }: Pick<LiveSide, 'inventory' | 'tables'>): LineStyle {
  return {
    encoding: inventory.database.encoding,
    lcMonetary: monetaryLocale(inventory),
    columns: new Map(tables.map(({ schema, table, columns }) => [tableKey(schema, table), columns])),
  };
}

/** Everything that a database holds, its lines written as `style` has them. */
export async function contentOf(side: LiveSide, style: LineStyle, ports: Ports): Promise<SideContent> {
  const [first] = side.sessions;
  const relations = await listRelations(first, side.standby);
  const held = new Set(
    relations.filter(({ evidence }) => hasRows(evidence)).map(({ schema, table }) => tableKey(schema, table)),
  );
  const tables = inOrder(
    side.tables.filter(({ schema, table }) => held.has(tableKey(schema, table))),
    style.columns,
  );
  const results = await fingerprintTables(side.sessions, tables, {
    encoding: style.encoding,
    lcMonetary: style.lcMonetary,
    onProgress: ({ tables: items, bytes }) => {
      ports.progress({ phase: 'compare', items, totalItems: tables.length, bytes, current: side.label });
    },
  });
  const found = new Map(
    tables.map(({ schema, table }, at) => [tableKey(schema, table), results[at] ?? { reason: 'not read' }]),
  );
  return {
    relations: relations.map(({ schema, table, name, evidence, movesWithin, reason }) => ({
      ...{ name, evidence, movesWithin: movesWithin ?? undefined, reason: reason ?? undefined },
      content: found.get(tableKey(schema, table)),
    })),
    largeObjects: await fingerprintLargeObjects(first, (items) => {
      ports.progress({ phase: 'compare', items, current: `large objects of ${side.label}` });
    }),
    sequences: await readSequences(first),
  };
}

/** Tables with their columns in another order of the same columns; where the columns are not the same, nor are the rows. */
function inOrder(tables: readonly CopyTable[], columns: LineStyle['columns']): readonly CopyTable[] {
  return tables.map((table) => {
    const order = columns.get(tableKey(table.schema, table.table)) ?? [];
    const same = order.length === table.columns.length && order.every((name) => table.columns.includes(name));
    return same ? { ...table, columns: order } : table;
  });
}

/** The definitions of a database, in its snapshot. @param scratch a private folder */
export async function tocOf(
  side: LiveSide,
  dumper: SchemaDumper,
  scratch: string,
  ports: Ports,
): Promise<SideToc> {
  if ('reason' in dumper) return { toc: undefined, reason: dumper.reason };
  const { snapshot } = side;
  const secret = await credentials(side.connection, scratch);
  try {
    const call = { programs: dumper, env: secret.env, snapshot, log: ports.log, signal: ports.signal };
    return { toc: await dumpSchema(call) };
  } catch (error) {
    if (error instanceof ProgramFailed) return { toc: undefined, reason: messageOf(error) };
    throw error;
  } finally {
    await secret.remove();
  }
}
