import { readTocFile } from '#dump-format';
import type { ManifestDatabase } from '#manifest';
import {
  connect,
  credentials,
  describe,
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
import { compareRestored, type ContentComparison } from './content.js';
import { completeArchive, fetchSet, type LocalDump, whyNotRestored } from './fetch.js';
import { majorOf } from './major.js';
import { readInventory } from './read-inventory.js';
import { messagesCheck } from './restore-messages.js';
import type { OpenedSet, State } from './result.js';
import { createMissingRoles, type TargetRoles } from './roles.js';

/** How a set gets into a real database. */
export interface PutOptions {
  readonly jobs: number;
  readonly programs: ProgramFinder;
  readonly workFolder: string;
}

/** The one database of the set, or the one that is called like the target. @throws UserError */
export function databaseFor(databases: readonly ManifestDatabase[], target: string): ManifestDatabase {
  const dumped = databases.filter((database) => database.dump !== undefined);
  const found = dumped.length === 1 ? dumped[0] : dumped.find((database) => database.name === target);
  if (found !== undefined) return found;
  throw new UserError(
    `The set holds ${dumped.map((database) => database.name).join(', ') || 'no database'}, none called ${target}`,
    {
      remedy: 'Name the target database like the one to restore',
    },
  );
}

/** Bring a database's dump to this machine, every digest of the set compared on the way; `refused` says why nothing may be restored of it. */
export async function fetchFor(
  { state, manifest }: OpenedSet,
  database: ManifestDatabase,
  { workFolder }: PutOptions,
): Promise<LocalDump | { readonly refused: string }> {
  const fetched = await state.timer.measure('fetch', () =>
    fetchSet(state.set, manifest, [database], workFolder, state.ports),
  );
  state.checks.push(...fetched.checks);
  const [local] = fetched.dumps;
  if (local !== undefined && fetched.checks.every((check) => check.verdict === 'proven')) return local;
  return { refused: whyNotRestored(fetched.checks) };
}

/** The program that restores a dump. */
export function findRestorer(
  { state, authenticated }: OpenedSet,
  { dump }: LocalDump,
  { programs }: PutOptions,
): Promise<Programs> {
  return state.timer.measure('programs', () =>
    programs.find({
      need: dump.format === 'plain' ? ['psql'] : ['pg_restore'],
      major: { atLeast: majorOf(dump.client_version) },
      refuseHoles: !authenticated,
    }),
  );
}

/** A dump on its way into a database. */
export interface Put {
  readonly state: State;
  readonly local: LocalDump;
  /** An empty database. */
  readonly to: Connection;
  readonly version: Pick<ServerInfo['version'], 'major' | 'text'>;
  readonly programs: Programs;
}

/** What to know of a restore besides its checks. */
export interface PutResult {
  readonly notes: readonly string[];
  /** Whether everything belongs to whom it belonged, with its privileges; else to who restored it. */
  readonly keptOwners: boolean;
}

/** Restore, as the connecting user and with everything that the dump holds. */
export async function putInto(put: Put, options: PutOptions): Promise<PutResult> {
  const { state, local, to, version, programs } = put;
  const { ports, timer, checks } = state;
  ports.log.info(
    `Restoring ${local.database.name} into ${describe(to)} (PostgreSQL ${version.text}) with pg_restore ${programs.version.text}`,
  );
  const roles = await makeRoles(put, ports);
  const messages = await timer.measure('restore', () => restoreDump(put, options, roles));
  checks.push(messagesCheck(local.database.name, messages));
  await timer.measure('analyze', () => analyse(to, ports));
  return { notes: [...programs.warnings, ...roles.notes], keptOwners: roles.keepOwners };
}

/** Compare what was restored, value by value. */
export async function compareWith(
  { state, local, to, version }: Put,
  { jobs }: PutOptions,
): Promise<ContentComparison> {
  const compared = await state.timer.measure('compare', () =>
    compareRestored({
      ...{ local, restored: to, restoredMajor: version.major, ports: state.ports },
      ...{ jobs, showValues: false },
    }),
  );
  state.checks.push(...compared.checks);
  return compared;
}

async function makeRoles({ local, to }: Put, ports: Ports): Promise<TargetRoles> {
  const session = await connect(to, { signal: ports.signal });
  try {
    return await createMissingRoles(session, readInventory(local.database), await ownersIn(local));
  } finally {
    await session.close();
  }
}

/** To whom things belong in an archive; undefined for a plain script, which nobody reads for it. */
async function ownersIn({ dump, path }: LocalDump): Promise<ReadonlySet<string> | undefined> {
  if (dump.format === 'plain') return undefined;
  const { entries } = await readTocFile(path);
  return new Set(entries.map(({ owner }) => owner).filter((owner) => owner !== ''));
}

async function restoreDump(
  { state: { ports }, local, to, programs }: Put,
  { jobs, workFolder }: PutOptions,
  roles: TargetRoles,
): Promise<Messages> {
  const secret = await credentials(to, workFolder);
  try {
    const call = { programs, env: secret.env, database: to.database, log: ports.log, signal: ports.signal };
    if (local.dump.format === 'plain') {
      return await restoreScript(
        call,
        withoutRestrictLines(createReadStream(local.path, { highWaterMark: 1 << 20 })),
      );
    }
    await completeArchive(local);
    const without = roles.keepOwners ? [] : (['owner', 'privileges'] as const);
    return await restoreArchive({ ...call, archive: local.path, jobs, scratch: workFolder, without });
  } finally {
    await secret.remove();
  }
}
