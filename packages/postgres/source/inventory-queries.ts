import { GRANTS, DATABASE_PRIVILEGES, DEFAULT_PRIVILEGES, LARGE_OBJECTS } from './inventory-privileges.js';
import type { Part } from './inventory-schema.js';

// to_jsonb() reads columns that only some majors have: it answers null for the others.

const DATABASE = `
SELECT pg_catalog.pg_get_userbyid(d.datdba) AS owner, pg_catalog.pg_encoding_to_char(d.encoding) AS encoding,
       d.datcollate AS collate, d.datctype AS ctype, coalesce(to_jsonb(d)->>'datlocprovider', 'c') AS locale_provider,
       coalesce(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale') AS locale, to_jsonb(d)->>'daticurules' AS icu_rules,
       to_jsonb(d)->>'datcollversion' AS collation_version,
       (SELECT spcname FROM pg_catalog.pg_tablespace t WHERE t.oid = d.dattablespace) AS tablespace,
       d.datconnlimit AS connection_limit, d.datallowconn AS allow_connections, d.datistemplate AS is_template,
       pg_catalog.shobj_description(d.oid, 'pg_database') AS comment, (${DATABASE_PRIVILEGES}) AS privileges
FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()`;

/** Since 15 the server tells the version that a database's collation has now. */
const DATABASE_15 = DATABASE.replace(
  'SELECT ',
  'SELECT pg_catalog.pg_database_collation_actual_version(d.oid) AS actual_collation_version, ',
);

const ROLES = `
SELECT r.rolname AS name, r.rolsuper AS superuser, r.rolinherit AS inherit, r.rolcreaterole AS create_role, r.rolcreatedb AS create_db,
       r.rolcanlogin AS can_login, r.rolreplication AS replication, r.rolbypassrls AS bypass_rls, r.rolconnlimit AS connection_limit,
       r.rolvaliduntil::text AS valid_until, pg_catalog.shobj_description(r.oid, 'pg_authid') AS comment
FROM pg_catalog.pg_roles r WHERE r.rolname !~ '^pg_' ORDER BY r.rolname`;

const MEMBERSHIPS = `
SELECT r.rolname AS role, m.rolname AS member, bool_or(a.admin_option) AS admin,
       bool_or((to_jsonb(a)->>'inherit_option')::boolean) AS inherit, bool_or((to_jsonb(a)->>'set_option')::boolean) AS set
FROM pg_catalog.pg_auth_members a
JOIN pg_catalog.pg_roles r ON r.oid = a.roleid JOIN pg_catalog.pg_roles m ON m.oid = a.member
WHERE m.rolname !~ '^pg_' GROUP BY 1, 2 ORDER BY 1, 2`;

const EXTENSIONS = `
SELECT e.extname AS name, e.extversion AS version, n.nspname AS schema, pg_catalog.pg_get_userbyid(e.extowner) AS owner,
       pg_catalog.obj_description(e.oid, 'pg_extension') AS comment
FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace ORDER BY e.oid`;

const EVENT_TRIGGERS = `
SELECT t.evtname AS name, t.evtevent AS event, pg_catalog.pg_get_userbyid(t.evtowner) AS owner,
       n.nspname AS function_schema, p.proname AS function_name, t.evtenabled::text AS enabled, coalesce(t.evttags, '{}') AS tags,
       pg_catalog.obj_description(t.oid, 'pg_event_trigger') AS comment
FROM pg_catalog.pg_event_trigger t JOIN pg_catalog.pg_proc p ON p.oid = t.evtfoid
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass
                  AND d.objid = t.oid AND d.deptype = 'e') ORDER BY 1`;

