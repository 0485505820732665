import { connect, describeBlocker, findBlockers, type Connection } from '#postgres';
import type { StallReason } from './stall.js';

/** How long the source is asked. */
const ASK_MS = 5_000;
const MAX_TOLD = 3;

/** The locks for which a dump waits, asked for while it does; undefined where it waits for none. */
export async function lockInTheWay(connection: Connection): Promise<StallReason | undefined> {
  const session = await connect(connection, { signal: AbortSignal.timeout(ASK_MS) });
  try {
    const blockers = await findBlockers(session);
    if (blockers.length === 0) return undefined;
    const told = blockers.slice(0, MAX_TOLD).map(describeBlocker).join('; ');
    const more = blockers.length > MAX_TOLD ? ` and ${blockers.length - MAX_TOLD} more` : '';
    return {
      why: `, waiting to read ${told}${more}`,
      remedy:
        'Let that transaction end, or end it, and run the backup when no migration is going on; or raise `stall-timeout`',
    };
  } finally {
    await session.close();
  }
}
