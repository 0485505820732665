import { addWitnessHashes } from '#postgres';
import { decided, formatCount, notApplicable, notRun, type Check } from '#verdict';
import type { Unit } from './equality-units.js';
import { some } from './some.js';

/**
 * Hold the hashes of the restored tables against those that the source took of its own. Where the source took none, nothing is said
 * of it, and so nothing of the whole either.
 */
export function sourceChecks(database: string, units: readonly Unit[], strict: boolean): readonly Check[] {
  const parts = {
    id: 'equal.source',
    supports: 'equal-to-source',
    expected: "the hash that the source took of its rows in the dump's snapshot",
  } as const;
  const checks: Check[] = [];
  const uncovered: string[] = [];
  let agreed = 0;
  for (const unit of units) {
    const result = compareSource(unit);
    if (result.verdict === 'agrees') agreed++;
    else if (result.verdict === 'uncovered') uncovered.push(`${unit.name} (${result.why})`);
    else if (result.verdict === 'differs')
      checks.push(decided(false, { ...parts, found: 'another hash', where: unit.name }));
    else checks.push(notRun({ ...parts, found: result.why, where: unit.name }));
  }
  const whole = `the same in ${formatCount(agreed, 'table')} of ${formatCount(units.length)}`;
  if (uncovered.length > 0) {
    const one = { ...parts, found: `${whole}; the source took none of ${some(uncovered)}`, where: database };
    checks.push(strict ? notRun(one) : notApplicable(one));
  } else if (checks.length === 0) {
    checks.push(decided(true, { ...parts, found: whole, where: database }));
  }
  return checks;
}

type SourceResult =
  | { readonly verdict: 'agrees' }
  | { readonly verdict: 'differs' }
  | { readonly verdict: 'uncovered'; readonly why: string }
  | { readonly verdict: 'unknown'; readonly why: string };

function compareSource(unit: Unit): SourceResult {
  const [expected, found]: [string[], string[]] = [[], []];
  for (const { expected: relation } of unit.members) {
    if (relation.witness === undefined)
      return { verdict: 'uncovered', why: relation.unhashed ?? 'only counts were asked for' };
    expected.push(relation.witness);
  }
  for (const member of unit.members) {
    const witnessed = member.found?.witnessed;
    if (member.found === undefined) return { verdict: 'differs' };
    if (witnessed === undefined)
      return { verdict: 'unknown', why: 'no hash was taken of the restored table' };
    if ('reason' in witnessed) return { verdict: 'unknown', why: witnessed.reason };
    if ('unhashed' in witnessed) return { verdict: 'unknown', why: witnessed.unhashed };
    found.push(witnessed.hash);
  }
  const [was, is] = [addWitnessHashes(expected), addWitnessHashes(found)];
  if (was === undefined || is === undefined)
    return { verdict: 'unknown', why: 'its hash is of a kind that this version does not know' };
  return { verdict: was === is ? 'agrees' : 'differs' };
}
