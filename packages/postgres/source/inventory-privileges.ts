/**
 * Privileges as differences from what an object is born with: its kind's default (`acldefault`), or for what initdb or an extension
 * made, its initial privileges (pg_init_privs). So a privilege that is spelled out and one that is implied read the same.
 */

/** The differences of two aclitem arrays as one JSON object; the grantor is told where it is not the owner. */
function differences(acl: string, born: string, owner: string, except = 'false'): string {
  const exploded = (of: string): string =>
    `SELECT x.grantor, x.grantee, x.privilege_type, x.is_grantable FROM pg_catalog.aclexplode(${of}) x WHERE NOT (${except})`;
  return `
  SELECT jsonb_build_object(
    'granted', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'grantor', CASE WHEN g.grantor <> ${owner} THEN pg_catalog.pg_get_userbyid(g.grantor) END,
        'grantee', CASE WHEN g.grantee <> 0 THEN pg_catalog.pg_get_userbyid(g.grantee) END,
        'privileges', g.privileges, 'grantable', g.is_grantable)), '[]')
      FROM (SELECT d.grantor, d.grantee, d.is_grantable, array_agg(d.privilege_type ORDER BY d.privilege_type) AS privileges
            FROM (${exploded(acl)} EXCEPT ${exploded(born)}) d GROUP BY 1, 2, 3) g),
    'revoked', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'grantee', CASE WHEN r.grantee <> 0 THEN pg_catalog.pg_get_userbyid(r.grantee) END, 'privileges', r.privileges)), '[]')
      FROM (SELECT d.grantee, array_agg(d.privilege_type ORDER BY d.privilege_type) AS privileges
            FROM (SELECT x.grantee, x.privilege_type FROM pg_catalog.aclexplode(${born}) x WHERE NOT (${except})
                  EXCEPT SELECT x.grantee, x.privilege_type FROM pg_catalog.aclexplode(${acl}) x) d GROUP BY 1) r))`;
}

export const DATABASE_PRIVILEGES = differences(
  "coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))",
  "pg_catalog.acldefault('d', d.datdba)",
  'd.datdba',
);

/** Those of a schema add to the kind's default; those of all schemas stand in its place (pg_default_acl). */
export const DEFAULT_PRIVILEGES = `
SELECT p.role, p.schema, p.objects, p.difference->'granted' AS granted, p.difference->'revoked' AS revoked
FROM (
  SELECT pg_catalog.pg_get_userbyid(a.defaclrole) AS role, n.nspname AS schema, a.objects, (${differences('a.defaclacl', 'a.born', 'a.defaclrole')}) AS difference
  FROM (SELECT d.*, CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES'
                                         WHEN 'n' THEN 'SCHEMAS' WHEN 'L' THEN 'LARGE OBJECTS' ELSE d.defaclobjtype::text END AS objects,
               CASE WHEN d.defaclnamespace <> 0 THEN NULL::aclitem[]
                    ELSE pg_catalog.acldefault((CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype::text END)::"char", d.defaclrole) END AS born
        FROM pg_catalog.pg_default_acl d) a
  LEFT JOIN pg_catalog.pg_namespace n ON n.oid = a.defaclnamespace) p
ORDER BY 1, 2, 3`;

/**
 * Of what initdb or an extension made, the owner's own privileges are left out: who owns it differs from server to server. The schema
 * `public` is told in full, since what it is born with changed with 15. The information schema is left out, as pg_dump leaves it out.
 */
