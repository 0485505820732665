import { randomBytes } from 'node:crypto';
import {
  connect,
  inspectServer,
  inspectTarget,
  refuseNonEmpty,
  startThrowaway,
  withDatabase,
  withUser,
  RESTORER,
  type Connection,
  type Programs,
  type ThrowawayServer,
} from '#postgres';
import { UserError, type Ports } from '#verdict';

/** A server to restore into. Whoever asked for it calls `stop` or `keep`. */
export interface Target {
  /** As superuser, to the maintenance database. */
  readonly superuser: Connection;
  readonly version: { readonly major: number; readonly text: string };
  /** The one database to restore into, where the target names it; else each keeps its own name. */
  readonly database: string | undefined;
  readonly throwaway: ThrowawayServer | undefined;
  readonly warnings: readonly string[];
  /** What the unprivileged role logs in with; undefined where the server trusts its socket. */
  readonly restorerPassword: string | undefined;
  /** The connection of the unprivileged role that restores. */
  restorer(database: string): Connection;
  stop(): Promise<void>;
}

/** A server of our own, as the source's locale needs it. */
export async function throwawayTarget(options: {
  readonly programs: Programs;
  readonly folder: string;
  readonly listen: 'socket' | 'loopback';
  /** Roles of the source: the superuser must be called like none of them. */
  readonly taken: ReadonlySet<string>;
  readonly ports: Ports;
}): Promise<Target> {
  const { programs, folder, listen, taken, ports } = options;
  const server = await startThrowaway({
    superuser: freeName('backproof', taken),
    programs,
    folder,
    listen,
    log: ports.log,
    signal: ports.signal,
    clock: ports.clock,
  });
  return {
    // Any other database may be one of the set, and is then made anew.
    superuser: withDatabase(server.connection, 'template1'),
    version: { major: server.version.major, text: server.version.text },
    database: undefined,
    throwaway: server,
    warnings: server.warnings,
    restorerPassword: undefined,
    restorer: (database) => withUser(withDatabase(server.connection, database), RESTORER),
    stop: () => server.stop(),
  };
}

function freeName(base: string, taken: ReadonlySet<string>): string {
  let name = base;
  for (let number = 1; taken.has(name); number++) name = `${base}_${number}`;
  return name;
}

/**
 * A server that somebody else runs, such as a service container, named by the URL of an empty database.
 *
 * @param recreate drop and create the database anew where it is not empty: everything in it is lost
 */
export async function givenTarget(connection: Connection, recreate: boolean, ports: Ports): Promise<Target> {
  const session = await connect(connection, { signal: ports.signal });
  let version: Target['version'];
  try {
    const server = await inspectServer(session);
    if (!server.superuser) {
      throw new UserError(
        `${connection.user} is no superuser on the target, and a drill recreates the source's roles`,
        {
          remedy:
            'Name the superuser of a throwaway server, such as `postgres` of a service container; for a real target use `backproof restore`',
        },
      );
    }
    version = server.version;
    const held = await inspectTarget(session);
    if (!recreate) refuseNonEmpty(held, connection);
  } finally {
    await session.close();
  }
  const password = randomBytes(24).toString('base64url');
  return {
    superuser: withDatabase(connection, connection.database === 'postgres' ? 'template1' : 'postgres'),
    version,
    database: connection.database,
    throwaway: undefined,
    warnings: [],
    restorerPassword: password,
    restorer: (database) => withUser(withDatabase(connection, database), RESTORER, password),
    stop: () => Promise.resolve(),
  };
}
