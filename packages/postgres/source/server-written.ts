import * as v from 'valibot';
import type { Session } from '../connection/index.js';
import type { Inventory } from './inventory.js';
import { TYPE_PARTS, type CopyTable } from './copy-tables.js';

/** Types whose values are the OIDs of objects, written as the names that those have on the server that writes them. */
const NAMES_OF_OBJECTS = [
  'regclass',
  'regcollation',
  'regconfig',
  'regdictionary',
  'regnamespace',
  'regoper',
  'regoperator',
  'regproc',
  'regprocedure',
  'regrole',
  'regtype',
] as const;

const columnRow = v.object({
  column: v.string(),
  type: v.string(),
  names: v.nullable(v.picklist(NAMES_OF_OBJECTS)),
});

/** A column whose text is the server's to decide, so that equal values may be written in two ways. */
export interface ServerWrittenColumn {
  readonly column: string;
  /** For people. */
  readonly type: string;
  /** The type whose values are names of objects; null where the text follows another rule, or names stand inside something. */
  readonly names: (typeof NAMES_OF_OBJECTS)[number] | null;
}

/**
 * The columns of a table that hold names of objects, however deep, or values of an extension's type that its output function writes as
 * settings have it (it is not immutable), or whose extension has another version than the source's.
 */
export async function serverWrittenColumns(
  session: Session,
  { schema, table }: Pick<CopyTable, 'schema' | 'table'>,
  inventory: Pick<Inventory, 'extensions'>,
): Promise<readonly ServerWrittenColumn[]> {
  const versions = inventory.extensions.map(({ name, version }) => `${name} ${version}`);
  return session.rows(columnRow, COLUMNS, [schema, table, JSON.stringify(versions)]);
}

/** What the server writes for objects of these OIDs, in COPY's spelling. */
export async function namesOfObjects(
  session: Session,
  type: (typeof NAMES_OF_OBJECTS)[number],
  oids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await session.rows(
    nameRow,
    `SELECT o.oid, o.oid::pg_catalog.oid::pg_catalog.${type}::text AS name FROM jsonb_array_elements_text($1::jsonb) o(oid)`,
    [JSON.stringify(oids)],
  );
  return new Map(rows.map(({ oid, name }) => [oid, asCopied(name)]));
}

const nameRow = v.object({ oid: v.string(), name: v.string() });

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
]);

function asCopied(text: string): string {
  return text.replaceAll(/[\\\b\f\n\r\t\v]/g, (found) => ESCAPES.get(found) ?? found);
}

const COLUMNS = `
WITH RECURSIVE ${TYPE_PARTS}, named(oid) AS (
  SELECT t.oid FROM pg_catalog.pg_type t
  WHERE t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace AND t.typname IN (${NAMES_OF_OBJECTS.map((name) => `'${name}'`).join(', ')})
), written(oid) AS (
  SELECT oid FROM named
  UNION SELECT t.oid FROM pg_catalog.pg_type t
    JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND d.objid = t.oid AND d.deptype = 'e'
    JOIN pg_catalog.pg_extension e ON d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND e.oid = d.refobjid
    JOIN pg_catalog.pg_proc p ON p.oid = t.typoutput
    WHERE t.typtype = 'b' AND (p.provolatile <> 'i' OR NOT $3::jsonb ? pg_catalog.concat(e.extname, ' ', e.extversion))
  UNION SELECT p.whole FROM written w JOIN parts p ON p.part = w.oid
)
SELECT a.attname AS column, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
       (SELECT t.typname FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid AND t.oid IN (SELECT oid FROM named)) AS names
FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = $1 AND c.relname = $2 AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid IN (SELECT oid FROM written)
ORDER BY a.attnum`;
