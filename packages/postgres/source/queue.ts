import * as v from 'valibot';
import type { Session } from '../connection/index.js';

const answer = v.object({ yes: v.boolean() });

/** The server's number of a session, which a pooler in between does not announce. */
export async function backendPid(session: Session): Promise<number> {
  const { pid } = await session.one(
    v.object({ pid: v.number() }),
    'SELECT pg_catalog.pg_backend_pid() AS pid',
  );
  return pid;
}

/**
 * Whether a pg_dump of this user waits for somebody who waits for the session `holder`: PostgreSQL sees no deadlock in it, since
 * `holder` waits for nothing that it knows of.
 */
export async function holdsUpDump(watcher: Session, holder: number): Promise<boolean> {
  // Within a transaction, the activity is read once and then remembered.
  await watcher.execute('SELECT pg_catalog.pg_stat_clear_snapshot()');
  return (await watcher.one(answer, HOLDS_UP, [holder])).yes;
}

const HOLDS_UP = `
SELECT EXISTS (
  SELECT FROM pg_catalog.pg_stat_activity dump
  CROSS JOIN LATERAL unnest(pg_catalog.pg_blocking_pids(dump.pid)) AS waiting(pid)
  WHERE dump.usename = session_user AND dump.pid <> $1 AND dump.query LIKE 'LOCK TABLE %' AND dump.wait_event_type = 'Lock'
    AND $1 = ANY (pg_catalog.pg_blocking_pids(waiting.pid))) AS yes`;
