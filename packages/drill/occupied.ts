import {
  connect,
  describe,
  inspectOccupant,
  inspectServer,
  inspectTarget,
  maintenanceOf,
  refuseNonEmpty,
  refusePooler,
  type Connection,
  type Occupant,
  type ServerInfo,
} from '#postgres';
import { UserError, formatBytes, type Ports } from '#verdict';

/** The database that another one is to take the place of. */
export interface Place extends Pick<ServerInfo, 'version'> {
  readonly occupant: Occupant;
  /** Nothing was ever made in it. */
  readonly empty: boolean;
}

/**
 * Look at a target, changing nothing.
 *
 * @param confirmed its name, as whoever starts this typed it
 * @param nonEmpty whether it may hold something
 * @throws UserError where it is another than was typed, holds what it may not, or cannot be replaced by this user
 */
export async function lookAt(
  to: Connection,
  { confirmed, nonEmpty }: { readonly confirmed: string; readonly nonEmpty: boolean },
  { signal, log }: Pick<Ports, 'signal' | 'log'>,
): Promise<Place> {
  const session = await connect(to, { signal });
  try {
    const server = await inspectServer(session);
    const occupant = await inspectOccupant(session);
    if (occupant.name !== confirmed) {
      throw new UserError(`'${confirmed}' was typed, and the target is the database '${occupant.name}'`, {
        remedy: 'Check the connection; where it is the right one, type the name of its database',
        where: describe(to),
      });
    }
    refusePooler(server, session);
    refuseUnfit(occupant, server, to);
    const held = await inspectTarget(session);
    if (!nonEmpty)
      refuseNonEmpty(
        held,
        to,
        'Name an empty database; or set `unsafe-non-empty-target`, and this one is backed up and set aside',
      );
    await reachMaintenance(to, signal);
    const sessions = occupant.sessions.map(({ who, count }) => `${count} of ${who}`).join(', ');
    log.info(
      `${describe(to)} is ${held.length === 0 ? 'empty' : 'not empty'}, ${formatBytes(occupant.sizeBytes)}; sessions that will be ended: ${sessions === '' ? 'none' : sessions}`,
    );
    return { version: server.version, occupant, empty: held.length === 0 };
  } finally {
    await session.close();
  }
}

/** @throws UserError for what cannot be renamed, or not by this user */
function refuseUnfit(occupant: Occupant, { standby }: Pick<ServerInfo, 'standby'>, to: Connection): void {
  const where = describe(to);
  if (standby)
    throw new UserError('The target is a standby, which takes no writes', {
      remedy: 'Name its primary',
      where,
    });
  if (occupant.template)
    throw new UserError(`${occupant.name} is a template of other databases`, {
      remedy: 'Name a database of your own',
      where,
    });
  if (occupant.owned && occupant.mayCreate) return;
  throw new UserError(
    `${to.user} may not ${occupant.owned ? 'create databases' : `rename ${occupant.name}`}, which a recovery beside it needs`,
    {
      remedy: `Connect as its owner with CREATEDB, or as a superuser; where there is none, \`backproof restore\` fills an empty database`,
      where,
    },
  );
}

/** The third database that renames need can be reached. @throws UserError */
async function reachMaintenance(to: Connection, signal: AbortSignal): Promise<void> {
  const session = await connect(maintenanceOf(to), { signal });
  await session.close();
}