/** Publications of whole schemas, of some columns and of some rows came with 15. */
function publications(serverMajor: number): string {
  const since15 = serverMajor >= 15;
  const schemas = since15
    ? `ARRAY(SELECT n.nspname::text FROM pg_catalog.pg_publication_namespace pn
             JOIN pg_catalog.pg_namespace n ON n.oid = pn.pnnspid WHERE pn.pnpubid = p.oid ORDER BY 1)`
    : `'{}'::text[]`;
  const columns = since15
    ? `(SELECT array_agg(a.attname ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = pr.prrelid AND a.attnum = ANY (pr.prattrs))`
    : 'NULL';
  const condition = since15 ? 'pg_catalog.pg_get_expr(pr.prqual, pr.prrelid)' : 'NULL';
  return `
SELECT p.pubname AS name, pg_catalog.pg_get_userbyid(p.pubowner) AS owner, p.puballtables AS all_tables, ${schemas} AS schemas,
       coalesce((to_jsonb(p)->>'pubviaroot')::boolean, false) AS via_root,
       array_remove(ARRAY[CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                          CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END], NULL) AS operations,
       CASE to_jsonb(p)->>'pubgencols' WHEN 's' THEN 'stored' WHEN 'n' THEN 'none' END AS generated_columns,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('schema', n.nspname, 'table', c.relname, 'columns', ${columns},
                                                     'condition', ${condition}) ORDER BY n.nspname, c.relname), '[]')
        FROM pg_catalog.pg_publication_rel pr JOIN pg_catalog.pg_class c ON c.oid = pr.prrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE pr.prpubid = p.oid) AS tables,
       pg_catalog.obj_description(p.oid, 'pg_publication') AS comment
FROM pg_catalog.pg_publication p ORDER BY 1`;
}

/** What decides how data is stored, read or written. `reset_val` is what a session has that pins nothing itself. */
const SETTINGS_THAT_MATTER = [
  'array_nulls',
  'block_size',
  'bytea_output',
  'data_checksums',
  'DateStyle',
  'default_table_access_method',
  'default_text_search_config',
  'default_toast_compression',
  'extra_float_digits',
  'integer_datetimes',
  'IntervalStyle',
  'lc_messages',
  'lc_monetary',
  'lc_numeric',
  'lc_time',
  'max_identifier_length',
  'max_index_keys',
  'password_encryption',
  'quote_all_identifiers',
  'row_security',
  'segment_size',
  'session_preload_libraries',
  'shared_preload_libraries',
  'standard_conforming_strings',
  'TimeZone',
  'timezone_abbreviations',
  'track_commit_timestamp',
  'transform_null_equals',
  'wal_block_size',
  'wal_level',
  'wal_segment_size',
  'xmlbinary',
  'xmloption',
];

/** Hidden from whoever may not read all settings; every major has them. */
const HIDDEN_SETTINGS = ['session_preload_libraries', 'shared_preload_libraries'];

const SERVER = `
SELECT pg_catalog.current_setting('server_version') AS version,
       pg_catalog.current_setting('server_version_num')::integer AS version_num,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('name', coalesce(s.name, w.name), 'value', s.reset_val, 'unit', s.unit) ORDER BY w.name), '[]')
        FROM unnest('{${SETTINGS_THAT_MATTER.join(',')}}'::text[]) w(name) LEFT JOIN pg_catalog.pg_settings s ON s.name = w.name
        WHERE s.name IS NOT NULL OR w.name = ANY ('{${HIDDEN_SETTINGS.join(',')}}'::text[])) AS settings`;

const COLLATIONS = `
SELECT n.nspname AS schema, c.collname AS name, c.collprovider::text AS provider,
       coalesce((to_jsonb(c)->>'collisdeterministic')::boolean, true) AS deterministic, c.collversion AS version,
       CASE WHEN c.collprovider <> 'd' THEN pg_catalog.pg_collation_actual_version(c.oid) END AS actual_version
FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace
WHERE c.oid >= 16384 AND n.nspname <> 'pg_catalog'
   OR c.oid IN (SELECT d.refobjid FROM pg_catalog.pg_depend d WHERE d.refclassid = 'pg_catalog.pg_collation'::pg_catalog.regclass)
ORDER BY 1, 2`;

/**
 * The value of a setting that an application made up (`app.jwt_secret`) is withheld: the manifest may lie open where the dump is
 * sealed. Those of extensions that are loaded are known to pg_settings.
 */
