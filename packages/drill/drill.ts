import type { ManifestDatabase } from '#manifest';
import { rto } from '#policy';
import { connectionUrl, withDatabase, type Connection, type ProgramFinder, type Programs } from '#postgres';
import { CLAIMS, UserError, messageOf, type Claim, type Ports } from '#verdict';
import { analyse } from './analyse.js';
import { runAssertions, type Assertion } from './assertions.js';
import type { ComparedRelation } from './compare.js';
import { compareRestored } from './content.js';
import { fetchSet, type FetchedSet, type LocalDump } from './fetch.js';
import { majorOf } from './major.js';
import {
  openSet,
  stopped,
  summary,
  type DrillResult,
  type OpenedSet,
  type SetChoice,
  type State,
} from './result.js';
import { compareRestoredSchema, type SchemaDumper } from './restored-schema.js';
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
  /** Tell the values of rows that differ; otherwise only their keys, and the columns. */
  readonly showValues: boolean;
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
  const dumping = provisioning.then((target) => findDumper(options.programs, databases, target));
  // Their failures are told when they are awaited; until then they must not count as unhandled.
  const begun = Promise.allSettled([provisioning, finding, dumping]);
  let handedOver = false;
  try {
    const fetched = await timer.measure('fetch', () =>
      fetchSet(state.set, manifest, databases, options.workFolder, ports),
    );
    state.checks.push(...fetched.checks);
    if (fetched.checks.some((check) => check.verdict !== 'proven'))
      return stopped(state, 'the bytes are not those that were written');
    const target = await timer.measure('provision', () => provisioning);
    const [clients, dumper] = await timer.measure('programs', () => Promise.all([finding, dumping]));
    const result = await restoreAndCompare(options, state, fetched, { target, clients, dumper });
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

/** pg_dump for the restored database: of the dumps' own major where the target allows it, since majors write some definitions differently. */
async function findDumper(
  programs: ProgramFinder,
  databases: readonly ManifestDatabase[],
  target: Target,
): Promise<SchemaDumper> {
  const majors = databases.flatMap(({ dump }) => (dump === undefined ? [] : [majorOf(dump.client_version)]));
  try {
    return await programs.find({
      need: ['pg_dump'],
      major: { atLeast: Math.max(target.version.major, ...majors) },
    });
  } catch (error) {
    if (error instanceof UserError) return { reason: messageOf(error) };
    throw error;
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
    taken: new Set(databases.flatMap((database) => readInventory(database).roles.map((role) => role.name))),
    ports,
  });
  if (target.throwaway !== undefined) options.onServer(target.throwaway.folder);
  return target;
}

/** A restored database, and what it was restored from. */
interface Pair {
  readonly local: LocalDump;
  readonly restored: RestoredDatabase;
}

interface Tools {
  readonly target: Target;
  readonly clients: Programs;
  readonly dumper: SchemaDumper;
}

async function restoreAndCompare(
  options: DrillOptions,
  state: State,
  fetched: FetchedSet,
  tools: Tools,
): Promise<DrillResult> {
  const { ports, timer, checks } = state;
  const { target, clients } = tools;
  const call = { target, programs: clients, jobs: options.jobs, scratch: options.workFolder, ports };
  const pairs: Pair[] = [];
  const notes: string[] = [...target.warnings, ...clients.warnings];
  for (const local of fetched.dumps) {
    ports.log.info(
      `Restoring ${local.database.name} into PostgreSQL ${target.version.text} with pg_restore ${clients.version.text}`,
    );
    const restored = await timer.measure('restore', () => restoreDatabase(local, call));
    pairs.push({ local, restored });
    checks.push(...restored.checks);
    notes.push(...restored.notes);
  }
  const compared = await compareAll(options, state, pairs, target);
  notes.push(...compared.notes);
  const [first] = pairs;
  checks.push(
    ...(await runAssertions(
      options.assertions,
      first?.local.database.name ?? '',
      (name) => pairs.find(({ local }) => local.database.name === name)?.restored.name,
      target,
      ports,
    )),
  );
  // Roles and their settings are those of the whole server: every database is finished before one is compared.
  for (const { restored } of pairs)
    notes.push(...(await timer.measure('restore', () => finishDatabase(restored, call))));
  for (const { local, restored } of pairs) {
    const supports = compared.aim === 'restorable' ? undefined : 'equal-to-dump';
    const schema = { local, restored, ...tools, supports, scratch: options.workFolder, ports } as const;
    checks.push(...(await timer.measure('compare', () => compareRestoredSchema(schema))));
  }
  checks.push(rto({ seconds: timer.total, targetSeconds: options.rtoTargetSeconds }));
  return {
    ...summary(state, compared.relations, compared.aim),
    targetVersion: target.version.text,
    notes,
    restored:
      first === undefined
        ? undefined
        : {
            url: urlOf(target, first.restored.name),
            stop: () => target.stop(),
            keep: async (until) => target.throwaway?.keep(until),
          },
  };
}

/** What the databases hold. Statistics are made beside, since a comparison only reads: their own time is what they take beyond it. */
async function compareAll(
  options: DrillOptions,
  { ports, timer, checks }: State,
  pairs: readonly Pair[],
  target: Target,
): Promise<{
  readonly relations: readonly ComparedRelation[];
  readonly notes: readonly string[];
  readonly aim: Claim;
}> {
  const connections = pairs.map(({ restored }) => withDatabase(target.superuser, restored.name));
  const analysing = (async () => {
    for (const connection of connections) await analyse(connection, ports);
  })();
  const analysed = Promise.allSettled([analysing]);
  const relations: ComparedRelation[] = [];
  const notes: string[] = [];
  const reached: Claim[] = [];
  try {
    for (const { local, restored } of pairs) {
      const request = {
        ...{ local, restored: withDatabase(target.superuser, restored.name), ports },
        ...{ restoredMajor: target.version.major, jobs: options.jobs, showValues: options.showValues },
      };
      const compared = await timer.measure('compare', () => compareRestored(request));
      relations.push(...compared.relations);
      checks.push(...compared.checks);
      notes.push(...compared.notes);
      reached.push(compared.reach);
    }
    await timer.measure('analyze', () => analysing);
  } finally {
    await analysed;
  }
  // A claim about the set is one about each of its databases.
  const aim = CLAIMS.find((claim) => reached.includes(claim)) ?? 'restorable';
  return { relations, notes, aim };
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
