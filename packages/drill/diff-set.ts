import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ArchiveError,
  copyColumns,
  readTocFile,
  sequenceValues,
  tableKey,
  type FingerprintSink,
  type Toc,
} from '#dump-format';
import type { Manifest, ManifestDatabase } from '#manifest';
import type { CopyFingerprint, Inventory } from '#postgres';
import { UserError, messageOf, type Check, type Ports } from '#verdict';
import { fingerprintArchive } from './archive-fingerprints.js';
import { hasRows, type LineStyle, type Place, type SideContent, type SideFacts } from './diff-side.js';
import { fetchSet, type LocalDump } from './fetch.js';
import { majorOf } from './major.js';
import { monetaryLocale } from './monetary-locale.js';
import { readInventory } from './read-inventory.js';
import { openSet, type SetChoice } from './result.js';

/** A database in a set that is compared, on this machine. */
export interface SetSide extends SideFacts {
  readonly kind: 'set';
  readonly local: LocalDump;
  /** Undefined for plain SQL. */
  readonly toc: Toc | undefined;
  readonly major: number;
  readonly inventory: Inventory;
  /** It left out part of the database on request. */
  readonly filtered: boolean;
}

export interface OpenedSide {
  readonly checks: readonly Check[];
  /** Undefined where a check did not hold: nothing of the set is trusted then. */
  readonly side: SetSide | undefined;
}

/**
 * Bring the dump of one database of a set to this machine, after its manifest and with every hash compared.
 *
 * @param database its name; '' where the set holds only one
 * @param folder private to the run
 */
export async function openSetSide(
  choice: SetChoice,
  database: string,
  place: Place,
  folder: string,
  ports: Ports,
): Promise<OpenedSide> {
  const opened = await openSet(choice, ports);
  if ('refused' in opened) return { checks: opened.state.checks, side: undefined };
  const { manifest, state } = opened;
  const one = chosen(manifest, database);
  const scratch = join(folder, place);
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  const { checks: hashes, dumps } = await fetchSet(state.set, manifest, [one], scratch, ports);
  const checks = [...state.checks, ...hashes];
  const [local] = dumps;
  if (local === undefined || hashes.some(({ verdict }) => verdict !== 'proven'))
    return { checks, side: undefined };
  const side: SetSide = {
    place,
    kind: 'set',
    label: `the ${place} set`,
    title: `${state.set.name}/${state.set.id}`,
    database: one.name,
    version: one.server_version,
    snapshotAt: one.snapshot_at,
    local,
    toc: local.dump.format === 'plain' ? undefined : await readTocFile(local.path),
    major: majorOf(one.server_version),
    inventory: readInventory(one),
    filtered: (local.dump.filters ?? []).length > 0,
  };
  return { checks, side };
}

function chosen(manifest: Manifest, name: string): ManifestDatabase {
  const dumped = manifest.databases.filter(({ dump }) => dump !== undefined);
  const names = dumped.map((database) => database.name).join(', ');
  const fitting = name === '' ? dumped : dumped.filter((database) => database.name === name);
  const [one, ...others] = fitting;
  if (one !== undefined && others.length === 0) return one;
  if (dumped.length === 0)
    throw new UserError('The set holds no database dump', { remedy: 'Take another set' });
  throw new UserError(
    name === '' ? `The set holds ${dumped.length} databases` : `The set holds no database ${name}`,
    { remedy: `Set \`database\` to one of ${names}` },
  );
}

/** How a set's lines are written. */
export function styleOfSet({ inventory, toc }: Pick<SetSide, 'inventory' | 'toc'>): LineStyle {
  const columns = (toc?.entries ?? [])
    .filter(({ desc, copyStatement }) => desc === 'TABLE DATA' && copyStatement !== '')
    .map((entry) => [tableKey(entry.namespace, entry.tag), copyColumns(entry)] as const);
  return {
    encoding: inventory.database.encoding,
    lcMonetary: monetaryLocale(inventory),
    columns: new Map(columns),
  };
}

/** Everything that a set's archive holds: by its manifest, or where that does not say, by decoding it. */
export async function contentOfSet({ local, toc }: SetSide): Promise<SideContent> {
  const { database } = local;
  const decoded = await decodedOf(local, toc);
  const content = (relation: ManifestDatabase['relations'][number]): CopyFingerprint => {
    const { fingerprint = decoded.sink?.tables.get(tableKey(relation.schema, relation.table)) } = relation;
    if (fingerprint !== undefined) return { fingerprint };
    return { reason: relation.reason ?? decoded.reason ?? 'the set holds no fingerprint of it' };
  };
  return {
    relations: database.relations.map((relation) => ({
      name: relation.name,
      evidence: relation.evidence,
      movesWithin: relation.moves_within,
      reason: relation.reason,
      content: hasRows(relation.evidence) ? content(relation) : undefined,
    })),
    largeObjects: database.large_objects ?? decoded.sink?.largeObjects,
    sequences: toc === undefined ? undefined : sequenceValues(toc),
  };
}

async function decodedOf(
  { database, path }: LocalDump,
  toc: Toc | undefined,
): Promise<{ readonly sink?: FingerprintSink; readonly reason?: string }> {
  if (toc === undefined) return { reason: 'a set of plain SQL holds no fingerprints of its rows' };
  const known = database.large_objects !== undefined;
  if (known || database.relations.some(({ fingerprint }) => fingerprint !== undefined)) return {};
  try {
    return { sink: await fingerprintArchive(path, toc) };
  } catch (error) {
    if (error instanceof ArchiveError)
      return { reason: `the archive could not be decoded: ${messageOf(error)}` };
    throw error;
  }
}
