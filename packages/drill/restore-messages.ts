import type { Messages } from '#postgres';
import { decided, formatCount, type Check } from '#verdict';

export const NO_MESSAGES: Messages = { benign: new Map(), fatal: [] };

/** The messages of two steps of one restore. */
export function combined(a: Messages, b: Messages): Messages {
  const benign = new Map(a.benign);
  for (const [name, count] of b.benign) benign.set(name, (benign.get(name) ?? 0) + count);
  return { benign, fatal: [...a.fatal, ...b.fatal] };
}

/** Whether a restore said nothing but what is known to be benign. */
export function messagesCheck(database: string, messages: Messages): Check {
  const benign = [...messages.benign.values()].reduce((sum, count) => sum + count, 0);
  const shown = messages.fatal.slice(0, 3).join(' | ');
  return decided(messages.fatal.length === 0, {
    id: 'restore.errors',
    supports: 'restorable',
    expected: 'no error that is not on the list of benign ones',
    found:
      messages.fatal.length === 0
        ? `none${benign === 0 ? '' : `, ${formatCount(benign, 'benign message')}`}`
        : `${formatCount(messages.fatal.length, 'error')}: ${shown}`,
    where: database,
  });
}

/** The benign messages, for people. */
export function benignNotes(messages: Messages): readonly string[] {
  return [...messages.benign].map(([name, count]) => `${formatCount(count, 'benign message')}: ${name}`);
}
