import type { ProbeEntry } from './file-shape.js';
import { healthProbes } from './presets/health.js';
import type { PostgresProbes } from './presets/postgres.js';
import type { Written } from './presets/written.js';
import { readProbe, type Draft, type FileContext } from './probe.js';
import { OneSpot, type Spot } from '#yaml-file';

/** What entries need besides the file: the set for databases is loaded only for files that use it, since it brings PostgreSQL's client. */
export interface EntryContext extends FileContext {
  readonly postgresProbes: PostgresProbes | undefined;
}

/** What `EntryContext` has for entries of a right shape. */
export async function setsFor(entries: readonly ProbeEntry[]): Promise<Pick<EntryContext, 'postgresProbes'>> {
  if (!entries.some(({ use }) => use?.postgres !== undefined)) return { postgresProbes: undefined };
  const { postgresProbes } = await import('./presets/postgres.js');
  return { postgresProbes };
}

/** The probes that one entry of the file stands for. */
export function readEntry(entry: ProbeEntry, spot: Spot, context: EntryContext): readonly Draft[] {
  if (entry.use !== undefined) return readSet(entry, entry.use, spot, context);
  const draft = readProbe(entry.name ?? '', entry, spot, context);
  return draft === undefined ? [] : [draft];
}

/** A ready set: its probes stand where what they were written for does. */
function readSet(
  entry: ProbeEntry,
  use: NonNullable<ProbeEntry['use']>,
  spot: Spot,
  context: EntryContext,
): readonly Draft[] {
  for (const key of ['expect', 'capture'] as const) {
    if (entry[key] === undefined) continue;
    context.notes.mistakes.add(
      spot.at(key).keyPlace,
      `${key} does not go with use: the set says what it expects`,
    );
  }
  const shared = {
    ...(entry.needs && { needs: entry.needs }),
    ...(entry.timeout !== undefined && { timeout: entry.timeout }),
    ...(entry['wait-for'] && { 'wait-for': entry['wait-for'] }),
  };
  return writtenBy(entry, use, spot, context).flatMap(({ name, asking, spot: writtenFor }) => {
    const at = new OneSpot(writtenFor.place);
    const draft = readProbe(name, { ...asking, ...shared }, at, context);
    return draft === undefined ? [] : [draft];
  });
}

function writtenBy(
  { name }: ProbeEntry,
  { health, postgres }: NonNullable<ProbeEntry['use']>,
  spot: Spot,
  { notes, postgresProbes }: EntryContext,
): readonly Written[] {
  if (health !== undefined) return healthProbes(name ?? 'health', health, spot.at('use', 'health'));
  if (postgres === undefined || postgresProbes === undefined) return [];
  const at = spot.at('use', 'postgres');
  const probes = postgresProbes(name ?? 'postgres', postgres, at, notes.mistakes);
  if (probes.length === 0) notes.mistakes.add(at.place, 'asks nothing: add extensions, newest or not-empty');
  return probes;
}
