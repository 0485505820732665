import type { ManifestDatabase } from '#manifest';
import { rto } from '#policy';
import {
  connect,
  connectionUrl,
  withDatabase,
  type Connection,
  type ProgramFinder,
  type Programs,
} from '#postgres';
import { UserError, type Ports } from '#verdict';
import { runAssertions, type Assertion } from './assertions.js';
import { compareDatabase, type ComparedRelation } from './compare.js';
import { fetchSet, type FetchedSet } from './fetch.js';
import {
  openSet,
  stopped,
  summary,
  type DrillResult,
  type OpenedSet,
  type SetChoice,
  type State,
} from './result.js';
import { finishDatabase, readInventory, restoreDatabase, type RestoredDatabase } from './restore.js';
import { givenTarget, throwawayTarget, type Target } from './target.js';

export interface DrillOptions extends SetChoice {
  /** A server that somebody else runs, or undefined for a throwaway of our own. */
  readonly target: Connection | undefined;
  /** Major version of the throwaway server; undefined for the source's. */
  readonly targetMajor: number | undefined;
  readonly listen: 'socket' | 'loopback';
  /** Drop and recreate a given target that is not empty. */
  readonly recreate: boolean;
  readonly jobs: number;
  readonly assertions: readonly Assertion[];
  readonly rtoTargetSeconds: number | undefined;
  readonly programs: ProgramFinder;
  /** Private to the run; the set's local copy lives here. */
  readonly workFolder: string;
  /** Where throwaway servers live; other accounts may enter it. */
  readonly serverFolder: string;
  /** Told of the throwaway server's folder as soon as there is one, so that it is ended whatever happens. */
  readonly onServer: (folder: string) => void;
}

/** Restore a set into a throwaway server, compare, measure. A set that does not restore is a verdict, not an error. */
export async function drill(options: DrillOptions, ports: Ports): Promise<DrillResult> {
  const opened = await openSet(options, ports);
  if ('refused' in opened) return stopped(opened.state, opened.refused);
  const databases = opened.manifest.databases.filter((database) => database.dump !== undefined);
  refuseSeveral(databases, options.target);
  return withTarget(options, opened, databases);
}

/** Fetch, provision and find programs side by side, then restore; the target is ended unless it is handed to the caller. */
async function withTarget(
  options: DrillOptions,
  { state, manifest, pinned }: OpenedSet,
  databases: readonly ManifestDatabase[],
): Promise<DrillResult> {
  const { ports, timer } = state;
  const provisioning = provision(options, databases, ports);
  const finding = findClients(options.programs, databases, pinned);
  // Their failures are told when they are awaited; until then they must not count as unhandled.
  const begun = Promise.allSettled([provisioning, finding]);
  let handedOver = false;
  try {
    const fetched = await timer.measure('fetch', () =>
      fetchSet(state.set, manifest, databases, options.workFolder, ports),
    );
    state.checks.push(...fetched.checks);
    if (fetched.checks.some((check) => check.verdict !== 'proven'))
      return stopped(state, 'the bytes are not those that were written');
    const target = await timer.measure('provision', () => provisioning);
    const clients = await timer.measure('programs', () => finding);
    const result = await restoreAndCompare(options, state, fetched, target, clients);
    handedOver = true;
    return result;
  } finally {
    const [target] = await begun;
    if (!handedOver && target.status === 'fulfilled') await target.value.stop();
  }
}

/** What restores the dumps: pg_restore of the major that wrote them or the nearest above, without known holes. */
function findClients(
  programs: ProgramFinder,
  databases: readonly ManifestDatabase[],
  pinned: boolean,
): Promise<Programs> {
  const dumps = databases.flatMap(({ dump }) => dump ?? []);
  return programs.find({
    need: dumps.some(({ format }) => format === 'plain') ? ['pg_restore', 'psql'] : ['pg_restore'],
    major: { atLeast: Math.max(...dumps.map((dump) => majorOf(dump.client_version))) },
    refuseHoles: !pinned,
  });
}

