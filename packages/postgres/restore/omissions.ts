import * as v from 'valibot';
import { dependents, shownName, type Toc, type TocEntry } from '#dump-format';
import type { Session } from '../connection/index.js';
import type { MissingExtension } from './extensions.js';
import { refreshesOfForeignData } from './foreign-data.js';
import { onlySuperuserMakes, type PlainRole } from './superuser-entries.js';

/** Entries of an archive that a drill leaves out, for one reason. */
export interface Omission {
  /** Id of the check that tells of it. */
  readonly check: 'restore.extensions' | 'restore.superuser' | 'restore.foreign-data';
  /** What it is about, such as `extension citext`. */
  readonly cause: string;
  readonly reason: string;
  /** The way out. */
  readonly remedy: string;
  /** A drill never does it, so nothing is missing from what it proves; else what is left out stays unproven. */
  readonly deliberate: boolean;
  /** What cannot be made, and everything that needs it; each entry is told by one omission only. */
  readonly entries: readonly TocEntry[];
}

/** What computing a materialised view would reach, which is left out on purpose. */
export const FOREIGN_DATA: Omit<Omission, 'entries'> = {
  check: 'restore.foreign-data',
  cause: 'materialised views of foreign data',
  reason: 'computing them reads another server, and a drill must never reach one',
  remedy: '`backproof restore` computes them',
  deliberate: true,
};

/**
 * What a drill cannot make of an archive on this server: what needs a missing extension, what only a superuser may make and so may do
 * anything to the machine, and what would reach another server while it is made.
 *
 * @param toc undefined for a plain script, of which nothing can be left out; what it cannot make, it tells as errors
 * @param missing extensions that the server could not make
 * @param role what the role that restores may do on this server
 */
export function omissionsOf(
  toc: Toc | undefined,
  missing: readonly MissingExtension[],
  role: PlainRole,
): readonly Omission[] {
  const all = toc?.entries ?? [];
  const told = new Set<TocEntry>();
  const untold = (entries: readonly TocEntry[]): readonly TocEntry[] => {
    const fresh = entries.filter((entry) => !told.has(entry));
    for (const entry of fresh) told.add(entry);
    return fresh;
  };
  const omissions: Omission[] = [];
  for (const { name, reason } of missing) {
    const roots = all.filter(({ desc, tag }) => desc === 'EXTENSION' && tag === name);
    omissions.push({
      check: 'restore.extensions',
      cause: `extension ${shownName(name)}`,
      reason,
      remedy:
        'Install its package where the drill restores, or drill into a server that has it with `target`',
      deliberate: false,
      entries: untold(dependents(all, roots)),
    });
  }
  for (const [reason, roots] of onlySuperuserMakes(all, role)) {
    const entries = untold(dependents(all, roots));
    // All of it may need a missing extension as well.
    if (entries.length === 0) continue;
    omissions.push({
      check: 'restore.superuser',
      cause: reason,
      reason: 'only a superuser may make it, and a drill gives nobody that power over its machine',
      remedy: 'Put it into an extension, or restore into a server of your own with `backproof restore`',
      deliberate: false,
      entries,
    });
  }
  const refreshes = untold(refreshesOfForeignData(all));
  if (refreshes.length > 0) omissions.push({ ...FOREIGN_DATA, entries: refreshes });
  return omissions;
}

const LANGUAGES =
  "SELECT coalesce(jsonb_agg(lanname), '[]') AS names FROM pg_catalog.pg_language WHERE lanpltrusted";
const SETTINGS =
  "SELECT coalesce(jsonb_agg(lower(name)), '[]') AS names FROM pg_catalog.pg_settings WHERE context <> 'user'";
const namesRow = v.object({ names: v.array(v.string()) });

/** What a role without superuser rights may use on a server, extensions that are there included. */
export async function plainRole(session: Session): Promise<PlainRole> {
  const languages = await session.one(namesRow, LANGUAGES);
  const settings = await session.one(namesRow, SETTINGS);
  return { languages: new Set(languages.names), guardedSettings: new Set(settings.names) };
}
