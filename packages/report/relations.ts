import { formatCount, type Verdict } from '#verdict';
import type { RelationRow } from './model.js';

const RANK: Readonly<Record<Verdict, number>> = { failed: 0, unproven: 1, proven: 2 };

/** Relations in the order in which people need them: failed, then unproven, then the largest. Ties keep their order. */
export function byImportance(relations: readonly RelationRow[]): readonly RelationRow[] {
  return relations.toSorted((a, b) => RANK[a.verdict] - RANK[b.verdict] || rowsOf(b) - rowsOf(a));
}

function rowsOf(relation: RelationRow): number {
  return Math.max(relation.expectedRows ?? -1, relation.foundRows ?? -1);
}

/** How many relations stand where: `3 failed, 1 unproven, 812 proven`, and nothing of those that are none. */
export function tally(relations: readonly RelationRow[]): string {
  const verdicts: readonly Verdict[] = ['failed', 'unproven', 'proven'];
  return verdicts
    .map((verdict) => ({ verdict, count: relations.filter((row) => row.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${formatCount(count)} ${verdict}`)
    .join(', ');
}

/** What to say of the relations that a bounded list leaves out. */
export function leftOut(rest: readonly RelationRow[]): string {
  const count = formatCount(rest.length);
  return rest.every((row) => row.verdict === 'proven')
    ? `and ${count} more, all proven`
    : `and ${count} more: ${tally(rest)}`;
}

/** A number of rows, or that nobody counted them. */
export function rowsText(rows: number | undefined): string {
  return rows === undefined ? '–' : formatCount(rows);
}
