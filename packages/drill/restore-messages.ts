import type { Messages } from '#postgres';
import { decided, formatCount, notRun, type Check } from '#verdict';

export const NO_MESSAGES: Messages = { benign: new Map(), fatal: [] };

/** The messages of two steps of one restore. */
export function combined(a: Messages, b: Messages): Messages {
  const benign = new Map(a.benign);
  for (const [name, count] of b.benign) benign.set(name, (benign.get(name) ?? 0) + count);
  return { benign, fatal: [...a.fatal, ...b.fatal] };
}

/**
 * Whether a restore said nothing but what is known to be benign.
 *
 * @param attributed errors that come from what was left out: they tell nothing of the set
 */
export function messagesCheck(
  database: string,
  { benign, fatal }: Messages,
  attributed: readonly string[] = [],
): Check {
  const parts = {
    id: 'restore.errors',
    supports: 'restorable',
    expected: 'no error that is not on the list of benign ones',
    where: database,
  } as const;
  if (fatal.length > 0) return decided(false, { ...parts, found: told(fatal) });
  if (attributed.length > 0)
    return notRun({ ...parts, found: `${told(attributed)}: this may be for what was left out` });
  const count = [...benign.values()].reduce((sum, each) => sum + each, 0);
  return decided(true, {
    ...parts,
    found: `none${count === 0 ? '' : `, ${formatCount(count, 'benign message')}`}`,
  });
}

function told(errors: readonly string[]): string {
  return `${formatCount(errors.length, 'error')}: ${errors.slice(0, 3).join(' | ')}`;
}

/** The benign messages, for people. */
export function benignNotes(messages: Messages): readonly string[] {
  return [...messages.benign].map(([name, count]) => `${formatCount(count, 'benign message')}: ${name}`);
}
