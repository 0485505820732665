import * as v from 'valibot';
import type { Session } from '../connection/index.js';

const flag = v.boolean();
const name = v.string();

const databaseRow = v.object({
  owner: name,
  encoding: v.string(),
  collate: v.string(),
  ctype: v.string(),
  /** `c` libc, `i` ICU, `b` builtin. */
  locale_provider: v.string(),
  /** The provider's locale, where it is not libc. */
  locale: v.nullable(v.string()),
  icu_rules: v.nullable(v.string()),
  collation_version: v.nullable(v.string()),
});

const roleRow = v.object({
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
});

const membershipRow = v.object({
  role: name,
  member: name,
  admin: flag,
  inherit: v.nullable(flag),
  set: v.nullable(flag),
});
const extensionRow = v.object({ name, version: v.string(), schema: name });
const eventTriggerRow = v.object({
  name,
  event: v.string(),
  owner: name,
  function_schema: name,
  function_name: name,
  /** `O` enabled, `D` disabled, `R` on replicas, `A` always. */
  enabled: v.string(),
  tags: v.array(v.string()),
});
const publicationRow = v.object({
  name,
  owner: name,
  all_tables: flag,
  schemas: v.array(v.string()),
  operations: v.array(v.string()),
  via_root: flag,
});

/** What a restore needs to know about the source besides what the archive holds. */
export const inventorySchema = v.looseObject({
  database: databaseRow,
  roles: v.array(roleRow),
  memberships: v.array(membershipRow),
  extensions: v.array(extensionRow),
  event_triggers: v.array(eventTriggerRow),
  publications: v.array(publicationRow),
});

export type Inventory = v.InferOutput<typeof inventorySchema>;

/** Take the inventory of the session's database, in its transaction. No password verifier is read. */
export async function takeInventory(session: Session, serverMajor: number): Promise<Inventory> {
  return {
    database: await session.one(databaseRow, DATABASE),
    roles: await session.rows(roleRow, ROLES),
    memberships: await session.rows(membershipRow, MEMBERSHIPS),
    extensions: await session.rows(extensionRow, EXTENSIONS),
    event_triggers: await session.rows(eventTriggerRow, EVENT_TRIGGERS),
    publications: await session.rows(publicationRow, publications(serverMajor)),
  };
}

// to_jsonb() reads columns that only some majors have: it answers null for the others. Arrays come as JSON.
const DATABASE = `
SELECT pg_catalog.pg_get_userbyid(d.datdba) AS owner, pg_catalog.pg_encoding_to_char(d.encoding) AS encoding,
       d.datcollate AS collate, d.datctype AS ctype, coalesce(to_jsonb(d)->>'datlocprovider', 'c') AS locale_provider,
       coalesce(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale') AS locale, to_jsonb(d)->>'daticurules' AS icu_rules,
       to_jsonb(d)->>'datcollversion' AS collation_version
FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()`;

const ROLES = `
SELECT rolname AS name, rolsuper AS superuser, rolinherit AS inherit, rolcreaterole AS create_role, rolcreatedb AS create_db,
       rolcanlogin AS can_login, rolreplication AS replication, rolbypassrls AS bypass_rls, rolconnlimit AS connection_limit,
       rolvaliduntil::text AS valid_until
FROM pg_catalog.pg_roles WHERE rolname !~ '^pg_' ORDER BY rolname`;

const MEMBERSHIPS = `
SELECT DISTINCT r.rolname AS role, m.rolname AS member, bool_or(a.admin_option) AS admin,
       bool_or((to_jsonb(a)->>'inherit_option')::boolean) AS inherit, bool_or((to_jsonb(a)->>'set_option')::boolean) AS set
FROM pg_catalog.pg_auth_members a
JOIN pg_catalog.pg_roles r ON r.oid = a.roleid JOIN pg_catalog.pg_roles m ON m.oid = a.member
WHERE m.rolname !~ '^pg_' GROUP BY 1, 2 ORDER BY 1, 2`;

const EXTENSIONS = `
SELECT e.extname AS name, e.extversion AS version, n.nspname AS schema
FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace ORDER BY e.oid`;

const EVENT_TRIGGERS = `
SELECT t.evtname AS name, t.evtevent AS event, pg_catalog.pg_get_userbyid(t.evtowner) AS owner,
       n.nspname AS function_schema, p.proname AS function_name, t.evtenabled::text AS enabled, to_jsonb(coalesce(t.evttags, '{}')) AS tags
FROM pg_catalog.pg_event_trigger t JOIN pg_catalog.pg_proc p ON p.oid = t.evtfoid
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass
                  AND d.objid = t.oid AND d.deptype = 'e') ORDER BY 1`;

/** Publications of whole schemas came with 15. */
function publications(serverMajor: number): string {
  const schemas =
    serverMajor < 15
      ? `'{}'::text[]`
      : `ARRAY(SELECT n.nspname::text FROM pg_catalog.pg_publication_namespace pn
               JOIN pg_catalog.pg_namespace n ON n.oid = pn.pnnspid WHERE pn.pnpubid = p.oid ORDER BY 1)`;
  return `
SELECT p.pubname AS name, pg_catalog.pg_get_userbyid(p.pubowner) AS owner, p.puballtables AS all_tables, to_jsonb(${schemas}) AS schemas,
       coalesce((to_jsonb(p)->>'pubviaroot')::boolean, false) AS via_root,
       to_jsonb(array_remove(ARRAY[CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                          CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END], NULL)) AS operations
FROM pg_catalog.pg_publication p ORDER BY 1`;
}
