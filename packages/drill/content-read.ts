import { tableKey } from '#dump-format';
import type { ManifestDatabase, ManifestRelation } from '#manifest';
import {
  fingerprintTables,
  witness,
  type CopyFingerprint,
  type CopyTable,
  type Inventory,
  type Session,
  type Witnessed,
} from '#postgres';
import type { Ports } from '#verdict';
import { monetaryLocale } from './monetary-locale.js';

/** The source's own hashes, where it took some. */
export function hashesOf(database: ManifestDatabase): ReadonlyMap<string, string> {
  return new Map(
    database.relations.flatMap((relation) =>
      relation.witness === undefined ? [] : [[keyOf(relation), relation.witness] as const],
    ),
  );
}

interface CopiedRequest {
  readonly database: ManifestDatabase;
  readonly inventory: Inventory;
  readonly hashes: ReadonlyMap<string, string>;
  readonly ports: Ports;
}

export async function copiedOf(
  sessions: readonly Session[],
  tables: readonly CopyTable[],
  { database, inventory, hashes, ports }: CopiedRequest,
): Promise<ReadonlyMap<string, CopyFingerprint>> {
  const wanted = new Map(
    database.relations.flatMap((relation) =>
      relation.fingerprint === undefined ? [] : [[keyOf(relation), relation.fingerprint.bytes] as const],
    ),
  );
  const totalBytes = [...wanted.values()].reduce((sum, bytes) => sum + bytes, 0);
  const read = tables.filter(({ schema, table }) => wanted.has(tableKey(schema, table)));
  const results = await fingerprintTables(sessions, read, {
    encoding: inventory.database.encoding,
    lcMonetary: monetaryLocale(inventory),
    hashed: ({ schema, table }) => hashes.has(tableKey(schema, table)),
    onProgress: ({ tables: items, bytes }) => {
      ports.progress({ phase: 'compare', items, totalItems: read.length, bytes, totalBytes });
    },
  });
  return byKey(read, results);
}

interface WitnessedRequest {
  readonly hashes: ReadonlyMap<string, string>;
  readonly copied: ReadonlyMap<string, CopyFingerprint>;
  readonly restoredMajor: number;
  /** How long to wait for a table that somebody else has locked. */
  readonly lockSeconds: number;
  readonly ports: Ports;
}

/**
 * Hashes of the tables of which the source took some. One that was computed from the lines that were read counts where it is the
 * source's: nothing else leads there. Every other table, one with generated columns for instance, the restored server hashes itself.
 */
export async function witnessedOf(
  sessions: readonly Session[],
  tables: readonly CopyTable[],
  { hashes, copied, restoredMajor, lockSeconds, ports }: WitnessedRequest,
): Promise<ReadonlyMap<string, Witnessed>> {
  const agreed = new Map<string, Witnessed>();
  for (const [key, result] of copied)
    if ('fingerprint' in result && result.hash !== undefined && result.hash === hashes.get(key))
      agreed.set(key, { rows: result.fingerprint.rows, hash: result.hash });
  const wanted = tables.filter(({ schema, table }) => {
    const key = tableKey(schema, table);
    return hashes.has(key) && !agreed.has(key);
  });
  if (wanted.length === 0) return agreed;
  const results = await witness(sessions, wanted, {
    mode: 'strict',
    budgetSeconds: 0,
    serverMajor: restoredMajor,
    lockSeconds,
    onTable: (items) => {
      ports.progress({ phase: 'compare', items, totalItems: wanted.length, current: "the server's hashes" });
    },
  });
  return new Map([...agreed, ...byKey(wanted, results)]);
}

function byKey<T>(tables: readonly CopyTable[], results: readonly T[]): ReadonlyMap<string, T> {
  return new Map(
    tables.flatMap(({ schema, table }, at) => {
      const result = results[at];
      return result === undefined ? [] : [[tableKey(schema, table), result] as const];
    }),
  );
}

function keyOf({ schema, table }: ManifestRelation): string {
  return tableKey(schema, table);
}
