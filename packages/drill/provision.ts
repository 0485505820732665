import type { ManifestDatabase } from '#manifest';
import type { ProgramFinder, Programs } from '#postgres';
import { UserError, messageOf, type Ports } from '#verdict';
import type { DrillOptions } from './drill-options.js';
import { majorOf } from './major.js';
import type { SchemaDumper } from './restored-schema.js';
import { readInventory } from './read-inventory.js';
import { givenTarget, throwawayTarget, type Target } from './target.js';

/** The server to restore into: the given one, or one of our own of the major that the source had. */
export async function provision(
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

/** What restores the dumps: pg_restore of the major that wrote them or the nearest above, without known holes. */
export function findClients(
  programs: ProgramFinder,
  databases: readonly ManifestDatabase[],
  authenticated: boolean,
): Promise<Programs> {
  const dumps = databases.flatMap(({ dump }) => dump ?? []);
  return programs.find({
    need: dumps.some(({ format }) => format === 'plain') ? ['pg_restore', 'psql'] : ['pg_restore'],
    major: { atLeast: Math.max(...dumps.map((dump) => majorOf(dump.client_version))) },
    refuseHoles: !authenticated,
  });
}

/** pg_dump for the restored database: of the dumps' own major where the target allows it, since majors write some definitions differently. */
export async function findDumper(
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
