import { readTocFile, sequenceValues, tableKey, type Toc } from '#dump-format';
import type { ManifestDatabase, ManifestRelation } from '#manifest';
import {
  fingerprintLargeObjects,
  listCopyTables,
  readSequences,
  type Connection,
  type CopyFingerprint,
  type Omission,
  type RowCount,
  type Session,
  type Witnessed,
} from '#postgres';
import type { Check, Claim, Ports } from '#verdict';
import { asArchived } from './archived-tables.js';
import { compareCounts, compareDatabase, countAll, type Comparison } from './compare.js';
import { withDamage } from './damage-checks.js';
import { withEquality } from './equal-relations.js';
import { copiedOf, hashesOf, witnessedOf } from './content-read.js';
import { compareLargeObjects, compareSequences } from './equality-objects.js';
import type { ExpectedRelation, FoundRelation } from './equality-units.js';
import { compareContent } from './equality.js';
import type { LocalDump } from './fetch.js';
import { leftOutRelations, leftOutSequences } from './left-out.js';
import { readInventory } from './read-inventory.js';
import { seeingTheSame } from './same-snapshot.js';
import { writtenOtherwise } from './written-otherwise.js';

export interface ContentRequest {
  readonly local: LocalDump;
  /** The restored database, as somebody who may read all of it. */
  readonly restored: Connection;
  readonly restoredMajor: number;
  /** Tables that are read at once. */
  readonly jobs: number;
  /** Whether values of rows that differ may be told. */
  readonly showValues: boolean;
  /** What of the archive was left out of the restore. */
  readonly omissions?: readonly Omission[];
  /** How long to wait for a table that somebody else has locked. */
  readonly lockSeconds?: number;
  readonly ports: Ports;
}

export interface ContentComparison extends Comparison {
  readonly notes: readonly string[];
  /** The strongest claim that the set's evidence allows for this database. */
  readonly reach: Claim;
}

/**
 * Compare what a restored database holds with what was dumped, value by value, and with the source's own hashes where it took some.
 * A set without fingerprints is compared by its rows alone.
 */
export async function compareRestored(request: ContentRequest): Promise<ContentComparison> {
  const { local, restored, jobs, ports, lockSeconds = LOCK_SECONDS } = request;
  const { database } = local;
  if (!isFingerprinted(database)) {
    const counted = await compareDatabase(database, restored, ports, leftOutRelations(request.omissions));
    return { ...counted, notes: [whyNotFingerprinted(local)], reach: 'restorable' };
  }
  const toc = await readTocFile(local.path);
  return seeingTheSame(
    restored,
    jobs,
    ports,
    (sessions) => compareValues({ ...request, lockSeconds }, toc, sessions),
    lockSeconds,
  );
}

const LOCK_SECONDS = 60;

function isFingerprinted({ large_objects: objects, relations }: ManifestDatabase): boolean {
  return objects !== undefined || relations.some(({ fingerprint }) => fingerprint !== undefined);
}

function whyNotFingerprinted({ database, dump }: LocalDump): string {
  const why =
    dump.format === 'plain'
      ? 'a set of plain SQL holds no fingerprints of its rows'
      : 'the set holds no fingerprints of its rows, as those of earlier versions do not';
  return `${database.name}: rows were counted, values were not compared: ${why}`;
}

async function compareValues(
  request: ContentRequest & { readonly lockSeconds: number },
  toc: Toc,
  [first, ...others]: readonly [Session, ...Session[]],
): Promise<ContentComparison> {
  const { local, ports } = request;
  const { database } = local;
  const inventory = readInventory(database);
  const sessions = [first, ...others];
  const tables = asArchived(await listCopyTables(first), toc.entries);
  const hashes = hashesOf(database);
  const copied = await copiedOf(sessions, tables, { database, inventory, hashes, ports });
  const witnessed = await witnessedOf(sessions, tables, { ...request, hashes, copied });
  const present = new Set(tables.map(({ schema, table }) => tableKey(schema, table)));
  const leftOut = leftOutRelations(request.omissions);
  const found = new Map(
    database.relations.flatMap((relation): [string, FoundRelation][] => {
      const key = keyOf(relation);
      const out = leftOut.get(key);
      if (out !== undefined) return [[relation.name, { copied: out, witnessed: out }]];
      if (!present.has(key)) return [];
      return [[relation.name, { copied: copied.get(key), witnessed: witnessed.get(key) }]];
    }),
  );
  const counts = await countAll(database, first, rowsOf(copied, witnessed), ports);
  const counted = compareCounts(database, counts, leftOut);
  const asRead = compareContent(database.name, expectedOf(database), found, false);
  const unlike = await writtenOtherwise(asRead, { local, session: first, toc, tables, inventory });
  for (const [name, reason] of unlike) found.set(name, { copied: { reason }, witnessed: { reason } });
  const content =
    unlike.size === 0 ? asRead : compareContent(database.name, expectedOf(database), found, false);
  const sequences = [...(await readSequences(first)), ...leftOutSequences(request.omissions)];
  const largeObjects = await fingerprintLargeObjects(first, (items) => {
    ports.progress({ phase: 'compare', items, current: 'large objects' });
  });
  const checks = [
    ...content.checks,
    ...compareLargeObjects(database.name, database.large_objects, largeObjects),
    ...compareSequences(database.name, sequenceValues(toc), sequences),
  ];
  return {
    relations: withEquality(counted.relations, content.relations),
    checks: [
      ...counted.checks,
      ...(await withDamage(checks, {
        session: first,
        local,
        toc,
        tables,
        inventory,
        showValues: request.showValues,
      })),
    ],
    notes: content.notes.map((note) => `${database.name}: ${note}`),
    reach: reachOf(content.checks),
  };
}

function keyOf({ schema, table }: ManifestRelation): string {
  return tableKey(schema, table);
}

/** The relations with rows of their own in the dump. */
function expectedOf(database: ManifestDatabase): readonly ExpectedRelation[] {
  return database.relations.flatMap((relation): ExpectedRelation[] => {
    const { name, evidence, fingerprint, reason, unhashed, moves_within: movesWithin } = relation;
    if (evidence !== 'compare' && evidence !== 'extension configuration') return [];
    return [{ name, evidence, movesWithin, fingerprint, witness: relation.witness, reason, unhashed }];
  });
}

/** A table that was read, or hashed, was counted by that. */
function rowsOf(
  copied: ReadonlyMap<string, CopyFingerprint>,
  witnessed: ReadonlyMap<string, Witnessed>,
): ReadonlyMap<string, RowCount> {
  const rows = new Map<string, RowCount>();
  for (const [key, result] of witnessed) if ('rows' in result) rows.set(key, { rows: result.rows });
  for (const [key, result] of copied)
    if ('fingerprint' in result) rows.set(key, { rows: result.fingerprint.rows });
  return rows;
}

/** Where the source hashed only some of its tables, nothing is said of the whole: not even beside a database that it hashed entirely. */
function reachOf(checks: readonly Check[]): Claim {
  const sources = checks.filter((check) => check.supports === 'equal-to-source');
  return sources.some((check) => !check.required) ? 'equal-to-dump' : 'equal-to-source';
}