export const GRANTS = `
SELECT p.kind, p.schema, p.name, p.arguments, p.column, p.made_by, p.difference->'granted' AS granted, p.difference->'revoked' AS revoked
FROM (
  SELECT o.kind, o.schema, o.name, o.arguments, o.column, o.made_by,
         (${differences('o.acl', 'o.born', 'CASE WHEN o.made_by IS NULL THEN o.owner ELSE g.grantor END', 'o.made_by IS NOT NULL AND x.grantee = ANY (o.owners)')}) AS difference
  FROM (
    SELECT a.kind, a.schema, a.name, a.arguments, a.column, m.made_by, a.owner, a.acl,
           CASE WHEN a.kind = 'SCHEMA' AND a.name = 'public' THEN NULL::aclitem[] ELSE coalesce(i.initprivs, a.born) END AS born,
           ARRAY[a.owner] || ARRAY(SELECT x.grantor FROM pg_catalog.aclexplode(i.initprivs) x) AS owners
    FROM (
      SELECT 'pg_catalog.pg_class'::pg_catalog.regclass AS catalogue, c.oid, 0 AS part, CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind,
             n.nspname::text AS schema, c.relname::text AS name, NULL::text AS arguments, NULL::text AS "column", c.relowner AS owner,
             c.relacl AS acl, pg_catalog.acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, c.relowner) AS born
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relacl IS NOT NULL AND n.nspname !~ '^pg_(toast|temp_)'
      UNION ALL
      SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, t.attnum, 'TABLE', n.nspname, c.relname, NULL, t.attname, c.relowner, t.attacl, NULL
      FROM pg_catalog.pg_attribute t JOIN pg_catalog.pg_class c ON c.oid = t.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE t.attacl IS NOT NULL AND NOT t.attisdropped AND n.nspname !~ '^pg_(toast|temp_)'
      UNION ALL
      SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass, f.oid, 0, CASE f.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, n.nspname, f.proname,
             pg_catalog.oidvectortypes(f.proargtypes), NULL, f.proowner, f.proacl, pg_catalog.acldefault('f', f.proowner)
      FROM pg_catalog.pg_proc f JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace WHERE f.proacl IS NOT NULL
      UNION ALL
      SELECT 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, 0, 'TYPE', n.nspname, t.typname, NULL, NULL, t.typowner, t.typacl, pg_catalog.acldefault('T', t.typowner)
      FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE t.typacl IS NOT NULL
      UNION ALL
      SELECT 'pg_catalog.pg_namespace'::pg_catalog.regclass, n.oid, 0, 'SCHEMA', NULL, n.nspname, NULL, NULL, n.nspowner, n.nspacl, pg_catalog.acldefault('n', n.nspowner)
      FROM pg_catalog.pg_namespace n WHERE n.nspacl IS NOT NULL AND n.nspname !~ '^pg_(toast|temp_)'
      UNION ALL
      SELECT 'pg_catalog.pg_language'::pg_catalog.regclass, l.oid, 0, 'LANGUAGE', NULL, l.lanname, NULL, NULL, l.lanowner, l.lanacl, pg_catalog.acldefault('l', l.lanowner)
      FROM pg_catalog.pg_language l WHERE l.lanacl IS NOT NULL
      UNION ALL
      SELECT 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass, w.oid, 0, 'FOREIGN DATA WRAPPER', NULL, w.fdwname, NULL, NULL, w.fdwowner, w.fdwacl, pg_catalog.acldefault('F', w.fdwowner)
      FROM pg_catalog.pg_foreign_data_wrapper w WHERE w.fdwacl IS NOT NULL
      UNION ALL
      SELECT 'pg_catalog.pg_foreign_server'::pg_catalog.regclass, s.oid, 0, 'FOREIGN SERVER', NULL, s.srvname, NULL, NULL, s.srvowner, s.srvacl, pg_catalog.acldefault('S', s.srvowner)
      FROM pg_catalog.pg_foreign_server s WHERE s.srvacl IS NOT NULL
    ) a
    LEFT JOIN pg_catalog.pg_init_privs i ON i.classoid = a.catalogue AND i.objoid = a.oid AND i.objsubid = a.part
    CROSS JOIN LATERAL (
      SELECT CASE WHEN a.oid < 16384 THEN 'system'
                  ELSE (SELECT e.extname::text FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
                        WHERE d.classid = a.catalogue AND d.objid = a.oid AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
                          AND d.deptype = 'e' LIMIT 1) END AS made_by) m
    WHERE 'information_schema' NOT IN (coalesce(a.schema, ''), CASE a.kind WHEN 'SCHEMA' THEN a.name ELSE '' END)
      AND (i.initprivs IS NULL OR i.initprivs <> a.acl OR a.name = 'public')) o) p
WHERE p.difference->'granted' <> '[]' OR p.difference->'revoked' <> '[]'
ORDER BY 1, 2, 3, 4, 5`;

/** Counted by owner and privileges: there may be millions. */
export const LARGE_OBJECTS = `
SELECT coalesce(sum(g.count), 0)::float8 AS count,
       (SELECT count(DISTINCT c.objoid)::float8 FROM pg_catalog.pg_description c
        WHERE c.classoid = 'pg_catalog.pg_largeobject'::pg_catalog.regclass) AS commented,
       coalesce(jsonb_agg(jsonb_build_object('owner', pg_catalog.pg_get_userbyid(g.owner), 'count', g.count) || g.difference), '[]') AS groups
FROM (SELECT l.lomowner AS owner, count(*) AS count, (${differences('l.acl', "pg_catalog.acldefault('L', l.lomowner)", 'l.lomowner')}) AS difference
      FROM (SELECT m.lomowner, coalesce(m.lomacl, pg_catalog.acldefault('L', m.lomowner)) AS acl
            FROM pg_catalog.pg_largeobject_metadata m) l
      GROUP BY l.lomowner, l.acl) g`;
