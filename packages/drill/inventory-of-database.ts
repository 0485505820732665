import { shownName } from '#dump-format';
import {
  CREATEROLE_CONFINED_SINCE,
  grantedName,
  membershipName,
  settingName,
  type Inventory,
} from '#postgres';
import { known, list, privilegeFacts, text } from './inventory-facts.js';
import { comparer, type InventoryContext, type ListComparer, type Side } from './inventory-lists.js';
import type { Finding } from './schema-findings.js';

/** How the roles begin that a drill itself brings along: the one that restores, the one that owners belong to. */
const OURS = 'backproof_';
const MAINTAIN_SINCE = 17;

/** Whether both servers know the privilege MAINTAIN. */
export function knowMaintain(context: InventoryContext): boolean {
  return Math.min(context.sourceMajor, context.restoredMajor) >= MAINTAIN_SINCE;
}

const sameMajor = ({ context }: Side): boolean => context.sourceMajor === context.restoredMajor;

function hasRole({ roles }: Inventory, wanted: string): boolean {
  return roles.some(({ name }) => name === wanted);
}

/** Such roles at a source were left there by a drill into that server, and are no part of what it is. */
function oursOnly({ side, context }: Side, names: readonly string[]): Finding['excuse'] {
  if (side !== 'source' || !context.drill || !names.some((name) => name.startsWith(OURS))) return undefined;
  return { reason: "a drill's own roles are none of the source's", deliberate: true };
}

/** Login, superuser, replication and passwords are taken from every role by a drill, and no one else's roles are its business. */
const roles = comparer({
  part: 'roles',
  check: 'schema.roles',
  rows: (inventory) => inventory.roles,
  name: (role) => `role ${shownName(role.name)}`,
  skip: (role, { side, other, context }) =>
    side === 'restored' && context.drill && (role.name.startsWith(OURS) || !hasRole(other, role.name)),
  excuse: (role, side) => oursOnly(side, [role.name]),
  facts: (role, { side, context }) => {
    const { drill } = context;
    const source = side === 'source';
    return {
      inherit: text(role.inherit),
      createdb: text(role.create_db),
      // Before 16, CREATEROLE hands out the rights of the server's account: a drill gives it to nobody there.
      createrole:
        drill && context.restoredMajor < CREATEROLE_CONFINED_SINCE ? undefined : text(role.create_role),
      bypassrls: text(drill && source ? role.bypass_rls || role.superuser : role.bypass_rls),
      'connection limit': text(role.connection_limit),
      'valid until': known(role.valid_until),
      comment: known(role.comment),
      login: text(!(drill && source) && role.can_login),
      superuser: text(!(drill && source) && role.superuser),
      replication: text(!(drill && source) && role.replication),
    };
  },
});

const memberships = comparer({
  part: 'memberships',
  check: 'schema.memberships',
  rows: (inventory) => inventory.memberships,
  name: ({ role, member }) => membershipName(role, member),
  skip: ({ role, member }, { side, other, context }) =>
    side === 'restored' &&
    context.drill &&
    (role.startsWith(OURS) || member.startsWith(OURS) || !hasRole(other, member)),
  excuse: ({ role, member }, side) => oursOnly(side, [role, member]),
  facts: ({ member, admin, inherit, set }, { own, context }) => {
    const optional = Math.min(context.sourceMajor, context.restoredMajor) < 16;
    const role = own.roles.find(({ name }) => name === member);
    return {
      admin: text(admin),
      // A server without the options goes by the member's own attribute.
      inherit: inherit === null ? known(role === undefined ? undefined : text(role.inherit)) : text(inherit),
      set: set === null && optional ? undefined : text(set),
    };
  },
});

const extensions = comparer({
  part: 'extensions',
  check: 'schema.extensions',
  rows: (inventory) => inventory.extensions,
  name: ({ name }) => `extension ${shownName(name)}`,
  facts: (row, { context }) => ({
    version: row.version,
    schema: row.schema,
    comment: known(row.comment),
    owner: context.drill ? undefined : row.owner,
  }),
});

const eventTriggers = comparer({
  part: 'event_triggers',
  check: 'schema.event-triggers',
  rows: (inventory) => inventory.event_triggers,
  name: ({ name }) => `event trigger ${shownName(name)}`,
  facts: (row, { context }) => ({
    event: row.event,
    tags: list(row.tags),
    function: shownName(row.function_schema, row.function_name),
    state: row.enabled,
    comment: known(row.comment),
    owner: context.ownerless ? undefined : row.owner,
  }),
});

const publications = comparer({
  part: 'publications',
  check: 'schema.publications',
  rows: (inventory) => inventory.publications,
  name: ({ name }) => `publication ${shownName(name)}`,
  facts: (row, side) => ({
    'all tables': text(row.all_tables),
    schemas: list(row.schemas),
    operations: list(row.operations),
    'via root': text(row.via_root),
    'generated columns': row.generated_columns ?? undefined,
    tables:
      row.tables === undefined || side.context.filtered
        ? undefined
        : list(
            row.tables.map(({ schema, table, columns, condition }) => {
              const some = columns === null ? '' : ` (${[...columns].sort().join(', ')})`;
              const where = condition === null || !sameMajor(side) ? '' : ` where ${condition}`;
              return `${shownName(schema, table)}${some}${where}`;
            }),
          ),
    comment: known(row.comment),
    owner: side.context.ownerless ? undefined : row.owner,
  }),
});

const settings = comparer({
  part: 'settings',
  check: 'schema.settings',
  rows: (inventory) => inventory.settings,
  name: settingName,
  facts: ({ value }) => ({ value: value ?? 'withheld' }),
});

const tablespaces = comparer({
  part: 'tablespaces',
  check: 'schema.tablespaces',
  rows: (inventory) => inventory.tablespaces,
  name: ({ name }) => `tablespace ${shownName(name)}`,
  facts: ({ owner }) => ({ owner }),
  excuse: (_, { context }) =>
    context.drill ? { reason: 'a drill keeps everything in one place', deliberate: true } : undefined,
});

const defaultPrivileges = comparer({
  part: 'default_privileges',
  check: 'schema.default-privileges',
  rows: (inventory) => inventory.default_privileges,
  name: ({ role, schema, objects }) =>
    `default privileges of ${shownName(role)}${schema === null ? '' : ` in ${shownName(schema)}`} for ${objects.toLowerCase()}`,
  facts: (row, { context }) => privilegeFacts(row, { maintain: knowMaintain(context), grantors: false }),
  ofRelations: true,
});

const grants = comparer({
  part: 'grants',
  check: 'schema.grants',
  rows: (inventory) => inventory.grants,
  name: grantedName,
  facts: (row, { context }) =>
    privilegeFacts(row, { maintain: knowMaintain(context), grantors: !context.ownerless }),
  ofRelations: true,
});

const subscriptions = comparer({
  part: 'subscriptions',
  check: 'schema.subscriptions',
  rows: (inventory) => inventory.subscriptions,
  name: ({ name }) => `subscription ${shownName(name)}`,
  facts: ({ owner, enabled, slot, publications: wanted }) => ({
    owner,
    enabled: text(enabled),
    slot: known(slot),
    publications: list(wanted),
  }),
  excuse: (_, { side, context }) =>
    context.drill && side === 'source'
      ? { reason: 'a drill must never reach the source', deliberate: true }
      : undefined,
});

/** Rules for what belongs to the server or to the database as a whole. */
export const OF_DATABASE: readonly ListComparer[] = [
  roles,
  memberships,
  extensions,
  eventTriggers,
  publications,
  settings,
  tablespaces,
  defaultPrivileges,
  grants,
  subscriptions,
];