const SETTINGS = `
SELECT s.setdatabase <> 0 AS database, r.rolname AS role, split_part(c.config, '=', 1) AS name,
       CASE WHEN split_part(c.config, '=', 1) !~ '[.]'
              OR EXISTS (SELECT FROM pg_catalog.pg_settings g WHERE lower(g.name) = lower(split_part(c.config, '=', 1)))
            THEN substr(c.config, strpos(c.config, '=') + 1) END AS value
FROM pg_catalog.pg_db_role_setting s CROSS JOIN LATERAL unnest(s.setconfig) c(config)
LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole
WHERE s.setdatabase IN (0, (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()))
ORDER BY 1, 2, 3`;

const TABLESPACES = `
SELECT spcname AS name, pg_catalog.pg_get_userbyid(spcowner) AS owner
FROM pg_catalog.pg_tablespace WHERE spcname !~ '^pg_' ORDER BY 1`;

/** Values are read apart, since each stands in a relation of its own. */
const SEQUENCES = `
SELECT n.nspname AS schema, c.relname AS name, pg_catalog.format_type(s.seqtypid, NULL) AS type, s.seqstart::text AS start,
       s.seqincrement::text AS increment, s.seqmin::text AS min, s.seqmax::text AS max, s.seqcache::text AS cache, s.seqcycle AS cycle,
       NULL::text AS last_value, NULL::boolean AS is_called
FROM pg_catalog.pg_sequence s JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE ${ofUser('c')} AND c.relpersistence <> 't' ORDER BY 1, 2`;

/** The connection string may be read by superusers only, and is not wanted. */
const SUBSCRIPTIONS = `
SELECT subname AS name, pg_catalog.pg_get_userbyid(subowner) AS owner, subenabled AS enabled, subslotname AS slot,
       subpublications AS publications
FROM pg_catalog.pg_subscription
WHERE subdbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()) ORDER BY 1`;

const CONSTRAINTS_NOT_VALID = `
SELECT n.nspname AS schema, coalesce(c.relname, t.typname) AS "table", k.conname AS name, k.contype::text AS type,
       coalesce((to_jsonb(k)->>'conenforced')::boolean, true) AS enforced
FROM pg_catalog.pg_constraint k
LEFT JOIN pg_catalog.pg_class c ON c.oid = k.conrelid LEFT JOIN pg_catalog.pg_type t ON t.oid = k.contypid
JOIN pg_catalog.pg_namespace n ON n.oid = coalesce(c.relnamespace, t.typnamespace)
WHERE NOT k.convalidated AND (c.oid IS NULL OR ${ofUser('c')}) ORDER BY 1, 2, 3`;

const INVALID_INDEXES = `
SELECT n.nspname AS schema, c.relname AS "table", i.relname AS name, x.indisready AS ready
FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid JOIN pg_catalog.pg_class c ON c.oid = x.indrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE NOT (x.indisvalid AND x.indisready) AND ${ofUser('c')} ORDER BY 1, 2, 3`;

const TRIGGERS_NOT_ENABLED = `
SELECT DISTINCT n.nspname AS schema, c.relname AS "table", coalesce(k.conname, t.tgname) AS name, t.tgenabled::text AS enabled,
       t.tgisinternal AS of_constraint
FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_constraint k ON k.oid = t.tgconstraint AND t.tgisinternal
WHERE t.tgenabled <> 'O' AND ${ofUser('c')} ORDER BY 1, 2, 3`;

const RULES_NOT_ENABLED = `
SELECT n.nspname AS schema, c.relname AS "table", r.rulename AS name, r.ev_enabled::text AS enabled
FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE r.ev_enabled <> 'O' AND ${ofUser('c')} ORDER BY 1, 2, 3`;

const UNLOGGED = `
SELECT n.nspname AS schema, c.relname AS name FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relpersistence = 'u' AND c.relkind IN ('r', 'p', 'm') AND ${ofUser('c')} ORDER BY 1, 2`;

const FOREIGN_TABLES = `
SELECT n.nspname AS schema, c.relname AS name, s.srvname AS server
FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_class c ON c.oid = f.ftrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
WHERE ${ofUser('c')} ORDER BY 1, 2`;

