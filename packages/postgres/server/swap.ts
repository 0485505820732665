import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { OperationFailed, codeOf, messageOf } from '#verdict';
import { connect, type ConnectOptions, type Connection, type Session } from '../connection/index.js';
import { quoteIdentifier } from '../sql.js';

/** Three names of one server, for one moment in which two databases change theirs. */
export interface Swap {
  /** The name that applications know. */
  readonly name: string;
  /** What is to be found under it. */
  readonly incoming: string;
  /** What that which is there now is called from then on. */
  readonly aside: string;
}

/** How long another session's hold on one of the databases, such as an ALTER DATABASE under way, is waited for. */
const LOCK_SECONDS = 30;
const AGAIN_MS = 50;

/**
 * Put one database into the place of another: both are renamed in one transaction, so that the name is never free, and nothing has
 * changed where it fails. A rename waits five seconds for the sessions in a database to go, and keeps new ones waiting meanwhile;
 * those that are there are ended.
 *
 * @param maintenance a third database, of whoever owns both and may create databases
 * @throws UserError where a session does not end, or a right is missing
 */
export async function swapDatabases(
  maintenance: Connection,
  swap: Swap,
  options: ConnectOptions,
): Promise<void> {
  const session = await connect(maintenance, options);
  try {
    const ending = await session.another();
    try {
      await renameBoth(session, ending, swap);
    } finally {
      await ending.close();
    }
  } finally {
    await session.close();
  }
}

async function renameBoth(session: Session, ending: Session, { name, incoming, aside }: Swap): Promise<void> {
  const done = new AbortController();
  const refused = new Map<number, string>();
  // Should it break off, the rename says that sessions are left.
  const ended = endSessions(ending, [name, incoming], done.signal, refused).catch((error: unknown) =>
    refused.set(0, messageOf(error)),
  );
  try {
    await session.execute(`begin; set local lock_timeout = '${LOCK_SECONDS}s'`);
    await session.execute(`alter database ${quoteIdentifier(name)} rename to ${quoteIdentifier(aside)}`);
    await session.execute(`alter database ${quoteIdentifier(incoming)} rename to ${quoteIdentifier(name)}`);
    await session.execute('commit');
  } catch (error) {
    if (codeOf(error) === '42P04') {
      throw new OperationFailed(`The name is taken: ${messageOf(error)}`, {
        remedy: 'Run it again: the name tells the second',
        cause: error,
      });
    }
    if (codeOf(error) !== '55006') throw error;
    throw new OperationFailed(`Sessions in ${name} could not be ended: ${withDetail(error)}`, {
      remedy:
        'Stop what is connected to it, or connect as somebody who may end it (pg_signal_backend); end its prepared transactions',
      ...(refused.size === 0 ? {} : { where: [...refused.values()].join('; ') }),
      cause: error,
    });
  } finally {
    done.abort();
    await ended;
  }
}

/** The server counts sessions and prepared transactions in the detail. */
function withDetail(error: unknown): string {
  const isTold = typeof error === 'object' && error !== null && 'detail' in error;
  return isTold && typeof error.detail === 'string'
    ? `${messageOf(error)} (${error.detail})`
    : messageOf(error);
}

const PID = v.object({ pid: v.number(), who: v.string() });

/** End every session in these databases, again and again. */
async function endSessions(
  session: Session,
  names: readonly string[],
  done: AbortSignal,
  refused: Map<number, string>,
): Promise<void> {
  while (!done.aborted) {
    const found = await session.rows(
      PID,
      `select pid, pg_catalog.concat_ws(' ', usename, application_name) as who from pg_catalog.pg_stat_activity
        where datname = any ($1) and pid <> pg_catalog.pg_backend_pid()`,
      [names],
    );
    for (const { pid, who } of found) {
      try {
        await session.execute('select pg_catalog.pg_terminate_backend($1)', [pid]);
      } catch (error) {
        refused.set(pid, `${who}: ${messageOf(error)}`);
      }
    }
    await sleep(AGAIN_MS, undefined, { signal: done }).catch(() => undefined);
  }
}

const OID = v.object({ name: v.string(), oid: v.number() });

/** The OIDs of databases by their names; one that is not there is not in it. */
export async function oidsOf(
  session: Session,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await session.rows(
    OID,
    'select datname as name, oid from pg_catalog.pg_database where datname = any ($1)',
    [names],
  );
  return new Map(rows.map(({ name, oid }) => [name, oid]));
}
