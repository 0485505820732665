import { decided, formatCount, notApplicable, notRun, type Check, type CheckParts } from '#verdict';
import type { Evidence } from './evidence.js';

/** Items that a check names before it counts the rest. */
const NAMED = 5;

/** Some of many, and how many more there are. */
export function some(items: readonly string[]): string {
  const rest = items.length - NAMED;
  return `${items.slice(0, NAMED).join('; ')}${rest > 0 ? `; and ${formatCount(rest)} more` : ''}`;
}

interface Evidenced {
  readonly what: string;
  readonly evidence: Evidence;
}

/** Whether somebody trusted signed all of them. */
export function signatures(
  items: readonly Evidenced[],
  parts: Omit<CheckParts, 'found'>,
  trusting: boolean,
): Check {
  const of = (standing: Evidence['standing']): readonly Evidenced[] =>
    items.filter(({ evidence }) => evidence.standing === standing);
  if (items.length === 0) return notApplicable({ ...parts, found: 'there is none' });
  const bad = of('refused');
  if (bad.length > 0) {
    const words = bad.map(({ what, evidence }) => `${what}: ${evidence.refusal?.code ?? ''}`);
    return decided(false, {
      ...parts,
      found: `${bad.length} of ${items.length} do not count: ${some(words)}`,
    });
  }
  const signed = of('signed').length;
  if (signed === items.length)
    return decided(true, {
      ...parts,
      found: items.length === 1 ? 'the one there is' : `all ${items.length}`,
    });
  const open = [
    ...count(of('unsigned').length, 'nobody signed'),
    ...count(of('unchecked').length, 'signed and not checked'),
  ];
  const remedy = trusting ? '' : '; nobody said whose signature would count: give `verify-key` or `signer`';
  return notRun({ ...parts, found: `${signed} of ${items.length}; ${open.join(', ')}${remedy}` });
}

function count(many: number, words: string): readonly string[] {
  return many === 0 ? [] : [`${formatCount(many)} ${words}`];
}
