import { shownName } from '#dump-format';
import { known, list, text } from './inventory-facts.js';
import { comparer, type ListComparer } from './inventory-lists.js';

/** A relation's part, spelled as pg_dump's tag spells it. */
function within(
  kind: string,
  row: { readonly schema: string; readonly table: string; readonly name: string },
): string {
  return `${kind} ${shownName(row.schema)}.${row.table} ${row.name}`;
}

function relation(kind: string): (row: { readonly schema: string; readonly name: string }) => string {
  return (row) => `${kind} ${shownName(row.schema, row.name)}`;
}

const collations = comparer({
  part: 'collations',
  check: 'schema.collations',
  rows: (inventory) => inventory.collations,
  name: relation('collation'),
  // The system's own are there or not, as the machine has them; what uses them would not have been restored without.
  skip: ({ schema }) => schema === 'pg_catalog',
  facts: ({ provider, deterministic }) => ({ provider, deterministic: text(deterministic) }),
  ofRelations: true,
});

const sequences = comparer({
  part: 'sequences',
  check: 'schema.sequences',
  rows: (inventory) => inventory.sequences,
  name: relation('sequence'),
  facts: ({ type, start, increment, min, max, cache, cycle }) => ({
    type,
    start,
    increment,
    min,
    max,
    cache,
    cycle: text(cycle),
  }),
  ofRelations: true,
});

const constraints = comparer({
  part: 'constraints_not_valid',
  check: 'schema.constraints',
  rows: (inventory) => inventory.constraints_not_valid,
  name: (row) => within('constraint', row),
  facts: ({ enforced }) => ({ valid: 'false', enforced: text(enforced) }),
  ofRelations: true,
});

const indexes = comparer({
  part: 'invalid_indexes',
  check: 'schema.indexes',
  rows: (inventory) => inventory.invalid_indexes,
  name: relation('index'),
  facts: () => ({ valid: 'false' }),
  excuse: (_, { side, context }) =>
    context.drill && side === 'source'
      ? { reason: 'pg_dump leaves out an index that is not valid', deliberate: true }
      : undefined,
  ofRelations: true,
});

const triggers = comparer({
  part: 'triggers_not_enabled',
  check: 'schema.triggers',
  rows: (inventory) => inventory.triggers_not_enabled,
  name: (row) => within('trigger', row),
  facts: ({ enabled }) => ({ state: enabled }),
  excuse: ({ of_constraint: ofConstraint }, { side, context }) =>
    context.drill && side === 'source' && ofConstraint
      ? {
          reason: "pg_dump does not keep the state of a foreign key's own triggers: they are enabled",
          deliberate: true,
        }
      : undefined,
  ofRelations: true,
});

const rules = comparer({
  part: 'rules_not_enabled',
  check: 'schema.rules',
  rows: (inventory) => inventory.rules_not_enabled,
  name: (row) => within('rule', row),
  facts: ({ enabled }) => ({ state: enabled }),
  ofRelations: true,
});

const unlogged = comparer({
  part: 'unlogged',
  check: 'schema.tables',
  rows: (inventory) => inventory.unlogged,
  name: relation('table'),
  facts: () => ({ persistence: 'unlogged' }),
  ofRelations: true,
});

const foreignTables = comparer({
  part: 'foreign_tables',
  check: 'schema.foreign',
  rows: (inventory) => inventory.foreign_tables,
  name: relation('foreign table'),
  facts: ({ server }) => ({ server }),
  ofRelations: true,
});

const materializedViews = comparer({
  part: 'materialized_views',
  check: 'schema.matviews',
  rows: (inventory) => inventory.materialized_views,
  name: relation('materialized view'),
  facts: ({ populated }) => ({ populated: text(populated) }),
  ofRelations: true,
});

const partitions = comparer({
  part: 'partitions',
  check: 'schema.partitions',
  rows: (inventory) => inventory.partitions,
  name: relation('partition'),
  facts: ({ parent_schema: schema, parent, bound }) => ({
    of: shownName(schema, parent),
    bound: known(bound),
  }),
  ofRelations: true,
});

const rowSecurity = comparer({
  part: 'row_security',
  check: 'schema.row-security',
  rows: (inventory) => inventory.row_security,
  name: ({ schema, table }) => `row security of ${shownName(schema)}.${table}`,
  facts: ({ enabled, forced }) => ({ enabled: text(enabled), forced: text(forced) }),
  ofRelations: true,
});

/** The expressions are compared by the archive's entries, which know how majors spell them. */
const policies = comparer({
  part: 'policies',
  check: 'schema.policies',
  rows: (inventory) => inventory.policies,
  name: (row) => within('policy', row),
  facts: (row) => ({
    command: row.command,
    permissive: text(row.permissive),
    roles: row.roles === null ? 'PUBLIC' : list(row.roles),
    using: row.using === null ? 'none' : 'there',
    check: row.check === null ? 'none' : 'there',
  }),
  ofRelations: true,
});

/** Rules for what belongs to relations; a part that is a list is added here. */
export const OF_RELATIONS: readonly ListComparer[] = [
  collations,
  sequences,
  constraints,
  indexes,
  triggers,
  rules,
  unlogged,
  foreignTables,
  materializedViews,
  partitions,
  rowSecurity,
  policies,
];
