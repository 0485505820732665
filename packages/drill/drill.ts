import type { ManifestDatabase } from '#manifest';
import { rto } from '#policy';
import { connectionUrl, withDatabase, type Connection, type Programs } from '#postgres';
import { UserError, type Ports } from '#verdict';
import { runAssertions } from './assertions.js';
import { compareDatabases, type Pair } from './compare-databases.js';
import type { DrillOptions } from './drill-options.js';
import { fetchSet, type FetchedSet, whyNotRestored } from './fetch.js';
import { findClients, findDumper, provision } from './provision.js';
import { openSet, stopped, summary, type DrillResult, type OpenedSet, type State } from './result.js';
import { compareRestoredSchema, type SchemaDumper } from './restored-schema.js';
import { finishDatabase, restoreDatabase } from './restore.js';
import type { Target } from './target.js';

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
  { state, manifest, authenticated }: OpenedSet,
  databases: readonly ManifestDatabase[],
): Promise<DrillResult> {
  const { ports, timer } = state;
  const provisioning = provision(options, databases, ports);
  const finding = findClients(options.programs, databases, authenticated);
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
      return stopped(state, whyNotRestored(fetched.checks));
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
  const compared = await compareDatabases(options, state, pairs, target);
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
