import type { ManifestDatabase } from '#manifest';
import {
  connect,
  credentials,
  describe,
  dropAndRecreate,
  inspectServer,
  inspectTarget,
  refuseNonEmpty,
  restoreArchive,
  restoreScript,
  withoutRestrictLines,
  type Connection,
  type Messages,
  type ProgramFinder,
  type Programs,
  type ServerInfo,
} from '#postgres';
import { UserError, type Ports } from '#verdict';
import { createReadStream } from 'node:fs';
import { analyse } from './analyse.js';
import { compareRestored } from './content.js';
import { completeArchive, fetchSet, type LocalDump, whyNotRestored } from './fetch.js';
import { majorOf } from './major.js';
import { createMissingRoles, type TargetRoles } from './roles.js';
import { openSet, stopped, summary, type DrillResult, type SetChoice } from './result.js';
import { readInventory } from './read-inventory.js';
import { messagesCheck } from './restore-messages.js';

export interface RecoverOptions extends SetChoice {
  /** A real database, which must be empty. */
  readonly to: Connection;
  /** Drop and recreate it where it is not. */
  readonly recreate: boolean;
  readonly jobs: number;
  readonly programs: ProgramFinder;
  readonly workFolder: string;
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
  const { state, manifest, authenticated } = opened;
  const { timer, checks } = state;
  const database = databaseFor(manifest.databases, options.to);
  const server = await inspect(options, ports);
  const fetched = await timer.measure('fetch', () =>
    fetchSet(state.set, manifest, [database], options.workFolder, ports),
  );
  checks.push(...fetched.checks);
  const local = fetched.dumps[0];
  if (local === undefined || fetched.checks.some((check) => check.verdict !== 'proven')) {
    return stopped(state, whyNotRestored(fetched.checks));
  }
  const programs = await timer.measure('programs', () =>
    options.programs.find({
      need: local.dump.format === 'plain' ? ['psql'] : ['pg_restore'],
      major: { atLeast: majorOf(local.dump.client_version) },
      refuseHoles: !authenticated,
    }),
  );
  ports.log.info(
    `Restoring ${database.name} into ${describe(options.to)} (PostgreSQL ${server.version.text}) with pg_restore ${programs.version.text}`,
  );
  if (options.recreate && server.held) await dropAndRecreate(options.to, { signal: ports.signal });
  const roles = await makeRoles(options, local, ports);
  const messages = await timer.measure('restore', () => restoreInto(local, options, programs, roles, ports));
  checks.push(messagesCheck(database.name, messages));
  await timer.measure('analyze', () => analyse(options.to, ports));
  const compared = await timer.measure('compare', () =>
    compareRestored({
      ...{ local, restored: options.to, restoredMajor: server.version.major, ports },
      ...{ jobs: options.jobs, showValues: false },
    }),
  );
  checks.push(...compared.checks);
  return {
    ...summary(state, compared.relations, compared.reach),
    targetVersion: server.version.text,
    notes: [...programs.warnings, ...roles.notes, ...compared.notes],
    restored: undefined,
  };
}

/** The one database of the set, or the one that is called like the target. */
function databaseFor(databases: readonly ManifestDatabase[], to: Connection): ManifestDatabase {
  const dumped = databases.filter((database) => database.dump !== undefined);
  const found = dumped.length === 1 ? dumped[0] : dumped.find((database) => database.name === to.database);
  if (found !== undefined) return found;
  throw new UserError(
    `The set holds ${dumped.map((database) => database.name).join(', ') || 'no database'}, none called ${to.database}`,
    {
      remedy: 'Name the target database like the one to restore',
    },
  );
}

async function inspect(
  options: RecoverOptions,
  ports: Ports,
): Promise<{ readonly version: Pick<ServerInfo['version'], 'major' | 'text'>; readonly held: boolean }> {
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

async function makeRoles(options: RecoverOptions, local: LocalDump, ports: Ports): Promise<TargetRoles> {
  const session = await connect(options.to, { signal: ports.signal });
  try {
    return await createMissingRoles(session, readInventory(local.database));
  } finally {
    await session.close();
  }
}

async function restoreInto(
  local: LocalDump,
  options: RecoverOptions,
  programs: Programs,
  roles: TargetRoles,
  ports: Ports,
): Promise<Messages> {
  const secret = await credentials(options.to, options.workFolder);
  try {
    const call = {
      programs,
      env: secret.env,
      database: options.to.database,
      log: ports.log,
      signal: ports.signal,
    };
    if (local.dump.format === 'plain') {
      return await restoreScript(
        call,
        withoutRestrictLines(createReadStream(local.path, { highWaterMark: 1 << 20 })),
      );
    }
    await completeArchive(local);
    const without = roles.keepOwners ? [] : (['owner', 'privileges'] as const);
    return await restoreArchive({
      ...call,
      archive: local.path,
      jobs: options.jobs,
      scratch: options.workFolder,
      without,
    });
  } finally {
    await secret.remove();
  }
}
