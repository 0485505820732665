import { UserError, formatDuration, nearest } from '#verdict';
import { PERIODS, type Period } from './periods.js';

/** What retention keeps: a set that any of it keeps stays. */
export interface KeepRules {
  /** How many of a period's newest sets are kept; periods without a set do not count. */
  readonly periods: Readonly<Partial<Record<Period, number>>>;
  /** Sets that are younger are kept; undefined where age alone keeps none. */
  readonly withinSeconds: number | undefined;
}

/** What `parseKeep` reads, for descriptions and messages. */
export const KEEP_FORM = 'rules such as last=3 hourly=24 daily=14 weekly=8 monthly=12 yearly=7 within=30d';

const MAX_COUNT = 100_000;
const WITHIN = 'within';
const SECONDS: Readonly<Record<string, number>> = { h: 3600, d: 86_400 };

/**
 * Rules as people write them: `daily=14 weekly=8`, separated by spaces, commas or lines; `within=30d` (or `h`) for plain age. Empty
 * text keeps nothing.
 *
 * @throws UserError in one line with everything that is wrong
 */
export function parseKeep(text: string): KeepRules {
  const periods: Partial<Record<Period, number>> = {};
  let withinSeconds: number | undefined;
  const mistakes: string[] = [];
  const seen = new Set<string>();
  for (const part of text.split(/[\s,]+/).filter((piece) => piece !== '')) {
    const [name = '', value, ...more] = part.split('=');
    if (seen.has(name)) mistakes.push(`${quoted(name)} is given twice`);
    seen.add(name);
    const period = PERIODS.find((known) => known === name);
    if (period === undefined && name !== WITHIN) mistakes.push(unknown(name));
    else if (value === undefined || more.length > 0) mistakes.push(`${quoted(part)} is not name=value`);
    else if (period === undefined) {
      withinSeconds = parseAge(value);
      if (withinSeconds === undefined) mistakes.push(`within=${quoted(value)} is no age such as 30d or 36h`);
    } else {
      const count = /^\d{1,6}$/.test(value) ? Number(value) : 0;
      if (count < 1 || count > MAX_COUNT)
        mistakes.push(`${period}=${quoted(value)} is no whole number from 1 to ${MAX_COUNT}`);
      else periods[period] = count;
    }
  }
  if (mistakes.length === 0) return { periods, withinSeconds };
  throw new UserError(`What to keep cannot be read: ${mistakes.join('; ')}`, {
    remedy: `Give ${KEEP_FORM}`,
  });
}

/** Whether rules keep anything; retention without any would delete all but what is protected. */
export function keepsAnything({ periods, withinSeconds }: KeepRules): boolean {
  return withinSeconds !== undefined || Object.keys(periods).length > 0;
}

/** Rules as one would write them. */
export function keepWords({ periods, withinSeconds }: KeepRules): string {
  const counts = PERIODS.flatMap((period) =>
    periods[period] === undefined ? [] : [`${period}=${periods[period]}`],
  );
  const within = withinSeconds === undefined ? [] : [`${WITHIN} ${formatDuration(withinSeconds)}`];
  return [...counts, ...within].join(' ');
}

function unknown(name: string): string {
  const meant = nearest(name, [...PERIODS, WITHIN]);
  return `${quoted(name)} is no rule${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}

function parseAge(text: string): number | undefined {
  const parts = /^(\d{1,6})([hd])$/.exec(text);
  const seconds = Number(parts?.[1] ?? 0) * (SECONDS[parts?.[2] ?? ''] ?? 0);
  return seconds > 0 ? seconds : undefined;
}

/** What was given, on one line and not endless. */
function quoted(text: string): string {
  return `'${text.slice(0, 40)}${text.length > 40 ? '…' : ''}'`;
}
