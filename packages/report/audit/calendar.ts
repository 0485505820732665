import type { Audit } from '#audit';
import { NOTHING, markup, type Markup } from '../markup.js';
import { section } from './table.js';

const DAY_MS = 86_400_000;
/** More days are for the tables. */
const MAX_DAYS = 400;
/** Units of the drawing that a day takes up, with the room between two. */
const STEP = 14;
const SIZE = 12;
const WEEK = 7;
/** Above the days, for the names of months. */
const TOP = 14;

/** What a day shows, from little to much; what went wrong counts before all else. */
const MEANINGS = [
  'no backup',
  'a backup',
  'a backup that was verified',
  'a backup that was restored',
  'a check that failed',
];
const [NONE, BACKUP, VERIFIED, DRILLED, FAILED] = [0, 1, 2, 3, 4];

/** The days of the period as a calendar, a column a week. */
export function calendar(audit: Audit): Markup {
  const first = dayOf(audit.period.from);
  const end = Math.min(audit.period.to.getTime(), audit.at.getTime());
  const count = Math.ceil(end / DAY_MS) - first;
  if (count < 2 || count > MAX_DAYS) return NOTHING;
  const levels = levelsOf(audit);
  // 1970-01-01 was a Thursday; columns begin with Monday.
  const offset = (first + 3) % WEEK;
  const at = (day: number): { readonly x: number; readonly y: number } => {
    const place = day - first + offset;
    return { x: Math.floor(place / WEEK) * STEP, y: TOP + (place % WEEK) * STEP };
  };
  const days = Array.from({ length: count }, (_, index) => first + index);
  const squares = days.map((day) => {
    const { x, y } = at(day);
    return markup`<rect class="d${levels.get(day) ?? NONE}" x="${x}" y="${y}" width="${SIZE}" height="${SIZE}"/>`;
  });
  const months = days
    .filter((day) => new Date(day * DAY_MS).getUTCDate() === 1 || day === first)
    .filter((day, index, all) => index === 0 || day - (all[index - 1] ?? day) > 2 * WEEK)
    .map((day) => markup`<text x="${at(day).x}" y="9">${monthOf(day)}</text>`);
  const width = Math.max(at(first + count - 1).x + STEP, 30 * STEP);
  const legend = MEANINGS.map(
    (meaning, level) =>
      markup`<li><svg viewBox="0 0 1 1" aria-hidden="true" focusable="false"><rect class="d${level}" width="1" height="1"/></svg><span>${meaning}</span></li>
`,
  );
  return section(
    'days',
    'Day by day (UTC)',
    markup`<svg class="days" viewBox="0 0 ${width} ${TOP + WEEK * STEP}" preserveAspectRatio="xMinYMin meet" aria-hidden="true" focusable="false">${months}${squares}</svg>
<ul class="keys">
${legend}</ul>`,
  );
}

function dayOf(at: Date): number {
  return Math.floor(at.getTime() / DAY_MS);
}

function monthOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 7);
}

function levelsOf({ backups, runs }: Audit): ReadonlyMap<number, number> {
  const levels = new Map<number, number>();
  const raise = (at: Date, level: number): void => {
    levels.set(dayOf(at), Math.max(levels.get(dayOf(at)) ?? NONE, level));
  };
  for (const { at, state, evidence, verified, drilled } of backups) {
    if (evidence.standing === 'refused' || (state !== 'held' && state !== 'pruned')) continue;
    raise(at, BACKUP);
    if (verified?.said?.verdict === 'proven') raise(at, VERIFIED);
    if (drilled?.said?.verdict === 'proven') raise(at, DRILLED);
  }
  for (const { at, counts, said } of runs) if (counts && said?.verdict === 'failed') raise(at, FAILED);
  return levels;
}
