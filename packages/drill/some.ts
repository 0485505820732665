import { formatCount } from '#verdict';

const SHOWN = 10;

/** The first few of many names, and how many more there are. */
export function some(names: readonly string[]): string {
  const more = names.length > SHOWN ? ` and ${formatCount(names.length - SHOWN)} more` : '';
  return names.slice(0, SHOWN).join(', ') + more;
}
