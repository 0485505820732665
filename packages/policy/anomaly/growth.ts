import { decided, formatBytes, formatCount, formatInstant, type Check } from '#verdict';

/** A set as it lies in the store. */
export interface HeldSet {
  /** Sets of one name follow each other. */
  readonly name: string;
  readonly at: Date;
  /** Bytes; undefined of an old one whose size nobody looked at. */
  readonly size: number | undefined;
}

/** What there is room for: what somebody said that the store may hold, or what its disk has. */
export type StoreRoom =
  { readonly quotaBytes: number } | { readonly freeBytes: number; readonly totalBytes: number };

/** Sets of each name, from the newest, whose sizes make a line. */
export const FITTED = 30;
/** Days back from now whose sets tell how much is added a day. */
export const ADDED_DAYS = 7;

export interface GrowthOptions {
  /** Every set in the store, in any order. */
  readonly sets: readonly HeldSet[];
  readonly room: StoreRoom;
  readonly now: Date;
}

/** Where sets are removed as new ones come, a month is time enough to get more room. */
const DAYS_WHEN_KEPT = 30;
/** Where none is removed, this is how long before the first backup without room. */
const DAYS_WHEN_ADDED = 3;
const DAY_MS = 86_400_000;
const MIN_FITTED = 4;

/**
 * `anomaly.growth`: whether the store will be full soon. Nobody tells a store what is going to be removed from it, so both are looked
 * at: as many sets as now, each as large as a line through the last thirty foretells; and every set kept.
 */
export function growth({ sets, room: given, now }: GrowthOptions): Check {
  const { room, held, of } = roomOf(given, sets);
  const byName = [...Map.groupBy(sets, ({ name }) => name).values()].map((own) =>
    own.toSorted((a, b) => b.at.getTime() - a.at.getTime()),
  );
  const next = sum(byName.flatMap(([newest]) => newest ?? []));
  const addedPerDay =
    sum(sets.filter(({ at }) => now.getTime() - at.getTime() < ADDED_DAYS * DAY_MS)) / ADDED_DAYS;
  const grownPerDay = byName.reduce((total, own) => total + own.length * slope(own.slice(0, FITTED)), 0);
  const [whenAdded, whenKept] = [daysUntil(room, addedPerDay), daysUntil(room, grownPerDay)];
  const figures = [
    `${held} ${formatCount(sets.length, 'set')}, ${formatBytes(addedPerDay)} added a day`,
    ...(next > room ? [`no room for the next, ${formatBytes(next)}`] : []),
    `full ${day(whenAdded, now)} if none is removed, ${day(whenKept, now)} if as many are kept`,
  ];
  return decided(next <= room && whenAdded >= DAYS_WHEN_ADDED && whenKept >= DAYS_WHEN_KEPT, {
    id: 'anomaly.growth',
    expected: `room ${of} for ${DAYS_WHEN_ADDED} days if no set is removed, for ${DAYS_WHEN_KEPT} if as many are kept`,
    found: figures.join('; '),
  });
}

/** Bytes that may still come, and how much there is and of what, in words. */
function roomOf(
  given: StoreRoom,
  sets: readonly HeldSet[],
): { readonly room: number; readonly held: string; readonly of: string } {
  if ('quotaBytes' in given) {
    const held = sum(sets);
    const of = `within ${formatBytes(given.quotaBytes)}`;
    return { room: given.quotaBytes - held, held: `${formatBytes(held)} in`, of };
  }
  const { freeBytes, totalBytes } = given;
  return {
    room: freeBytes,
    held: `${formatBytes(freeBytes)} free,`,
    of: `in the ${formatBytes(totalBytes)} that the store has`,
  };
}

function sum(sets: readonly HeldSet[]): number {
  return sets.reduce((total, { size = 0 }) => total + size, 0);
}

/** Bytes a day by which sets grow: the slope of the line of least squares through their sizes. */
function slope(sets: readonly HeldSet[]): number {
  if (sets.length < MIN_FITTED) return 0;
  const points = sets.map(({ at, size = 0 }) => ({ day: at.getTime() / DAY_MS, size }));
  const middle = points.reduce((total, { day }) => total + day, 0) / points.length;
  const mean = points.reduce((total, { size }) => total + size, 0) / points.length;
  const spread = points.reduce((total, point) => total + (point.day - middle) ** 2, 0);
  const slant = points.reduce((total, point) => total + (point.day - middle) * (point.size - mean), 0);
  return spread === 0 ? 0 : slant / spread;
}

function daysUntil(room: number, perDay: number): number {
  if (room <= 0) return 0;
  return perDay <= 0 ? Number.POSITIVE_INFINITY : room / perDay;
}

/** Later than this nobody can foretell. */
const MAX_DAYS = 3650;

function day(days: number, now: Date): string {
  if (days > MAX_DAYS) return 'not in ten years';
  return `on ${formatInstant(new Date(now.getTime() + days * DAY_MS)).slice(0, 10)}`;
}
