import * as v from 'valibot';
import type { TocEntry } from '#dump-format';
import type { Session } from '../connection/index.js';

const objectRow = v.object({ kind: v.string(), schema: v.string(), tag: v.string() });

/** Relations, indexes among them, and constraints, as pg_dump's tags call them. */
const THERE = `
SELECT 'RELATION' AS kind, n.nspname AS schema, c.relname AS tag
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
UNION ALL
SELECT 'CONSTRAINT', n.nspname, pg_catalog.concat(c.relname, ' ', k.conname)
FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`;

const KINDS: ReadonlyMap<string, string> = new Map([
  ['TABLE', 'RELATION'],
  ['VIEW', 'RELATION'],
  ['MATERIALIZED VIEW', 'RELATION'],
  ['FOREIGN TABLE', 'RELATION'],
  ['SEQUENCE', 'RELATION'],
  ['INDEX', 'RELATION'],
  ['CONSTRAINT', 'CONSTRAINT'],
  ['CHECK CONSTRAINT', 'CONSTRAINT'],
]);

/** The archive's relations, indexes and constraints that a database has not. */
export async function absentObjects(
  session: Session,
  entries: readonly TocEntry[],
): Promise<readonly TocEntry[]> {
  const rows = await session.rows(objectRow, THERE);
  const there = new Set(rows.map(({ kind, schema, tag }) => keyOf(kind, schema, tag)));
  return entries.filter(({ desc, namespace, tag }) => {
    const kind = KINDS.get(desc);
    return kind !== undefined && !there.has(keyOf(kind, namespace, tag));
  });
}

function keyOf(...parts: readonly string[]): string {
  return parts.join('\u0000');
}
