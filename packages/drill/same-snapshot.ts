import {
  beginPinned,
  connect,
  exportSnapshot,
  importSnapshot,
  type Connection,
  type Session,
} from '#postgres';
import type { Ports } from '#verdict';

/**
 * Work in several sessions that see the same moment of a database, each in a read-only transaction with every setting pinned. They
 * are closed afterwards. A table that somebody else holds is waited for no longer than `lockSeconds`.
 */
export async function seeingTheSame<T>(
  connection: Connection,
  count: number,
  ports: Ports,
  work: (sessions: readonly [Session, ...Session[]]) => Promise<T>,
  lockSeconds: number,
): Promise<T> {
  const first = await connect(connection, { signal: ports.signal });
  const others: Session[] = [];
  try {
    if (count <= 1) {
      await beginPinned(first);
    } else {
      const snapshot = await exportSnapshot(first);
      while (others.length < count - 1) {
        const session = await connect(connection, { signal: ports.signal });
        others.push(session);
        await importSnapshot(session, snapshot);
      }
    }
    for (const session of [first, ...others])
      await session.execute(`SET LOCAL lock_timeout = ${Math.ceil(lockSeconds * 1000)}`);
    return await work([first, ...others]);
  } finally {
    await Promise.all([first, ...others].map((session) => session.close()));
  }
}