async function provision(
  options: DrillOptions,
  databases: readonly ManifestDatabase[],
  ports: Ports,
): Promise<Target> {
  if (options.target !== undefined) return givenTarget(options.target, options.recreate, ports);
  const major =
    options.targetMajor ?? Math.max(...databases.map((database) => majorOf(database.server_version)));
  const programs = await options.programs.find({ need: ['initdb', 'postgres'], major: { exactly: major } });
  const target = await throwawayTarget({
    programs,
    folder: options.serverFolder,
    listen: options.listen,
    taken: new Set(databases.flatMap((database) => readInventory(database).roles.map((role) => role.name))),
    ports,
  });
  if (target.throwaway !== undefined) options.onServer(target.throwaway.folder);
  return target;
}

async function restoreAndCompare(
  options: DrillOptions,
  state: State,
  fetched: FetchedSet,
  target: Target,
  clients: Programs,
): Promise<DrillResult> {
  const { ports, timer, checks } = state;
  const call = { target, programs: clients, jobs: options.jobs, scratch: options.workFolder, ports };
  const restored = new Map<string, RestoredDatabase>();
  const notes: string[] = [...target.warnings, ...clients.warnings];
  for (const local of fetched.dumps) {
    ports.log.info(
      `Restoring ${local.database.name} into PostgreSQL ${target.version.text} with pg_restore ${clients.version.text}`,
    );
    const one = await timer.measure('restore', () => restoreDatabase(local, call));
    restored.set(local.database.name, one);
    checks.push(...one.checks);
    notes.push(...one.notes);
  }
  // Beside the comparison, which only reads; what is measured as its own is what it takes beyond that.
  const analysing = analyse([...restored.values()], target, ports);
  const analysed = Promise.allSettled([analysing]);
  const relations: ComparedRelation[] = [];
  try {
    for (const { database } of fetched.dumps) {
      const one = restored.get(database.name);
      if (one === undefined) continue;
      const compared = await timer.measure('compare', () =>
        compareDatabase(database, withDatabase(target.superuser, one.name), ports),
      );
      relations.push(...compared.relations);
      checks.push(...compared.checks);
    }
    await timer.measure('analyze', () => analysing);
  } finally {
    await analysed;
  }
  const first = fetched.dumps[0]?.database.name ?? '';
  checks.push(
    ...(await runAssertions(
      options.assertions,
      first,
      (database) => restored.get(database)?.name,
      target,
      ports,
    )),
  );
  checks.push(rto({ seconds: timer.total, targetSeconds: options.rtoTargetSeconds }));
  for (const one of restored.values()) notes.push(...(await finishDatabase(one, call)));
  const firstRestored = restored.get(first);
  return {
    ...summary(state, relations),
    targetVersion: target.version.text,
    notes,
    restored:
      firstRestored === undefined
        ? undefined
        : {
            url: urlOf(target, firstRestored.name),
            stop: () => target.stop(),
            keep: async (until) => target.throwaway?.keep(until),
          },
  };
}

/** Statistics, without which a restored database is slow: part of the recovery. */
async function analyse(restored: readonly RestoredDatabase[], target: Target, ports: Ports): Promise<void> {
  for (const { name } of restored) {
    const session = await connect(withDatabase(target.superuser, name), { signal: ports.signal });
    try {
      await session.execute('ANALYZE');
    } finally {
      await session.close();
    }
  }
}

function urlOf(target: Target, database: string): string {
  const connection = target.throwaway?.loopback ?? target.superuser;
  return connectionUrl(withDatabase(connection, database));
}

function refuseSeveral(databases: readonly ManifestDatabase[], target: Connection | undefined): void {
  if (databases.length === 0)
    throw new UserError('The set holds no database dump', {
      remedy: 'A drill restores databases; take another set',
    });
  if (target !== undefined && databases.length > 1) {
    throw new UserError(`The set holds ${databases.length} databases, and the target names one`, {
      remedy: 'Leave `target` at throwaway',
    });
  }
}

/** The major version that a manifest's text names. @throws UserError */
export function majorOf(version: string): number {
  const major = Number.parseInt(version, 10);
  if (Number.isInteger(major) && major > 0) return major;
  throw new UserError(
    `The manifest names the version '${version.slice(0, 40)}', which is none of PostgreSQL's`,
  );
}
