import {
  checkManifest,
  chooseSet,
  fetchManifest,
  momentOf,
  presenceChecks,
  resolveName,
  type FoundSet,
} from '#archive';
import type { Manifest, ManifestDatabase } from '#manifest';
import { rto } from '#policy';
import { connect, connectionUrl, withDatabase, type Connection, type ProgramFinder } from '#postgres';
import type { Store } from '#stores';
import { UserError, conclude, notRun, type Check, type Conclusion, type Ports } from '#verdict';
import { runAssertions, type Assertion } from './assertions.js';
import { compareDatabase, type ComparedRelation } from './compare.js';
import { fetchSet, type FetchedSet } from './fetch.js';
import { PhaseTimer } from './phases.js';
import { finishDatabase, restoreDatabase, type RestoredDatabase } from './restore.js';
import { givenTarget, throwawayTarget, type Target } from './target.js';

export interface DrillOptions {
  readonly store: Store;
  /** '' for the only one there is. */
  readonly name: string;
  /** `latest`, `random`, or an id. */
  readonly backupId: string;
  /** SHA-256 of the manifest from a source that the caller trusts, or ''. */
  readonly manifestSha256: string;
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

export interface DrillResult extends Conclusion {
  readonly set: FoundSet;
  readonly manifest: Manifest | undefined;
  readonly checks: readonly Check[];
  readonly relations: readonly ComparedRelation[];
  readonly phases: readonly { readonly name: string; readonly seconds: number }[];
  /** The phases' sum: fetch, verify, provision, restore, analyse, compare. */
  readonly rtoSeconds: number;
  /** Age of what would have been lost at this moment: now minus the snapshot. */
  readonly rpoSeconds: number | undefined;
  /** Version of the server restored into. */
  readonly targetVersion: string | undefined;
  readonly notes: readonly string[];
  /** The restored database; whoever called ends the server. */
  readonly restored:
    | {
        readonly url: string;
        readonly stop: () => Promise<void>;
        readonly keep: (until: Date) => Promise<void>;
      }
    | undefined;
}

/** Restore a set into a throwaway server, compare, measure. A set that does not restore is a verdict, not an error. */
export async function drill(options: DrillOptions, ports: Ports): Promise<DrillResult> {
  const timer = new PhaseTimer();
  const name = await resolveName(options.store, options.name);
  const set = await fetchManifest(await chooseSet(options.store, name, options.backupId));
  const read = await checkManifest(set, options.manifestSha256);
  const state: State = { options, ports, timer, set, manifest: read.manifest, checks: [...read.checks] };
  if (read.manifest === undefined || read.checks.some((check) => check.verdict === 'failed'))
    return stopped(state, 'the manifest was refused');
  const manifest = read.manifest;
  const databases = manifest.databases.filter((database) => database.dump !== undefined);
  refuseSeveral(databases, options.target);
  const missing = (await presenceChecks(set, manifest)).filter((check) => check.verdict !== 'proven');
  if (missing.length > 0) {
    state.checks.push(...missing);
    return stopped(state, 'files of the set are missing');
  }
  return withTarget(state, manifest, databases, read.pinned);
}

interface State {
  readonly options: DrillOptions;
  readonly ports: Ports;
  readonly timer: PhaseTimer;
  readonly set: FoundSet;
  readonly manifest: Manifest | undefined;
  readonly checks: Check[];
}

/** Fetch and provision side by side, then restore; the target is ended unless it is handed to the caller. */
async function withTarget(
  state: State,
  manifest: Manifest,
  databases: readonly ManifestDatabase[],
  pinned: boolean,
): Promise<DrillResult> {
  const { options, ports, timer } = state;
  const provisioning = provision(options, databases, ports);
  // Its failure is told when it is awaited; until then it must not count as unhandled.
  provisioning.catch(() => undefined);
  let handedOver = false;
  try {
    const fetched = await timer.measure('fetch', () =>
      fetchSet(state.set, manifest, databases, options.workFolder, ports),
    );
    state.checks.push(...fetched.checks);
    if (fetched.checks.some((check) => check.verdict !== 'proven'))
      return stopped(state, 'the bytes are not those that were written');
    const target = await timer.measure('provision', () => provisioning);
    const result = await restoreAndCompare(state, fetched, target, pinned);
    handedOver = true;
    return result;
  } finally {
    if (!handedOver)
      await provisioning.then(
        (target) => target.stop(),
        () => undefined,
      );
  }
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
    ports,
  });
  if (target.throwaway !== undefined) options.onServer(target.throwaway.folder);
  return target;
}

async function restoreAndCompare(
  state: State,
  fetched: FetchedSet,
  target: Target,
  pinned: boolean,
): Promise<DrillResult> {
  const { options, ports, timer, checks } = state;
  const clients = await timer.measure('programs', () =>
    options.programs.find({
      need: fetched.dumps.some(({ dump }) => dump.format === 'plain')
        ? ['pg_restore', 'psql']
        : ['pg_restore'],
      major: { atLeast: Math.max(...fetched.dumps.map(({ dump }) => majorOf(dump.client_version))) },
      refuseHoles: !pinned,
    }),
  );
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
  await timer.measure('analyze', () => analyse([...restored.values()], target, ports));
  const relations: ComparedRelation[] = [];
  for (const { database } of fetched.dumps) {
    const one = restored.get(database.name);
    if (one === undefined) continue;
    const compared = await timer.measure('compare', () => compareDatabase(database, one.name, target, ports));
    relations.push(...compared.relations);
    checks.push(...compared.checks);
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

function summary(
  state: State,
  relations: readonly ComparedRelation[],
): Omit<DrillResult, 'targetVersion' | 'notes' | 'restored'> {
  const { manifest, timer, ports } = state;
  return {
    ...conclude(state.checks, 'restorable'),
    set: state.set,
    manifest,
    checks: state.checks,
    relations,
    phases: timer.phases,
    rtoSeconds: timer.total,
    rpoSeconds:
      manifest === undefined
        ? undefined
        : (ports.clock.now().getTime() - momentOf(manifest).getTime()) / 1000,
  };
}

/** A drill that went no further, and why: nothing is given to a PostgreSQL program. */
function stopped(state: State, why: string): DrillResult {
  const found = `not tried: ${why}`;
  state.checks.push(
    notRun({
      id: 'restore.errors',
      supports: 'restorable',
      expected: 'a restore without unexplained errors',
      found,
    }),
    notRun({
      id: 'restore.rows',
      supports: 'restorable',
      expected: 'the rows that the source counted',
      found,
    }),
  );
  return { ...summary(state, []), targetVersion: undefined, notes: [], restored: undefined };
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

function majorOf(version: string): number {
  const major = Number.parseInt(version, 10);
  if (Number.isInteger(major) && major > 0) return major;
  throw new UserError(
    `The manifest names the version '${version.slice(0, 40)}', which is none of PostgreSQL's`,
  );
}
