import { treeRowName, type ComparedRelation } from './compare.js';
import type { RelationEquality } from './equality.js';

/** Relations as their rows were counted, with what the comparison of their values said. */
export function withEquality(
  counted: readonly ComparedRelation[],
  equality: readonly RelationEquality[],
): readonly ComparedRelation[] {
  const results = new Map(
    equality.flatMap((result) => [
      [result.name, result] as const,
      [treeRowName(result.name), result] as const,
    ]),
  );
  return counted.map((relation) => {
    const result = results.get(relation.name);
    // What it lacks in rows says more than that its values differ.
    if (result === undefined || relation.verdict === 'failed') return relation;
    const note = result.note ?? relation.note;
    // An extension brings rows of its own, which no dump holds: those are held to their number, and to the source's hash.
    if (relation.evidence === 'extension configuration' && result.verdict === 'unproven')
      return { ...relation, note };
    return { ...relation, verdict: result.verdict, note };
  });
}
