import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compareSchema } from '#drill';
import { dependents, objectOf } from '#dump-format';
import type { Check } from '#verdict';
import type { TestMajor } from '../support/postgres.js';
import { drillInto, dumpSource, inDatabase, type Drilled, type DumpedSource } from '../support/drilled.js';
import { moreDifficult } from '../support/more-difficult.js';

async function compared(
  source: DumpedSource,
  sourceMajor: number,
  drilled: Drilled,
): Promise<readonly Check[]> {
  return compareSchema(source, await drilled.look(), {
    database: 'app',
    sourceMajor,
    restoredMajor: drilled.major,
    drill: true,
    ownerless: drilled.restored.ownerless,
    filtered: false,
    shortfalls: drilled.restored.shortfalls,
  });
}

/** What is not proven though it must be, as `id: object`. */
function wrong(checks: readonly Check[]): readonly string[] {
  return checks
    .filter((check) => check.required && check.verdict !== 'proven')
    .map((check) => `${check.verdict} ${check.id}: ${check.where ?? ''}`)
    .sort();
}

/** What a drill leaves out on purpose, and so never counts as equal. */
const LEFT_OUT = ['schema.grants', 'schema.memberships', 'schema.settings', 'schema.settings'];

interface Mutation {
  readonly what: string;
  readonly change: string;
  readonly undo: string;
  /** Every check that must turn red, with the object that it must name. */
  readonly red: readonly string[];
}

const PEOPLE_EMAIL = `CREATE UNIQUE INDEX people_email ON shop.people (lower(email::text) COLLATE "C") WHERE email IS NOT NULL`;
const FOLD = (body: string): string =>
  `CREATE OR REPLACE FUNCTION odd.fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $fn$ ${body} $fn$`;

