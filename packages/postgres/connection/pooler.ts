import * as v from 'valibot';
import type { Connection } from './model.js';
import type { Session } from './session.js';
import { sqlStateOf } from './sqlstate.js';

const PID = v.object({ pid: v.number() });
const ASK = 'select pg_catalog.pg_backend_pid() as pid';
const ROUNDS = 3;

/**
 * The pooler that a session goes through: whether it is spread over several server processes, a transaction or a statement at a time.
 *
 * A pooler announces a process id of its own making, so where the announced one is the server's, there is none and one
 * query settles it. Else a second session opens a transaction: in transaction mode it is given the very process that
 * served the first (poolers hand out the most recently used), and the first is then served by another.
 */
export async function findPooler(session: Session): Promise<'transaction' | 'session' | undefined> {
  const { pid } = await session.one(PID, ASK);
  if (session.announcedPid === undefined || session.announcedPid === pid) return undefined;
  const other = await session.another();
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const before = await session.one(PID, ASK);
      if (!(await begins(other))) return 'transaction';
      const held = await other.one(PID, ASK);
      const moved = held.pid === before.pid || before.pid !== pid;
      await other.execute('rollback');
      if (moved) return 'transaction';
    }
    return 'session';
  } finally {
    await other.close();
  }
}

/** A pooler in statement mode lets nobody begin a transaction (PgBouncer: 08P01). */
async function begins(session: Session): Promise<boolean> {
  try {
    await session.execute('begin');
    return true;
  } catch (error) {
    if (error instanceof Error && sqlStateOf(error.cause) === '08P01') return false;
    throw error;
  }
}

/** How to get past the pooler that a connection leads to, as far as its name tells whose it is. */
export function directAdvice({ host, port }: Connection): string {
  if (/\.pooler\.supabase\.com$/i.test(host) && port === 6543) {
    return 'Use port 5432 of the same host (session mode) or the direct connection of the project';
  }
  if (/-pooler\./i.test(host)) {
    return `Take "-pooler" out of the host name: ${host.replace(/-pooler\./i, '.')} is the server itself`;
  }
  return `Give the URL of the server itself (often port 5432 instead of ${port}), or of a pool in session mode`;
}
