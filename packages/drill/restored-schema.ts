import { readTocFile, type Toc } from '#dump-format';
import {
  beginPinned,
  connect,
  credentials,
  dumpSchema,
  takeInventory,
  withDatabase,
  type Connection,
  type Inventory,
  type Programs,
} from '#postgres';
import { ProgramFailed } from '#process';
import { messageOf, type Check, type Claim, type Ports } from '#verdict';
import type { LocalDump } from './fetch.js';
import { majorOf } from './major.js';
import type { RestoredDatabase } from './restore.js';
import { compareSchema } from './schema.js';
import type { Target } from './target.js';

/** pg_dump for the restored database, or why there is none. */
export type SchemaDumper = Programs | { readonly reason: string };

export interface SchemaRequest {
  readonly local: LocalDump;
  readonly restored: RestoredDatabase;
  readonly target: Target;
  readonly dumper: SchemaDumper;
  /** What the checks support: nothing where the values were not compared, since a schema alone makes no database equal. */
  readonly supports: Claim | undefined;
  /** A private folder. */
  readonly scratch: string;
  readonly ports: Ports;
}

/** The first version that can keep event triggers from firing. */
const EVENT_TRIGGERS_OFF_SINCE = 17;

/**
 * Compare the schema of a finished drill with the source's: after `finishDatabase`, since grants, settings and event triggers are part
 * of it. By then the source's own event triggers are there; none fires for what is only read, and where the server can be told to,
 * it keeps them off.
 */
export async function compareRestoredSchema(request: SchemaRequest): Promise<readonly Check[]> {
  const { local, restored, target } = request;
  const { database, dump } = local;
  const connection = quiet(withDatabase(target.superuser, restored.name), target.version.major);
  const source = dump.format === 'plain' ? undefined : await readTocFile(local.path);
  const [inventory, dumped] = await Promise.allSettled([
    inventoryOf(connection, target.version.major, request.ports),
    source === undefined ? { reason: 'plain SQL' } : tocOf(connection, request),
  ]);
  if (inventory.status === 'rejected') throw inventory.reason;
  if (dumped.status === 'rejected') throw dumped.reason;
  const { value: toc } = dumped;
  return compareSchema(
    { inventory: restored.inventory, toc: source },
    { inventory: inventory.value, ...('reason' in toc ? { toc: undefined, reason: toc.reason } : { toc }) },
    {
      database: database.name,
      sourceMajor: majorOf(database.server_version),
      restoredMajor: target.version.major,
      drill: true,
      ownerless: restored.ownerless,
      filtered: (dump.filters ?? []).length > 0,
      shortfalls: restored.shortfalls,
      ...(request.supports === undefined ? {} : { supports: request.supports }),
    },
  );
}

/** How long to wait for a table that somebody else has locked. */
const LOCK_SECONDS = 60;

function quiet(connection: Connection, major: number): Connection {
  if (major < EVENT_TRIGGERS_OFF_SINCE) return connection;
  const given = connection.options === undefined ? '' : `${connection.options} `;
  return { ...connection, options: `${given}-c event_triggers=off` };
}

async function inventoryOf(connection: Connection, major: number, ports: Ports): Promise<Inventory> {
  const session = await connect(connection, { signal: ports.signal });
  try {
    await beginPinned(session);
    return await takeInventory(session, major);
  } finally {
    await session.close();
  }
}

async function tocOf(
  connection: Connection,
  { dumper, scratch, ports }: SchemaRequest,
): Promise<Toc | { readonly reason: string }> {
  if ('reason' in dumper) return dumper;
  const secret = await credentials(connection, scratch);
  try {
    return await dumpSchema({
      programs: dumper,
      env: secret.env,
      log: ports.log,
      signal: ports.signal,
      lockSeconds: LOCK_SECONDS,
    });
  } catch (error) {
    if (error instanceof ProgramFailed) return { reason: messageOf(error) };
    throw error;
  } finally {
    await secret.remove();
  }
}
