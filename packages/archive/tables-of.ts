import * as v from 'valibot';
import type { Manifest, ManifestDatabase, ManifestRelation } from '#manifest';
import type { TableFigures, Tables } from '#policy';

const name = v.string();
/** Of the inventory, what says which table is a partition of which. */
const partitioned = v.looseObject({
  partitions: v.nullish(v.array(v.looseObject({ schema: name, name, parent_schema: name, parent: name }))),
});

/**
 * The tables of a set with what they hold, partitions under the name of their tree. Where a set has several databases, their names
 * stand before.
 */
export function tablesOf(manifest: Manifest): Tables {
  const tables = new Map<string, TableFigures>();
  for (const { relation, table } of relationsOf(manifest)) {
    const rows = rowsOf(relation);
    if (rows !== undefined)
      tables.set(table, sum(tables.get(table), { rows, bytes: relation.fingerprint?.bytes }));
  }
  return tables;
}

/** Names of tables that a set lists, all or a part of them, without saying how many rows they have: nothing can be compared with them. */
export function uncountedOf(manifest: Manifest): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { relation, table } of relationsOf(manifest)) {
    // A partitioned table has none of its own.
    if (rowsOf(relation) === undefined && relation.evidence !== 'sum of leaves') names.add(table);
  }
  return names;
}

interface Named {
  readonly relation: ManifestRelation;
  /** What its figures are counted to. */
  readonly table: string;
}

function* relationsOf(manifest: Manifest): Generator<Named> {
  for (const database of manifest.databases) {
    const prefix = manifest.databases.length > 1 ? `${database.name}: ` : '';
    const treeOf = treesOf(database);
    for (const relation of database.relations) yield { relation, table: prefix + treeOf(relation) };
  }
}

function rowsOf(relation: ManifestRelation): number | undefined {
  return relation.source_rows ?? relation.rows;
}

function sum(
  one: TableFigures | undefined,
  other: { readonly rows: number; readonly bytes: number | undefined },
): TableFigures {
  const rows = (one?.rows ?? 0) + other.rows;
  // The bytes of a tree are known where those of all its leaves are.
  const unknown = other.bytes === undefined || (one !== undefined && one.bytes === undefined);
  return unknown ? { rows } : { rows, bytes: (one?.bytes ?? 0) + other.bytes };
}

function treesOf({ inventory, relations }: ManifestDatabase): (relation: ManifestRelation) => string {
  const read = v.safeParse(partitioned, inventory);
  const parents = new Map(
    (read.success ? (read.output.partitions ?? []) : []).map(
      (leaf) => [keyOf(leaf.schema, leaf.name), keyOf(leaf.parent_schema, leaf.parent)] as const,
    ),
  );
  const names = new Map(relations.map((relation) => [keyOf(relation.schema, relation.table), relation.name]));
  return (relation) => {
    let key = keyOf(relation.schema, relation.table);
    // Partitions are few levels deep; a manifest that is not authenticated may still say that one is its own parent.
    for (let level = 0; level < MAX_LEVELS; level++) {
      const parent = parents.get(key);
      if (parent === undefined) break;
      key = parent;
    }
    return names.get(key) ?? relation.name;
  };
}

const MAX_LEVELS = 32;

function keyOf(schema: string, table: string): string {
  return JSON.stringify([schema, table]);
}