/** As the view pg_user_mappings decides what it shows: whoever may not see options has a dump without them. */
const USER_MAPPINGS = `
SELECT s.srvname AS server, CASE WHEN m.umuser <> 0 THEN m.usename END AS "user",
       m.umoptions IS NOT NULL OR (SELECT r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = current_user)
       OR m.umuser <> 0 AND m.usename = current_user
          AND (pg_catalog.pg_has_role(s.srvowner, 'USAGE') OR pg_catalog.has_server_privilege(s.oid, 'USAGE'))
       OR m.umuser = 0 AND pg_catalog.pg_has_role(s.srvowner, 'USAGE') AS options_shown
FROM pg_catalog.pg_user_mappings m JOIN pg_catalog.pg_foreign_server s ON s.oid = m.srvid ORDER BY 1, 2`;

const MATERIALIZED_VIEWS = `
SELECT n.nspname AS schema, c.relname AS name, c.relispopulated AS populated
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'm' AND ${ofUser('c')} ORDER BY 1, 2`;

const PARTITIONS = `
SELECT n.nspname AS schema, c.relname AS name, pn.nspname AS parent_schema, p.relname AS parent,
       pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS bound, coalesce((to_jsonb(i)->>'inhdetachpending')::boolean, false) AS detach_pending
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid JOIN pg_catalog.pg_class p ON p.oid = i.inhparent
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
WHERE c.relispartition AND c.relkind IN ('r', 'p', 'f') AND ${ofUser('c')} ORDER BY 1, 2`;

const ROW_SECURITY = `
SELECT n.nspname AS schema, c.relname AS "table", c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE (c.relrowsecurity OR c.relforcerowsecurity) AND ${ofUser('c')} ORDER BY 1, 2`;

const POLICIES = `
SELECT n.nspname AS schema, c.relname AS "table", p.polname AS name,
       CASE p.polcmd WHEN '*' THEN 'ALL' WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' END AS command,
       p.polpermissive AS permissive,
       CASE WHEN p.polroles <> '{0}' THEN ARRAY(SELECT pg_catalog.pg_get_userbyid(r) FROM unnest(p.polroles) r ORDER BY 1) END AS roles,
       pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS using, pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS "check"
FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE ${ofUser('c')} ORDER BY 1, 2, 3`;

/** A relation that neither the system nor an extension made. */
function ofUser(relation: string): string {
  return `${relation}.relnamespace NOT IN (SELECT o.oid FROM pg_catalog.pg_namespace o WHERE o.nspname ~ '^pg_' OR o.nspname = 'information_schema')
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = ${relation}.oid AND e.deptype = 'e')`;
}

/** Parts that are one row; the others are lists. */
export const SINGLE: ReadonlySet<Part> = new Set<Part>(['database', 'server', 'large_objects']);

/** The query of each part, for a server of that major. */
export function partQueries(serverMajor: number): Readonly<Record<Part, string>> {
  return {
    database: serverMajor >= 15 ? DATABASE_15 : DATABASE,
    roles: ROLES,
    memberships: MEMBERSHIPS,
    extensions: EXTENSIONS,
    event_triggers: EVENT_TRIGGERS,
    publications: publications(serverMajor),
    server: SERVER,
    collations: COLLATIONS,
    settings: SETTINGS,
    tablespaces: TABLESPACES,
    default_privileges: DEFAULT_PRIVILEGES,
    grants: GRANTS,
    sequences: SEQUENCES,
    large_objects: LARGE_OBJECTS,
    subscriptions: SUBSCRIPTIONS,
    constraints_not_valid: CONSTRAINTS_NOT_VALID,
    invalid_indexes: INVALID_INDEXES,
    triggers_not_enabled: TRIGGERS_NOT_ENABLED,
    rules_not_enabled: RULES_NOT_ENABLED,
    unlogged: UNLOGGED,
    foreign_tables: FOREIGN_TABLES,
    user_mappings: USER_MAPPINGS,
    materialized_views: MATERIALIZED_VIEWS,
    partitions: PARTITIONS,
    row_security: ROW_SECURITY,
    policies: POLICIES,
  };
}
