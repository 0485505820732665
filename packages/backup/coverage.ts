import type { Toc } from '#dump-format';
import type { ManifestRelation } from '#manifest';
import type { Relation, RowCount } from '#postgres';

/** What the archive was seen to hold: the tables with data, or nothing known for plain SQL. */
export function tablesWithData(toc: Toc): ReadonlySet<string> {
  return new Set(
    toc.entries
      .filter((entry) => entry.desc === 'TABLE DATA')
      .map((entry) => key(entry.namespace, entry.tag)),
  );
}

function key(schema: string, table: string): string {
  return `${schema}\u0000${table}`;
}

export interface Coverage {
  readonly relations: readonly ManifestRelation[];
  /** Tables that should be in the archive and are not, by name. */
  readonly missing: readonly string[];
  /** Tables whose rows the source would not count, with the reason. */
  readonly uncounted: readonly string[];
}

/**
 * Hold what the source has against what the archive has: every relation is listed, with its rows or with the reason why not.
 *
 * @param counts a count for each relation that is counted, by name
 * @param held the archive's tables with data; undefined where it cannot be told
 * @param filtered whether somebody asked for parts to be left out
 */
export function coverage(
  relations: readonly Relation[],
  counts: ReadonlyMap<string, RowCount>,
  held: ReadonlySet<string> | undefined,
  filtered: boolean,
): Coverage {
  const missing: string[] = [];
  const uncounted: string[] = [];
  const rows = relations.map((relation): ManifestRelation => {
    const base = { schema: relation.schema, table: relation.table, name: relation.name };
    if (!relation.counted) return { ...base, evidence: relation.evidence, ...reasonOf(relation) };
    if (held?.has(key(relation.schema, relation.table)) === false) {
      if (filtered)
        return { ...base, evidence: 'excluded on request', reason: 'left out by the filters of this backup' };
      missing.push(relation.name);
    }
    const moves = relation.movesWithin === null ? {} : { moves_within: relation.movesWithin };
    const count = counts.get(relation.name) ?? { reason: 'not counted' };
    if ('rows' in count) return { ...base, evidence: relation.evidence, source_rows: count.rows, ...moves };
    uncounted.push(`${relation.name} (${count.reason})`);
    return { ...base, evidence: relation.evidence, reason: count.reason, ...moves };
  });
  return { relations: rows, missing, uncounted };
}

function reasonOf(relation: Relation): { reason?: string } {
  return relation.reason === null ? {} : { reason: relation.reason };
}
