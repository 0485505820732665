import * as v from 'valibot';
import { OperationFailed, UserError, messageOf } from '#verdict';
import { ConnectionLost, describe, type Session } from '../connection/index.js';
import { quoteIdentifier, quoteLiteral } from '../sql.js';
import { stateBehind } from './attempt.js';

/** When a source was looked at, by its own clock. */
export interface Moment {
  /** Before the look: nothing committed earlier is missing. RFC 3339, UTC. */
  readonly at: string;
  /** Write-ahead log position, written so far or on a standby replayed; null where the source does not tell. */
  readonly lsn: string | null;
  /** Timeline of the write-ahead log; null on a standby, which does not tell. */
  readonly timeline: number | null;
  /** On a standby, the commit time of the last transaction replayed: what came later is not inside. RFC 3339, UTC. */
  readonly replayedAt: string | null;
}

/** The moment that a dump shows: exported by one session, imported by every other that must see the same. */
export interface Snapshot extends Moment {
  /** For `pg_dump --snapshot` and `SET TRANSACTION SNAPSHOT`. */
  readonly id: string;
  /** The source's clock just after the export: nothing committed later is inside. */
  readonly until: string;
}

/** The source lets no other session see what one sees: it has no such function, or does not let us use it. */
export class SnapshotWithheld extends OperationFailed {
  /** In the server's words. */
  readonly reason: string;

  constructor(session: Session, error: unknown) {
    const reason = messageOf(error instanceof UserError ? (error.cause ?? error) : error);
    super(`${describe(session.connection)} would not export a snapshot: ${reason}`, {
      remedy: snapshotRemedy(session.connection.user),
      cause: error,
    });
    this.name = 'SnapshotWithheld';
    this.reason = reason;
  }
}

/** How to come to a snapshot that sessions can share. */
export function snapshotRemedy(user: string): string {
  return `Give the URL of the primary itself, and run there: GRANT EXECUTE ON FUNCTION pg_catalog.pg_export_snapshot() TO ${quoteIdentifier(user)}`;
}

/**
 * What a session must say before it reads, so that equal data gives equal bytes whatever a database or role has set, rows are
 * never filtered in silence, and no time limit of the server ends a long dump.
 */
export const PINNED: Readonly<Record<string, string>> = {
  search_path: "''",
  row_security: 'off',
  timezone: "'UTC'",
  datestyle: "'ISO'",
  intervalstyle: "'postgres'",
  extra_float_digits: '3',
  bytea_output: "'hex'",
  quote_all_identifiers: 'off',
  synchronize_seqscans: 'off',
  max_parallel_workers_per_gather: '0',
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
};

/** The server's clock as RFC 3339 in UTC, whatever the session has set. */
const instant = (expression: string): string =>
  `pg_catalog.to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const CLOCK = instant('pg_catalog.clock_timestamp()');

const clock = v.object({ at: v.string() });
const moment = v.object({
  at: v.string(),
  lsn: v.nullable(v.string()),
  timeline: v.nullable(v.number()),
  replayedAt: v.nullable(v.string()),
});

const MOMENT = `
SELECT ${CLOCK} AS at,
       (CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_replay_lsn()
             ELSE pg_catalog.pg_current_wal_lsn() END)::text AS lsn,
       CASE WHEN NOT pg_catalog.pg_is_in_recovery()
            THEN ('x' || substr(pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn()), 1, 8))::bit(32)::int4 END AS timeline,
       CASE WHEN pg_catalog.pg_is_in_recovery() THEN ${instant('pg_catalog.pg_last_xact_replay_timestamp()')} END AS "replayedAt"`;

/** The source's clock, also within a transaction. */
export async function clockOf(session: Session): Promise<string> {
  return (await session.one(clock, `SELECT ${CLOCK} AS at`)).at;
}

/** Of a session that is in no transaction: a refusal would spoil it. */
async function momentOf(session: Session): Promise<Moment> {
  try {
    return await session.one(moment, MOMENT);
  } catch (error) {
    if (!REFUSALS.test(stateBehind(error) ?? '')) throw error;
    return { at: await clockOf(session), lsn: null, timeline: null, replayedAt: null };
  }
}

/** Open a read-only transaction with every setting pinned, whose snapshot nobody else sees; it is taken after the moment. */
export async function beginAlone(session: Session): Promise<Moment> {
  const found = await momentOf(session);
  await beginPinned(session);
  return found;
}

/** Open a read-only transaction with every setting pinned, in one round trip. */
export async function beginPinned(session: Session): Promise<void> {
  await begin(session, []);
}

async function begin(session: Session, first: readonly string[]): Promise<void> {
  const pins = Object.entries(PINNED).map(([name, value]) => `SET LOCAL ${name} = ${value}`);
  await session.execute(
    ['BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY', ...first, ...pins, NO_DEADLINE].join('; '),
  );
}

/** A time limit that only servers from 17 on know. */
const NO_DEADLINE = `SELECT pg_catalog.set_config(name, '0', true) FROM pg_catalog.pg_settings WHERE name = 'transaction_timeout'`;

/**
 * Export a snapshot from this session; it lives until the session's transaction ends, and holds back vacuum as long.
 *
 * PostgreSQL, 9.28.5 Snapshot Synchronization Functions.
 *
 * @throws SnapshotWithheld where the source refuses; the session is then in no transaction
 */
export async function exportSnapshot(session: Session): Promise<Snapshot> {
  // Before the transaction: its first query takes the snapshot, and only then reads the clock.
  const before = await momentOf(session);
  await beginPinned(session);
  const { id } = await takeSnapshot(session);
  return { ...before, id, until: await clockOf(session) };
}

/** A refusal: not permitted, not known, not supported, or not in this state. */
const REFUSALS = /^(42|0A|25|55000)/;
const exported = v.object({ id: v.string() });

async function takeSnapshot(session: Session): Promise<{ readonly id: string }> {
  try {
    return await session.one(exported, 'SELECT pg_catalog.pg_export_snapshot() AS id');
  } catch (error) {
    if (!REFUSALS.test(stateBehind(error) ?? '')) throw error;
    await session.execute('ROLLBACK');
    throw new SnapshotWithheld(session, error);
  }
}

/** The snapshot is not there: its session has ended, or is another server's. */
const FOREIGN = /^(22023|42704|55000|0A000)$/;

/**
 * Let a session see exactly what the snapshot shows.
 *
 * @throws ConnectionLost where this session does not reach the server that exported it, or the session that did has ended
 */
export async function importSnapshot(session: Session, snapshot: Snapshot): Promise<void> {
  try {
    await begin(session, [`SET TRANSACTION SNAPSHOT ${quoteLiteral(snapshot.id)}`]);
  } catch (error) {
    if (!FOREIGN.test(stateBehind(error) ?? '')) throw error;
    throw new ConnectionLost(
      `The snapshot that one connection to ${describe(session.connection)} exported is not there for another: ${messageOf(error)}`,
      {
        remedy:
          'Give the URL of one server, not of a load balancer or pooler in front of several; if it is one, its log tells why the first connection was ended',
        cause: error,
      },
    );
  }
}
