/** Figures as people read them. One place, so that a log, a check and a report say the same thing in the same words. */

const BYTE_UNITS = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** A size in bytes, to three significant digits and a binary unit: `512 B`, `10.4 MiB`. Negative sizes keep their sign. */
export function formatBytes(bytes: number): string {
  const size = Math.abs(bytes);
  if (!Number.isFinite(size)) return String(bytes);
  if (size < 1024) return `${Math.round(bytes)} B`;
  let value = size;
  let unit = 'B';
  for (const next of BYTE_UNITS) {
    // 1023.5 KiB and above would be rounded to 1024 KiB, which nobody writes.
    if (value < 1023.5) break;
    value /= 1024;
    unit = next;
  }
  return `${bytes < 0 ? '-' : ''}${threeDigits(value)} ${unit}`;
}

/** Three significant digits without an exponent, and without the zeros that say nothing after the point. */
function threeDigits(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return String(Number(value.toFixed(digits)));
}

const DURATION_UNITS = [
  { name: 'd', seconds: 86_400 },
  { name: 'h', seconds: 3_600 },
  { name: 'min', seconds: 60 },
  { name: 's', seconds: 1 },
] as const;

/** A length of time in seconds, in its two largest units: `320 ms`, `4.25 s`, `3 h 12 min`, `2 d`. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return String(seconds);
  if (seconds < 0) return `-${formatDuration(-seconds)}`;
  if (Math.round(seconds * 1000) < 1000) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 59.95) return `${threeDigits(seconds)} s`;
  return twoUnits(Math.round(seconds));
}

function twoUnits(seconds: number): string {
  const largest = DURATION_UNITS.findIndex((unit) => seconds >= unit.seconds);
  const first = DURATION_UNITS[largest];
  const second = DURATION_UNITS[largest + 1];
  if (first === undefined || second === undefined) return `${seconds} s`;
  // Rounding to the second unit may fill up the first: 59 min 59.6 s is 1 h, 23 h 59 min 50 s is 1 d.
  const rounded = Math.round(seconds / second.seconds) * second.seconds;
  if (rounded !== seconds) return twoUnits(rounded);
  const whole = Math.floor(rounded / first.seconds);
  const rest = (rounded % first.seconds) / second.seconds;
  return rest === 0 ? `${whole} ${first.name}` : `${whole} ${first.name} ${rest} ${second.name}`;
}

/** Each place in a whole number that has groups of three digits behind it. Intl does as much, and takes 10 ms of every start to load. */
const GROUPS = /\B(?=(?:\d{3})+$)/g;

/** A whole number with its thousands apart: `1,200,000`. With a noun, in its right number: `1 row`, `2 rows`. */
export function formatCount(count: number, noun?: string, plural?: string): string {
  const figure = String(Math.round(count)).replace(GROUPS, ',');
  if (noun === undefined) return figure;
  return `${figure} ${count === 1 ? noun : (plural ?? `${noun}s`)}`;
}

/** A share as a percentage with at most one decimal: 0.3 is `30 %`. */
export function formatPercent(share: number): string {
  if (!Number.isFinite(share)) return String(share);
  // `|| 0` turns a negative zero into the zero that people write.
  return `${Number((share * 100).toFixed(1)) || 0} %`;
}

/** A moment in UTC to the second: `2026-11-20 03:00:00 UTC`. */
export function formatInstant(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
