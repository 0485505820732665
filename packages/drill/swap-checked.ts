import {
  connect,
  dropDatabase,
  maintenanceOf,
  oidsOf,
  swapDatabases,
  type Connection,
  type Session,
  type Swap,
} from '#postgres';
import { OperationFailed, lineOf, type Ports } from '#verdict';

/** Cleaning up goes on where the run itself was told to end. */
const CLEANUP_MS = 30_000;

/** Remove what we began. @returns what became of it, in words */
export async function dropBegun(incoming: string, to: Connection): Promise<string> {
  try {
    // The run's own signal may be what ended it.
    await inMaintenance(to, AbortSignal.timeout(CLEANUP_MS), (session) => dropDatabase(session, incoming));
    return `what was begun beside it was dropped`;
  } catch (error) {
    return `what was begun beside it could not be dropped (${lineOf(error)}): drop the database ${incoming}`;
  }
}

/** It is not known how the target stands: the answer was lost and nobody can be asked, or somebody else renamed databases as well. */
export class StandingUnknown extends OperationFailed {}

/**
 * Swap two databases, and see by their numbers that it was done: an answer that was lost says nothing.
 *
 * @param oid of the one that is to be set aside
 * @throws UserError where it was not done
 */
export async function swapChecked(
  swap: Swap,
  oid: number,
  to: Connection,
  { signal }: Pick<Ports, 'signal'>,
): Promise<void> {
  const failed = await swapDatabases(maintenanceOf(to), swap, { signal }).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  const now = await oidsNow(swap, to);
  if (now.get(swap.aside) === oid && now.has(swap.name) && !now.has(swap.incoming)) return;
  if (failed !== undefined) throw failed.error;
  throw new StandingUnknown(`Somebody else renamed databases while ${swap.incoming} took a place`, {
    remedy: `Look at what ${swap.name}, ${swap.incoming} and ${swap.aside} are now`,
  });
}

async function oidsNow(
  { name, incoming, aside }: Swap,
  to: Connection,
): Promise<ReadonlyMap<string, number>> {
  try {
    return await inMaintenance(to, AbortSignal.timeout(CLEANUP_MS), (session) =>
      oidsOf(session, [name, incoming, aside]),
    );
  } catch (error) {
    throw new StandingUnknown(
      `Whether ${incoming} took the place of ${name} is not known: ${lineOf(error)}`,
      {
        remedy: `Where the server has a database ${aside}, it did; where it has ${incoming}, it did not, and ${name} is as it was`,
        cause: error,
      },
    );
  }
}

/** Work in another database of the same server. */
export async function inMaintenance<T>(
  to: Connection,
  signal: AbortSignal,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const session = await connect(maintenanceOf(to), { signal });
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}
