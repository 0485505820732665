import { oidsOf, type Connection } from '#postgres';
import { UserError, decided, type Check, type Ports } from '#verdict';
import { besideName, saysBefore } from './beside-name.js';
import { lookAt } from './occupied.js';
import { standingTold } from './standing.js';
import { StandingUnknown, inMaintenance, swapChecked } from './swap-checked.js';

export interface GoBackOptions {
  /** The database that a recovery put another into the place of. */
  readonly to: Connection;
  /** Its name, as whoever starts this typed it. */
  readonly confirmed: string;
  /** What the database is called that was there before. */
  readonly backTo: string;
}

export interface WentBack {
  readonly check: Check;
  readonly seconds: number;
  /** What the database that was there until now is called. */
  readonly setAside: string;
}

/**
 * Undo a recovery: the database that it set aside gets its name back, and the restored one is set aside in turn, so that this too
 * has a way back.
 *
 * @throws UserError where it is refused, or does not work; the remedy tells how the target stands
 */
export async function goBack({ to, confirmed, backTo }: GoBackOptions, ports: Ports): Promise<WentBack> {
  const started = performance.now();
  if (!saysBefore(backTo, confirmed)) {
    throw new UserError(`'${backTo}' is no database that a recovery of ${confirmed} set aside`, {
      remedy: `Name one such as ${besideName(confirmed, 'before', ports.clock.now())}: \`psql -l\` lists them, and the receipt of the recovery names it`,
    });
  }
  const { occupant } = await lookAt(to, { confirmed, nonEmpty: true }, ports);
  await refuseAbsent(to, backTo, ports);
  const aside = besideName(occupant.name, 'before', ports.clock.now());
  const swap = { name: occupant.name, incoming: backTo, aside };
  try {
    await swapChecked(swap, occupant.oid, to, ports);
  } catch (error) {
    if (error instanceof StandingUnknown) throw error;
    throw standingTold(error, `${occupant.name} is as it was`, ports);
  }
  const check = decided(true, {
    id: 'recovery.undone',
    expected: `${backTo} under its own name`,
    found: `it is ${occupant.name} again; what was there until now is ${aside}`,
  });
  return { check, seconds: (performance.now() - started) / 1000, setAside: aside };
}

async function refuseAbsent(to: Connection, backTo: string, { signal }: Ports): Promise<void> {
  const there = await inMaintenance(to, signal, (session) => oidsOf(session, [backTo]));
  if (there.has(backTo)) return;
  throw new UserError(`The server has no database ${backTo}`, {
    remedy:
      'Somebody dropped or renamed it; recover the backup of the target that was taken first instead (`docs/recovery.md`)',
  });
}