const MUTATIONS: readonly Mutation[] = [
  {
    what: 'an index dropped',
    change: 'DROP INDEX shop.people_email',
    undo: PEOPLE_EMAIL,
    red: ['schema.indexes: index shop.people_email'],
  },
  {
    what: 'a constraint not valid',
    change:
      'ALTER TABLE shop.orders DROP CONSTRAINT orders_product_fkey, ADD CONSTRAINT orders_product_fkey FOREIGN KEY (product) REFERENCES shop.products NOT VALID',
    undo: 'ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_product_fkey',
    red: ['schema.constraints: constraint shop.orders orders_product_fkey'],
  },
  {
    what: 'a trigger disabled',
    change: 'ALTER TABLE shop.people DISABLE TRIGGER people_changed',
    undo: 'ALTER TABLE shop.people ENABLE TRIGGER people_changed',
    red: ['schema.triggers: trigger shop.people people_changed'],
  },
  {
    what: "a foreign key's own triggers disabled",
    change: 'ALTER TABLE shop.bookings DISABLE TRIGGER ALL; ALTER TABLE shop.people DISABLE TRIGGER ALL',
    undo: 'ALTER TABLE shop.bookings ENABLE TRIGGER ALL; ALTER TABLE shop.people ENABLE TRIGGER ALL',
    red: [
      'schema.triggers: trigger shop.bookings one_seat',
      'schema.triggers: trigger shop.people led_by',
      'schema.triggers: trigger shop.people legacy_person',
      'schema.triggers: trigger shop.people orders_person_fkey',
      'schema.triggers: trigger shop.people people_changed',
      'schema.triggers: trigger shop.people people_department_fkey',
      'schema.triggers: trigger shop.people people_grown',
      'schema.triggers: trigger shop.people people_manager_fkey',
    ],
  },
  {
    what: "a function's body changed",
    change: FOLD('SELECT pg_catalog.upper(value)'),
    undo: FOLD('SELECT pg_catalog.lower(value)'),
    red: ['schema.functions: function odd.fold(text)'],
  },
  {
    what: 'an owner',
    change: 'ALTER TABLE shop.products OWNER TO reports',
    undo: 'ALTER TABLE shop.products OWNER TO demo_owner',
    red: ['schema.owners: table shop.products'],
  },
  {
    what: 'a grant given',
    change: 'GRANT DELETE ON shop.people TO reports',
    undo: 'REVOKE DELETE ON shop.people FROM reports',
    red: ['schema.grants: table shop.people'],
  },
  {
    what: 'a grant on a column taken',
    change: 'REVOKE SELECT (name) ON shop.people FROM PUBLIC',
    undo: 'GRANT SELECT (name) ON shop.people TO PUBLIC',
    red: ['schema.grants: column shop.people.name'],
  },
  {
    what: "a grant on an extension's object",
    change: 'REVOKE SELECT ON extensions.pg_stat_statements FROM reports',
    undo: 'GRANT SELECT ON extensions.pg_stat_statements TO reports',
    red: ['schema.grants: table extensions.pg_stat_statements'],
  },
  {
    what: 'a default privilege',
    change:
      'ALTER DEFAULT PRIVILEGES FOR ROLE demo_owner IN SCHEMA shop GRANT INSERT ON TABLES TO demo_reader',
    undo: 'ALTER DEFAULT PRIVILEGES FOR ROLE demo_owner IN SCHEMA shop REVOKE INSERT ON TABLES FROM demo_reader',
    red: ['schema.default-privileges: default privileges of demo_owner in shop for tables'],
  },
  {
    what: "a policy's expression",
    change: 'ALTER POLICY own_rows ON shop.secrets USING (true)',
    undo: 'ALTER POLICY own_rows ON shop.secrets USING (owner = current_user)',
    red: ['schema.policies: policy shop.secrets own_rows'],
  },
  {
    what: 'a policy for other roles',
    change: 'ALTER POLICY own_rows ON shop.secrets TO demo_owner',
    undo: 'ALTER POLICY own_rows ON shop.secrets TO demo_owner, demo_writer',
    red: ['schema.policies: policy shop.secrets own_rows'],
  },
  {
    what: 'row security off',
    change: 'ALTER TABLE shop.secrets DISABLE ROW LEVEL SECURITY',
    undo: 'ALTER TABLE shop.secrets ENABLE ROW LEVEL SECURITY',
    red: ['schema.row-security: row security of shop.secrets'],
  },
  {
    what: 'a comment',
    change: "COMMENT ON TYPE odd.mood IS 'How two feel'",
    undo: "COMMENT ON TYPE odd.mood IS 'How one feels'",
    red: ['schema.comments: type odd.mood'],
  },
  {
    what: "a role's attribute",
    change: 'ALTER ROLE team_lead NOCREATEDB',
    undo: 'ALTER ROLE team_lead CREATEDB',
    red: ['schema.roles: role team_lead'],
  },
  {
    what: 'a membership taken',
    change: 'REVOKE demo_reader FROM demo_writer',
    undo: 'GRANT demo_reader TO demo_writer',
    red: ['schema.memberships: demo_writer in demo_reader'],
  },
  {
    what: "a membership's right to give it on",
    change: 'REVOKE ADMIN OPTION FOR reports FROM team_lead',
    undo: 'GRANT reports TO team_lead WITH ADMIN OPTION',
    red: ['schema.memberships: team_lead in reports'],
  },
  {
    what: 'a database setting',
    change: "ALTER DATABASE app SET statement_timeout = '5min'",
    undo: "ALTER DATABASE app SET statement_timeout = '4min'",
    red: ['schema.settings: statement_timeout of the database'],
  },
  {
    what: "a role's setting",
    change: 'ALTER ROLE reports RESET work_mem',
    undo: "ALTER ROLE reports SET work_mem = '16MB'",
    red: ['schema.settings: work_mem of role reports'],
  },
  {
    what: "the database's owner",
    change: 'ALTER DATABASE app OWNER TO reports',
    undo: 'ALTER DATABASE app OWNER TO postgres; GRANT CREATE ON DATABASE app TO reports',
    red: ['schema.database: database'],
  },
  {
    what: "the database's privileges",
    change: 'GRANT TEMPORARY ON DATABASE app TO PUBLIC',
    undo: 'REVOKE TEMPORARY ON DATABASE app FROM PUBLIC',
    red: ['schema.database: database'],
  },
  {
    what: 'a partition detached',
    change: 'ALTER TABLE odd.by_list DETACH PARTITION odd.by_list_here',
    undo: "ALTER TABLE odd.by_list ATTACH PARTITION odd.by_list_here FOR VALUES IN ('DE', 'FR', NULL)",
    red: ['schema.partitions: partition odd.by_list_here'],
  },
  {
    what: 'a partition with other bounds',
    change: `ALTER TABLE odd.by_list DETACH PARTITION odd.by_list_here;
             ALTER TABLE odd.by_list ATTACH PARTITION odd.by_list_here FOR VALUES IN ('DE', 'FR', 'IT', NULL)`,
    undo: `ALTER TABLE odd.by_list DETACH PARTITION odd.by_list_here;
           ALTER TABLE odd.by_list ATTACH PARTITION odd.by_list_here FOR VALUES IN ('DE', 'FR', NULL)`,
    red: ['schema.partitions: partition odd.by_list_here'],
  },
  {
    what: 'a materialised view not populated',
    change: 'REFRESH MATERIALIZED VIEW shop.best WITH NO DATA',
    undo: 'REFRESH MATERIALIZED VIEW shop.best',
    red: ['schema.matviews: materialized view shop.best'],
  },
  {
    what: "an extension's version",
    change: "UPDATE pg_catalog.pg_extension SET extversion = '1.3' WHERE extname = 'hstore'",
    undo: `UPDATE pg_catalog.pg_extension SET extversion = (SELECT version FROM pg_catalog.pg_available_extension_versions
             WHERE name = 'hstore' AND version = current_setting('backproof.version')) WHERE extname = 'hstore'`,
    red: ['schema.extensions: extension hstore'],
  },
  {
    what: 'an extension dropped',
    change: 'DROP EXTENSION pg_trgm CASCADE',
    undo: `CREATE EXTENSION pg_trgm SCHEMA extensions VERSION '1.6';
           CREATE INDEX products_name_trigrams ON shop.products USING gin ((name::text) extensions.gin_trgm_ops)`,
    red: [
      'schema.comments: extension pg_trgm',
      'schema.extensions: extension pg_trgm',
      'schema.indexes: index shop.products_name_trigrams',
    ],
  },
  {
    what: 'a sequence behind',
    change: "SELECT setval('odd.past_start', 1234566)",
    undo: "SELECT setval('odd.past_start', 1234567)",
    red: ['schema.sequences: sequence odd.past_start'],
  },
  {
    what: 'a sequence that forgot to have given its value out',
    change: "SELECT setval('odd.past_start', 1234567, false)",
    undo: "SELECT setval('odd.past_start', 1234567, true)",
    red: ['schema.sequences: sequence odd.past_start'],
  },
  {
    what: 'a sequence with another step',
    change: 'ALTER SEQUENCE odd.past_start INCREMENT 1',
    undo: 'ALTER SEQUENCE odd.past_start INCREMENT 7',
    red: ['schema.sequences: sequence odd.past_start'],
  },
  {
    what: 'an event trigger enabled',
    change: 'ALTER EVENT TRIGGER off ENABLE',
    undo: 'ALTER EVENT TRIGGER off DISABLE',
    red: ['schema.event-triggers: event trigger off'],
  },
  {
    what: 'a publication with another column',
    change: 'ALTER PUBLICATION some_changes SET TABLE shop.orders (id), shop.products WHERE (price > 1)',
    undo: 'ALTER PUBLICATION some_changes SET TABLE shop.orders (id, product, at), shop.products WHERE (price > 1)',
    red: ['schema.publications: publication some_changes'],
  },
  {
    what: 'a column with another default',
    change: "ALTER TABLE ONLY odd.animal ALTER COLUMN name SET DEFAULT 'no name'",
    undo: "ALTER TABLE ONLY odd.animal ALTER COLUMN name SET DEFAULT 'nameless'",
    red: ['schema.tables: table odd.animal'],
  },
  {
    what: 'a table that is no longer unlogged',
    change: 'ALTER TABLE odd.unlogged SET LOGGED',
    undo: 'ALTER TABLE odd.unlogged SET UNLOGGED',
    red: ['schema.tables: table odd.unlogged'],
  },
  {
    what: 'a view that asks for something else',
    change:
      'CREATE OR REPLACE VIEW shop.cheap AS SELECT * FROM shop.products WHERE price < 11 WITH LOCAL CHECK OPTION',
    undo: 'CREATE OR REPLACE VIEW shop.cheap AS SELECT * FROM shop.products WHERE price < 10 WITH LOCAL CHECK OPTION',
    red: ['schema.views: view shop.cheap'],
  },
  {
    what: "a large object's owner",
    change: 'ALTER LARGE OBJECT 424203 OWNER TO reports',
    undo: 'ALTER LARGE OBJECT 424203 OWNER TO postgres',
    red: ['schema.large-objects: 4 large objects'],
  },
  {
    what: 'a table that nobody had',
    change: 'CREATE TABLE odd.uninvited (id integer); ALTER TABLE odd.uninvited OWNER TO demo_owner',
    undo: 'DROP TABLE odd.uninvited',
    red: ['schema.tables: table odd.uninvited'],
  },
];

