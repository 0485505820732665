import * as v from 'valibot';

const flag = v.boolean();
const name = v.string();
const names = v.array(v.string());
/** An `int8` in PostgreSQL's own text: exact whatever its size. */
const int8 = v.pipe(v.string(), v.regex(/^-?\d+$/));

/** Privileges of one role on one object, as far as they differ from what the object was born with. */
const grant = v.looseObject({
  /** Null where it is the object's owner. */
  grantor: v.optional(v.nullable(name)),
  /** Null for PUBLIC. */
  grantee: v.nullable(name),
  privileges: names,
  grantable: flag,
});
const revocation = v.looseObject({ grantee: v.nullable(name), privileges: names });
const privileges = {
  granted: v.array(grant),
  /** Privileges that a new object of the kind has, and this one has not. */
  revoked: v.array(revocation),
};
/** Privileges on a database. */
export const databasePrivileges = v.looseObject(privileges);

const databaseRow = v.looseObject({
  owner: name,
  encoding: v.string(),
  collate: v.string(),
  ctype: v.string(),
  /** `c` libc, `i` ICU, `b` builtin. */
  locale_provider: v.string(),
  /** The provider's locale, where it is not libc. */
  locale: v.nullable(v.string()),
  icu_rules: v.nullable(v.string()),
  /** The collation's version when the database was made, and the version that the server has now. */
  collation_version: v.nullable(v.string()),
  actual_collation_version: v.optional(v.nullable(v.string())),
  tablespace: v.optional(name),
  connection_limit: v.optional(v.number()),
  allow_connections: v.optional(flag),
  is_template: v.optional(flag),
  comment: v.optional(v.nullable(v.string())),
  privileges: v.optional(databasePrivileges),
});

const roleRow = v.looseObject({
  name,
  superuser: flag,
  inherit: flag,
  create_role: flag,
  create_db: flag,
  can_login: flag,
  replication: flag,
  bypass_rls: flag,
  connection_limit: v.number(),
  valid_until: v.nullable(v.string()),
  comment: v.optional(v.nullable(v.string())),
});

const membershipRow = v.looseObject({
  role: name,
  member: name,
  admin: flag,
  /** Both null before 16, which knows no such options. */
  inherit: v.nullable(flag),
  set: v.nullable(flag),
});

const extensionRow = v.looseObject({
  name,
  version: v.string(),
  schema: name,
  owner: v.optional(name),
  comment: v.optional(v.nullable(v.string())),
});

const eventTriggerRow = v.looseObject({
  name,
  event: v.string(),
  owner: name,
  function_schema: name,
  function_name: name,
  /** `O` enabled, `D` disabled, `R` on replicas, `A` always. */
  enabled: v.string(),
  tags: names,
  comment: v.optional(v.nullable(v.string())),
});

const publicationRow = v.looseObject({
  name,
  owner: name,
  all_tables: flag,
  schemas: names,
  operations: names,
  via_root: flag,
  /** `none` or `stored`; absent before 18. */
  generated_columns: v.optional(v.nullable(v.string())),
  tables: v.optional(
    v.array(
      v.looseObject({
        schema: name,
        table: name,
        columns: v.nullable(names),
        condition: v.nullable(v.string()),
      }),
    ),
  ),
  comment: v.optional(v.nullable(v.string())),
});

const relationOf = { schema: name, table: name };

