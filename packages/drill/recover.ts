import {
  connect,
  dropAndRecreate,
  inspectServer,
  inspectTarget,
  refuseNonEmpty,
  type Connection,
  type ServerInfo,
} from '#postgres';
import type { Ports } from '#verdict';
import { compareWith, databaseFor, fetchFor, findRestorer, putInto, type PutOptions } from './put-into.js';
import { openSet, stopped, summary, type DrillResult, type SetChoice } from './result.js';

export interface RecoverOptions extends SetChoice, PutOptions {
  /** A real database, which must be empty. */
  readonly to: Connection;
  /** Drop and recreate it where it is not. */
  readonly recreate: boolean;
}

/**
 * Put a verified set into a real, empty database, as the connecting user and with everything that the archive holds. Not a byte is
 * written to the target before every digest was compared.
 *
 * @throws UserError where the target is not empty, or the set holds no database for it
 */
export async function recover(options: RecoverOptions, ports: Ports): Promise<DrillResult> {
  const opened = await openSet(options, ports);
  if ('refused' in opened) return stopped(opened.state, opened.refused);
  const { state, manifest } = opened;
  const database = databaseFor(manifest.databases, options.to.database);
  const { version, held } = await inspect(options, ports);
  const local = await fetchFor(opened, database, options);
  if ('refused' in local) return stopped(state, local.refused);
  const programs = await findRestorer(opened, local, options);
  if (options.recreate && held) await dropAndRecreate(options.to, { signal: ports.signal });
  const put = { state, local, to: options.to, version, programs };
  const { notes } = await putInto(put, options);
  const compared = await compareWith(put, options);
  return {
    ...summary(state, compared.relations, compared.reach),
    targetVersion: version.text,
    notes: [...notes, ...compared.notes],
    restored: undefined,
  };
}

async function inspect(
  options: RecoverOptions,
  ports: Ports,
): Promise<Pick<ServerInfo, 'version'> & { readonly held: boolean }> {
  const session = await connect(options.to, { signal: ports.signal });
  try {
    const { version } = await inspectServer(session);
    const held = await inspectTarget(session);
    if (!options.recreate) refuseNonEmpty(held, options.to);
    return { version, held: held.length > 0 };
  } finally {
    await session.close();
  }
}