const CHANGED = new Set(['15 18', '17 17']);

const PAIRS: readonly (readonly [TestMajor, readonly TestMajor[]])[] = [
  [15, [15, 17, 18]],
  [17, [17, 18]],
];

describe.each(PAIRS)('a set of PostgreSQL %d', (from, targets) => {
  let source: DumpedSource;
  beforeAll(async () => {
    source = await dumpSource(from, moreDifficult(from));
  });
  afterAll(async () => {
    await rm(source.folder, { recursive: true, force: true });
  });

  test('tells what cannot be without an extension', () => {
    const { entries } = source.toc;
    const without = (extension: string): readonly string[] =>
      dependents(
        entries,
        entries.filter(({ desc, tag }) => desc === 'EXTENSION' && tag === extension),
      ).map(objectOf);
    const needing = without('citext');
    for (const object of ['table shop.products', 'domain odd.email', 'table shop.people', 'view shop.cheap'])
      expect(needing).toContain(object);
    expect(needing).not.toContain('table odd.numbers');
    expect(without('not_there')).toEqual([]);
  });

  describe.each(targets)('drilled on %d', (to) => {
    let drilled: Drilled;
    beforeAll(async () => {
      drilled = await drillInto(source, to);
    });
    afterAll(async () => {
      await drilled.stop();
    });

    test('has the schema, the roles and the settings of its source', async () => {
      expect(drilled.restored.checks.filter((check) => check.verdict !== 'proven')).toEqual([]);
      const checks = await compared(source, from, drilled);
      expect(wrong(checks)).toEqual([]);
      const expected = [...LEFT_OUT, ...(from >= 17 ? ['schema.event-triggers'] : [])].sort();
      expect(
        checks
          .filter((check) => !check.required && check.verdict === 'unproven')
          .map(({ id }) => id)
          .sort(),
      ).toEqual(expected);
    });

    test('gives no role what a drill must not give', async () => {
      const { inventory } = await drilled.look();
      const given = inventory.roles.filter(
        (role) =>
          !role.name.startsWith('backproof') && (role.superuser || role.can_login || role.replication),
      );
      expect(given).toEqual([]);
      expect(inventory.memberships.map(({ role }) => role)).not.toContain('pg_execute_server_program');
      expect(JSON.stringify(inventory)).not.toMatch(/not in the inventory|a secret of the application|SCRAM/);
    });

    // Every mutation once on the same major, once across those that differ most.
    if (CHANGED.has(`${from} ${to}`)) changes();

    function changes(): void {
      const run = (sql: string): Promise<void> =>
        inDatabase(drilled.database, (session) => session.execute(sql));

      test.each(MUTATIONS.map((mutation) => [mutation.what, mutation] as const))(
        '%s is red, by name',
        async (_, mutation) => {
          const version = source.inventory.extensions.find(({ name }) => name === 'hstore')?.version ?? '';
          await run(mutation.change);
          try {
            expect(wrong(await compared(source, from, drilled))).toEqual(
              mutation.red.map((line) => `failed ${line}`),
            );
          } finally {
            await run(`SET backproof.version = '${version}'; ${mutation.undo}`);
          }
        },
      );

      test('is green again when all was undone', async () => {
        expect(wrong(await compared(source, from, drilled))).toEqual([]);
      });
    }
  });
});
