import type { DrillResult } from '#drill';
import { formatCount } from '#verdict';
import { claimWords } from './words.js';

/** What a proven drill, or restore, established, and what it did not: in sentences that claim no more than the checks. */
export function provenWords(result: Pick<DrillResult, 'claim' | 'checks' | 'relations'>): string {
  const { claim } = result;
  const open = notProven(result);
  const but = open.length === 0 ? '' : ` Not proven: ${open.join('; ')}.`;
  return `Proven ${claim}: ${established(result)}.${but}`;
}

function established({
  claim,
  checks,
  relations,
}: Pick<DrillResult, 'claim' | 'checks' | 'relations'>): string {
  if (claim !== 'equal-to-dump' && claim !== 'equal-to-source') return claimWords(claim);
  const compared = relations.filter(
    (relation) =>
      (relation.evidence === 'compare' || relation.evidence === 'extension configuration') &&
      relation.verdict === 'proven',
  );
  const rows = compared.reduce((sum, relation) => sum + (relation.foundRows ?? 0), 0);
  const values = `every value of ${formatCount(rows, 'row')} in ${formatCount(compared.length, 'table')} equals what was dumped`;
  const schema = schemaCompared(checks) ? ', and the schema is as it was dumped' : '';
  if (claim === 'equal-to-dump') return `${values}${schema}`;
  return `${values}${schema}; the source's own hash of each table's rows agrees`;
}

/** What the claim does not cover. */
function notProven({
  claim,
  checks,
  relations,
}: Pick<DrillResult, 'claim' | 'checks' | 'relations'>): readonly string[] {
  const open: string[] = [];
  const equal = claim === 'equal-to-dump' || claim === 'equal-to-source';
  if (!equal) open.push('that every value is equal');
  if (claim === 'equal-to-dump') open.push("that the dump holds what the source's own hash says");
  if (equal && !schemaCompared(checks)) open.push('that the schema is equal');
  if (checks.some(({ id, verdict }) => id === 'schema.owners' && verdict === 'unproven'))
    open.push('who owns what');
  for (const [evidence, what] of WITHOUT_ROWS) {
    const count = relations.filter((relation) => relation.evidence === evidence).length;
    if (count > 0) open.push(`the rows of ${formatCount(count, ...what)}`);
  }
  return open;
}

function schemaCompared(checks: DrillResult['checks']): boolean {
  return checks.some((check) => check.id.startsWith('schema.') && check.verdict === 'proven');
}

/** Relations whose rows no dump holds as they are, by their evidence. */
const WITHOUT_ROWS: readonly (readonly [string, readonly [string, string]])[] = [
  ['recomputed', ['materialised view', 'materialised views']],
  ['not dumped', ['table that is not dumped', 'tables that are not dumped']],
  ['extension member', ["extension's table", "extensions' tables"]],
  ['excluded on request', ['table left out on request', 'tables left out on request']],
];
