import { shownName, tableKey, tableOfKey, type TableFingerprint } from '#dump-format';
import type { ManifestRelation } from '#manifest';
import type { Relation, Witnessed } from '#postgres';

export interface Coverage {
  readonly relations: readonly ManifestRelation[];
  /** Tables that should be in the archive and are not, by name. */
  readonly missing: readonly string[];
  /** Tables of which the archive holds other rows than the source counted. */
  readonly disagreeing: readonly string[];
  /** Tables whose rows the source would not count, with the reason. */
  readonly uncounted: readonly string[];
  /** Tables that the source did not hash, with the reason. */
  readonly unhashed: readonly string[];
}

/**
 * Hold what the source has against what the archive has: every relation is listed, with its rows or with the reason why not.
 *
 * @param testimony what the source says of each relation that is counted, by name
 * @param held the archive's tables with data, by `tableKey`; undefined where it cannot be told
 * @param filtered whether somebody asked for parts to be left out
 */
export function coverage(
  relations: readonly Relation[],
  testimony: ReadonlyMap<string, Witnessed>,
  held: ReadonlyMap<string, TableFingerprint> | undefined,
  filtered: boolean,
): Coverage {
  const [missing, disagreeing, uncounted, unhashed]: [string[], string[], string[], string[]] = [
    [],
    [],
    [],
    [],
  ];
  const rows = relations.map((relation): ManifestRelation => {
    const base = { schema: relation.schema, table: relation.table, name: relation.name };
    if (!relation.counted) return { ...base, evidence: relation.evidence, ...reasonOf(relation) };
    const fingerprint = held?.get(tableKey(relation.schema, relation.table));
    if (held !== undefined && fingerprint === undefined) {
      if (filtered)
        return { ...base, evidence: 'excluded on request', reason: 'left out by the filters of this backup' };
      missing.push(relation.name);
    }
    const known = {
      ...base,
      evidence: relation.evidence,
      ...(relation.movesWithin === null ? {} : { moves_within: relation.movesWithin }),
      ...(fingerprint === undefined ? {} : { rows: fingerprint.rows, fingerprint: { ...fingerprint } }),
    };
    const said = testimony.get(relation.name) ?? { reason: 'not counted' };
    if ('reason' in said) {
      uncounted.push(`${relation.name} (${said.reason})`);
      unhashed.push(`${relation.name} (${said.reason})`);
      return { ...known, reason: said.reason, unhashed: said.reason };
    }
    // Of an extension's configuration the dump holds what a person added, the source counts all of it.
    if (relation.evidence === 'compare' && fingerprint !== undefined && fingerprint.rows !== said.rows)
      disagreeing.push(`${relation.name} (${fingerprint.rows} instead of ${said.rows})`);
    if ('hash' in said) return { ...known, source_rows: said.rows, witness: said.hash };
    unhashed.push(`${relation.name} (${said.unhashed})`);
    return { ...known, source_rows: said.rows, unhashed: said.unhashed };
  });
  const strangers = unlisted(relations, held);
  for (const { name, reason } of strangers) {
    uncounted.push(`${name} (${reason})`);
    unhashed.push(`${name} (${reason})`);
  }
  return { relations: [...rows, ...strangers], missing, disagreeing, uncounted, unhashed };
}

/** Tables of the archive that the source did not list: made between the list and the dump, where these share no snapshot. */
function unlisted(
  relations: readonly Relation[],
  held: ReadonlyMap<string, TableFingerprint> | undefined,
): readonly (ManifestRelation & { readonly reason: string })[] {
  const listed = new Set(relations.map(({ schema, table }) => tableKey(schema, table)));
  const reason = 'the source did not list it before the dump';
  return [...(held ?? [])].flatMap(
    ([key, fingerprint]): (ManifestRelation & { readonly reason: string })[] => {
      if (listed.has(key)) return [];
      const { schema, table } = tableOfKey(key);
      const name = shownName(schema, table);
      const { rows } = fingerprint;
      return [
        {
          schema,
          table,
          name,
          evidence: 'compare',
          rows,
          fingerprint: { ...fingerprint },
          reason,
          unhashed: reason,
        },
      ];
    },
  );
}

function reasonOf(relation: Relation): { reason?: string } {
  return relation.reason === null ? {} : { reason: relation.reason };
}
