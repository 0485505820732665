import * as v from 'valibot';
import type { Session } from '../connection/index.js';
import { tableSize } from './table-size.js';

/** How a relation's content is proven; see the manifest's `evidence`. */
const evidence = v.picklist([
  'compare',
  'sum of leaves',
  'recomputed',
  'extension member',
  'extension configuration',
  'not dumped',
  'excluded on request',
]);

const relationRow = v.object({
  schema: v.string(),
  table: v.string(),
  /** Schema and name, quoted where PostgreSQL would. */
  name: v.string(),
  evidence,
  reason: v.nullable(v.string()),
  bytes: v.number(),
  /** Root of the partition tree that it is a leaf of, where rows may lie in another leaf after a restore. */
  movesWithin: v.nullable(v.string()),
  counted: v.boolean(),
});

/** A relation that holds rows, or would. */
export type Relation = v.InferOutput<typeof relationRow>;

/**
 * Every table, partitioned table, materialised view and foreign table outside the system's schemas, largest first, with how its
 * content is proven. Nothing is left out: what a dump does not hold says why.
 *
 * Leaves below a hash partition may exchange rows at a restore (the hash of an enum's value is that of its OID, so pg_dump loads
 * such trees through their root): they are compared at the root.
 */
export async function listRelations(session: Session, standby: boolean): Promise<readonly Relation[]> {
  return session.rows(relationRow, RELATIONS, [standby]);
}

const RELATIONS = `
SELECT n.nspname AS schema, c.relname AS "table", pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
       CASE WHEN x.member AND NOT x.configuration THEN 'extension member'
            WHEN x.configuration AND c.relkind = 'r' THEN 'extension configuration'
            WHEN c.relkind = 'p' THEN 'sum of leaves'
            WHEN c.relkind = 'm' THEN 'recomputed'
            WHEN c.relkind = 'f' OR (c.relpersistence = 'u' AND $1) THEN 'not dumped'
            ELSE 'compare' END AS evidence,
       CASE WHEN x.member AND NOT x.configuration THEN 'created by its extension'
            WHEN c.relkind = 'm' THEN 'a materialised view is computed anew at restore'
            WHEN c.relkind = 'f' THEN 'a foreign table keeps its rows elsewhere'
            WHEN c.relpersistence = 'u' AND $1 THEN 'an unlogged table is empty on a standby' END AS reason,
       ${tableSize('c.oid')} AS bytes,
       CASE WHEN t.hashed THEN t.root END AS "movesWithin",
       c.relkind = 'r' AND NOT (x.member AND NOT x.configuration) AND NOT (c.relpersistence = 'u' AND $1) AS counted
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (
  SELECT count(*) > 0 AS member, coalesce(bool_or(c.oid = ANY (e.extconfig)), false) AS configuration
  FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
  WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
    AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.deptype = 'e') x
CROSS JOIN LATERAL (
  SELECT coalesce(bool_or(p.partstrat = 'h'), false) AS hashed,
         (SELECT pg_catalog.format('%I.%I', rn.nspname, rc.relname)
          FROM pg_catalog.pg_class rc JOIN pg_catalog.pg_namespace rn ON rn.oid = rc.relnamespace
          WHERE rc.oid = pg_catalog.pg_partition_root(c.oid)) AS root
  FROM pg_catalog.pg_partition_ancestors(c.oid) a(oid)
  JOIN pg_catalog.pg_partitioned_table p ON p.partrelid = a.oid
  WHERE c.relispartition) t
WHERE c.relkind IN ('r', 'p', 'm', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
ORDER BY bytes DESC, 3`;
