import * as v from 'valibot';
import { formatDuration } from '#verdict';
import type { Session } from '../connection/index.js';

const row = v.object({
  relation: v.string(),
  /** 0 for a prepared transaction, which has no session. */
  pid: v.number(),
  /** As pg_stat_activity has it; null where that may not be seen. */
  state: v.nullable(v.string()),
  /** Since its transaction began. */
  seconds: v.nullable(v.number()),
  behind: v.array(v.number()),
});

/** What keeps this user's sessions from reading a relation. */
export type Blocker = v.InferOutput<typeof row>;

/** Who holds, or waits in front for, a lock on a relation of this database that a session of this user waits to read. */
export async function findBlockers(session: Session): Promise<readonly Blocker[]> {
  return session.rows(row, BLOCKERS);
}

const BLOCKERS = `
SELECT DISTINCT ON (1, 2) pg_catalog.format('%I.%I', n.nspname, c.relname) AS relation, b.pid, a.state,
       extract(epoch FROM pg_catalog.clock_timestamp() - a.xact_start)::float8 AS seconds,
       pg_catalog.to_jsonb(ARRAY(SELECT DISTINCT x FROM unnest(pg_catalog.pg_blocking_pids(b.pid)) x WHERE x <> w.pid)) AS behind
FROM pg_catalog.pg_locks w
JOIN pg_catalog.pg_stat_activity me ON me.pid = w.pid AND me.usename = session_user
JOIN pg_catalog.pg_class c ON c.oid = w.relation
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL unnest(pg_catalog.pg_blocking_pids(w.pid)) b(pid)
LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = b.pid
WHERE NOT w.granted AND w.locktype = 'relation' AND w.mode = 'AccessShareLock'
  AND w.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
ORDER BY 1, 2`;

/** Who is in the way of what, in words: `public.t, which the session 4242 (idle in transaction, for 2 min) locks`. */
export function describeBlocker({ relation, pid, state, seconds, behind }: Blocker): string {
  if (pid === 0) return `${relation}, which a prepared transaction locks (see pg_prepared_xacts)`;
  const age = seconds === null ? [] : [`for ${formatDuration(seconds)}`];
  const about = [...(state === null ? [] : [state]), ...age].join(', ');
  const who = `the session ${pid}${about === '' ? '' : ` (${about})`}`;
  const queue = behind.length === 0 ? '' : `, which waits for ${behind.join(', ')} itself,`;
  return `${relation}, which ${who}${queue} locks`;
}
