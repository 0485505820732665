import { connect, type Connection } from '#postgres';
import type { Ports } from '#verdict';

/** Statistics, without which a restored database is slow: part of the recovery. */
export async function analyse(restored: Connection, ports: Ports): Promise<void> {
  const session = await connect(restored, { signal: ports.signal });
  try {
    await session.execute('ANALYZE');
  } finally {
    await session.close();
  }
}
