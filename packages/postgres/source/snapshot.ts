import * as v from 'valibot';
import { OperationFailed, messageOf } from '#verdict';
import type { Session } from '../connection/index.js';
import { quoteLiteral } from '../sql.js';

/** The moment that a dump shows: exported by one session, imported by every other that must see the same. */
export interface Snapshot {
  /** For `pg_dump --snapshot` and `SET TRANSACTION SNAPSHOT`. */
  readonly id: string;
  /** The source's clock just before the export: nothing committed earlier is missing. RFC 3339, UTC. */
  readonly at: string;
  /** The source's clock just after it: nothing committed later is inside. */
  readonly until: string;
  /** Write-ahead log position: written so far, or replayed on a standby. */
  readonly lsn: string;
  /** Timeline of the write-ahead log; null on a standby, which does not tell. */
  readonly timeline: number | null;
  /** On a standby, the commit time of the last transaction replayed: what came later is not inside. RFC 3339, UTC. */
  readonly replayedAt: string | null;
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

const exported = v.object({
  id: v.string(),
  lsn: v.string(),
  timeline: v.nullable(v.number()),
  replayedAt: v.nullable(v.string()),
});

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
 */
export async function exportSnapshot(session: Session): Promise<Snapshot> {
  try {
    // Before the transaction: its first query takes the snapshot, and only then reads the clock.
    const before = await session.one(v.object({ at: v.string() }), `SELECT ${CLOCK} AS at`);
    await beginPinned(session);
    const rest = await session.one(
      exported,
      `SELECT pg_catalog.pg_export_snapshot() AS id,
              (CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_replay_lsn()
                    ELSE pg_catalog.pg_current_wal_lsn() END)::text AS lsn,
              CASE WHEN NOT pg_catalog.pg_is_in_recovery()
                   THEN ('x' || substr(pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn()), 1, 8))::bit(32)::int4 END AS timeline,
              CASE WHEN pg_catalog.pg_is_in_recovery() THEN ${instant('pg_catalog.pg_last_xact_replay_timestamp()')} END AS "replayedAt"`,
    );
    const after = await session.one(v.object({ until: v.string() }), `SELECT ${CLOCK} AS until`);
    return { ...before, ...rest, ...after };
  } catch (error) {
    throw new OperationFailed(`The source would not export a snapshot: ${messageOf(error)}`, {
      remedy: 'Connect to the server itself, not through a transaction pooler',
      cause: error,
    });
  }
}

/** Let a session see exactly what the snapshot shows. */
export async function importSnapshot(session: Session, snapshot: Snapshot): Promise<void> {
  await begin(session, [`SET TRANSACTION SNAPSHOT ${quoteLiteral(snapshot.id)}`]);
}