/** What came later than the first sets, and what a source may refuse to show: absent means not known, never none. */
const laterParts = {
  server: v.looseObject({
    version: v.string(),
    version_num: v.number(),
    /** Settings that decide how data is stored, read or written, as a new session has them; null where it may not be read. */
    settings: v.array(v.looseObject({ name, value: v.nullable(v.string()), unit: v.nullable(v.string()) })),
  }),
  /** Collations in use or made by users, besides the database's own. */
  collations: v.array(
    v.looseObject({
      schema: name,
      name,
      provider: v.string(),
      deterministic: flag,
      version: v.nullable(v.string()),
      actual_version: v.nullable(v.string()),
    }),
  ),
  /** ALTER DATABASE … SET, ALTER ROLE … SET and both together. */
  settings: v.array(
    v.looseObject({
      /** Whether it holds in this database only. */
      database: flag,
      /** Null for every role. */
      role: v.nullable(name),
      name,
      /** Null where it is withheld: a setting that an application made up may hold a secret. */
      value: v.nullable(v.string()),
    }),
  ),
  tablespaces: v.array(v.looseObject({ name, owner: name })),
  default_privileges: v.array(
    v.looseObject({
      role: name,
      /** Null for all schemas. */
      schema: v.nullable(name),
      /** `TABLES`, `SEQUENCES`, `FUNCTIONS`, `TYPES`, `SCHEMAS`, `LARGE OBJECTS`. */
      objects: v.string(),
      ...privileges,
    }),
  ),
  /** Every object whose privileges are not those that it was born with; large objects are told in `large_objects`. */
  grants: v.array(
    v.looseObject({
      /** As GRANT spells it: `TABLE`, `SEQUENCE`, `FUNCTION`, … */
      kind: v.string(),
      schema: v.nullable(name),
      name,
      /** Types of a function's arguments. */
      arguments: v.nullable(v.string()),
      column: v.nullable(name),
      /** `system` or the extension that made the object; null for the user's own. */
      made_by: v.nullable(name),
      ...privileges,
    }),
  ),
  sequences: v.array(
    v.looseObject({
      schema: name,
      name,
      type: v.string(),
      start: int8,
      increment: int8,
      min: int8,
      max: int8,
      cache: int8,
      cycle: flag,
      /** Null where it may not be read. */
      last_value: v.nullable(int8),
      is_called: v.nullable(flag),
    }),
  ),
  large_objects: v.looseObject({
    count: v.number(),
    commented: v.number(),
    /** How many have the same owner and privileges. */
    groups: v.array(v.looseObject({ owner: name, count: v.number(), ...privileges })),
  }),
  /** Without connection strings, which hold passwords. */
  subscriptions: v.array(
    v.looseObject({
      name,
      owner: name,
      enabled: flag,
      slot: v.nullable(v.string()),
      publications: names,
    }),
  ),
  /** Constraints of tables, and of domains (`table` is then the domain). */
  constraints_not_valid: v.array(v.looseObject({ ...relationOf, name, type: v.string(), enforced: flag })),
  invalid_indexes: v.array(v.looseObject({ schema: name, table: name, name, ready: flag })),
  /** Triggers in another state than the one they are born with; of a foreign key's own triggers, the constraint's name. */
  triggers_not_enabled: v.array(
    v.looseObject({ ...relationOf, name, enabled: v.string(), of_constraint: flag }),
  ),
  /** Rules in another state than the one they are born with. */
  rules_not_enabled: v.array(v.looseObject({ ...relationOf, name, enabled: v.string() })),
  unlogged: v.array(v.looseObject({ schema: name, name })),
  foreign_tables: v.array(v.looseObject({ schema: name, name, server: name })),
  /** Null for PUBLIC. Without their options, which hold passwords; `options_shown` tells whether whoever dumps is shown them. */
  user_mappings: v.array(v.looseObject({ server: name, user: v.nullable(name), options_shown: flag })),
  materialized_views: v.array(v.looseObject({ schema: name, name, populated: flag })),
  partitions: v.array(
    v.looseObject({
      schema: name,
      name,
      parent_schema: name,
      parent: name,
      /** As in FOR VALUES. */
      bound: v.nullable(v.string()),
      detach_pending: flag,
    }),
  ),
  row_security: v.array(v.looseObject({ ...relationOf, enabled: flag, forced: flag })),
  policies: v.array(
    v.looseObject({
      ...relationOf,
      name,
      /** `ALL`, `SELECT`, `INSERT`, `UPDATE`, `DELETE`. */
      command: v.string(),
      permissive: flag,
      /** Null for PUBLIC. */
      roles: v.nullable(names),
      using: v.nullable(v.string()),
      check: v.nullable(v.string()),
    }),
  ),
};

const firstParts = {
  database: databaseRow,
  roles: v.array(roleRow),
  memberships: v.array(membershipRow),
  extensions: v.array(extensionRow),
  event_triggers: v.array(eventTriggerRow),
  publications: v.array(publicationRow),
};

/** Each part by its schema: what `takeInventory` reads. */
export const PARTS = { ...firstParts, ...laterParts };
export type Part = keyof typeof PARTS;

/**
 * What is known about a source besides what the archive holds: for a restore that needs it, and for a drill that compares.
 * Sets of earlier versions lack the later parts.
 */
export const inventorySchema = v.looseObject({
  ...firstParts,
  ...v.partial(v.object(laterParts)).entries,
  /** Parts that could not be read, and why: what is not known is said, never left out in silence. */
  unreadable: v.optional(v.record(v.string(), v.string())),
});

export type Inventory = v.InferOutput<typeof inventorySchema>;
export type Privileges = Pick<NonNullable<Inventory['grants']>[number], 'granted' | 'revoked'>;
export type ObjectGrants = NonNullable<Inventory['grants']>[number];
