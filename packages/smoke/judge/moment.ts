const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 3339 and what PostgreSQL prints in its ISO style: `2026-11-20 03:00:00.123456+00`, or a date alone. */
const ISO =
  /^(\d{4,6})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,64}))?)? ?([Zz]|UTC|[+-]\d\d(?::?\d\d(?::\d\d)?)?)?)?$/;

/** The form of HTTP's own headers, such as `Last-Modified` (RFC 9110, 5.6.7). */
const HTTP_DATE = /^[A-Z][a-z]{2}, (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/;

const NANOSECONDS_A_MS = 1_000_000n;

/**
 * A moment in nanoseconds since 1970; `undefined` for what is no time. A time without a zone, such as PostgreSQL's `timestamp`, is taken
 * as UTC, and a date alone as its beginning.
 */
export function parseMoment(text: string): bigint | undefined {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  if (iso !== null) {
    const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', fraction = '', zone] =
      iso;
    const start = utc([year, month, day, hour, minute, second].map(Number));
    const offset = offsetSeconds(zone ?? 'Z');
    if (start === undefined || offset === undefined) return undefined;
    return (start - BigInt(offset) * 1000n) * NANOSECONDS_A_MS + BigInt(fraction.slice(0, 9).padEnd(9, '0'));
  }
  const [whole, day = '', name = '', year = '', hour = '', minute = '', second = ''] =
    HTTP_DATE.exec(trimmed) ?? [];
  if (whole === undefined) return undefined;
  const month = MONTHS.indexOf(name) + 1;
  const start = utc([Number(year), month, Number(day), Number(hour), Number(minute), Number(second)]);
  return start === undefined ? undefined : start * NANOSECONDS_A_MS;
}

/** Milliseconds since 1970, or `undefined` where the calendar has no such day or the clock no such time. */
function utc(fields: readonly number[]): bigint | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields;
  // A leap second is 60.
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return undefined;
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, day);
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return undefined;
  return BigInt(midnight.getTime()) + BigInt((hour * 60 + minute) * 60 + second) * 1000n;
}

/** East of Greenwich is positive. */
function offsetSeconds(zone: string): number | undefined {
  if (/^(?:z|utc)$/i.test(zone)) return 0;
  const [hours = 0, minutes = 0, seconds = 0] = (zone.slice(1).match(/\d\d/g) ?? []).map(Number);
  if (hours > 18 || minutes > 59 || seconds > 59) return undefined;
  const offset = (hours * 60 + minutes) * 60 + seconds;
  return zone.startsWith('-') ? -offset : offset;
}

/** A moment of a clock. */
export function momentOf(date: Date): bigint {
  return BigInt(date.getTime()) * NANOSECONDS_A_MS;
}

/** How many seconds `earlier` lies before `later`; to the millisecond. */
export function secondsBetween(earlier: bigint, later: bigint): number {
  return Number((later - earlier) / NANOSECONDS_A_MS) / 1000;
}
