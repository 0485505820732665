import { formatDuration } from '#verdict';
import { compareDecimals, parseDecimal } from './decimal.js';
import { momentOf, parseMoment, secondsBetween } from './moment.js';

/** A rule whose references are filled in, and whose pattern is compiled. */
export interface FilledRule {
  readonly equals?: string;
  readonly not?: string;
  /** `test` tells whether it matches, or why that cannot be said. */
  readonly matches?: { readonly pattern: string; readonly test: (text: string) => boolean | string };
  readonly contains?: string;
  readonly atLeast?: string;
  readonly atMost?: string;
  readonly maxAgeMs?: number;
  readonly firstCharacters?: number;
}

/** What an answer holds where an expectation looks. */
export type Found =
  | {
      readonly text: string;
      /** It is a number where it was found (in JSON, not in text): `1` equals `1.0`. */
      readonly number?: boolean;
      /** How it is written to be compared, where several spellings mean the same. */
      readonly normalise?: (text: string) => string;
      /** What it counts, for people: `ms`. */
      readonly unit?: string;
    }
  /** There is nothing; why, for people. */
  | { readonly missing: string };

/** What came of it; texts are raw: secrets and control characters are still in them. */
export interface Judgement {
  readonly expected: string;
  readonly found: string;
  readonly held: boolean;
}

/** How far two machines' clocks may be apart before a time in the future is a fault. */
const MAX_SKEW_SECONDS = 5 * 60;

/** Judge what was found by every part of a rule. Without any part it is enough that there is something. */
export function judge(rule: FilledRule, found: Found, now: Date): Judgement {
  const unit = 'missing' in found || found.unit === undefined ? '' : ` ${found.unit}`;
  const expected = describeRule(rule, unit);
  if ('missing' in found) return { expected, found: found.missing, held: false };
  const sides = compareSides(rule, found);
  const notes: string[] = [];
  const held = [
    rule.equals === undefined || sides.same(rule.equals),
    rule.not === undefined || !sides.same(rule.not),
    rule.matches === undefined || matched(rule.matches.test(found.text), notes),
    rule.contains === undefined || found.text.includes(rule.contains),
    rule.atLeast === undefined || ordered(found.text, rule.atLeast, notes, (order) => order >= 0),
    rule.atMost === undefined || ordered(found.text, rule.atMost, notes, (order) => order <= 0),
    rule.maxAgeMs === undefined || youngEnough(found.text, rule.maxAgeMs, now, notes),
  ].every(Boolean);
  const text = found.text === '' ? 'nothing (an empty text)' : found.text;
  return { expected, found: `${text}${unit}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`, held };
}

function matched(result: boolean | string, notes: string[]): boolean {
  if (typeof result === 'boolean') return result;
  notes.push(result);
  return false;
}

function compareSides(rule: FilledRule, found: Exclude<Found, { missing: string }>) {
  const normalise = found.normalise ?? ((text: string) => text);
  const prepared = (text: string): string => {
    const normal = normalise(text);
    return rule.firstCharacters === undefined ? normal : firstOf(normal, rule.firstCharacters);
  };
  const left = prepared(found.text);
  const number = found.number === true ? parseDecimal(found.text) : undefined;
  return {
    same: (wanted: string): boolean => {
      if (left === prepared(wanted)) return true;
      const other = number === undefined ? undefined : parseDecimal(wanted);
      return number !== undefined && other !== undefined && compareDecimals(number, other) === 0;
    },
  };
}

/** Characters, not UTF-16 units. */
function firstOf(text: string, count: number): string {
  return Array.from(text.slice(0, 2 * count))
    .slice(0, count)
    .join('');
}

/** Numbers as decimals of any length, times as moments; of anything else neither is more. */
function ordered(found: string, bound: string, notes: string[], holds: (order: number) => boolean): boolean {
  const [number, limit] = [parseDecimal(found), parseDecimal(bound)];
  if (number !== undefined && limit !== undefined) return holds(compareDecimals(number, limit));
  const [moment, end] = [parseMoment(found), parseMoment(bound)];
  if (moment !== undefined && end !== undefined) return holds(moment < end ? -1 : moment > end ? 1 : 0);
  const kind = limit === undefined ? (end === undefined ? undefined : 'no time') : 'no number';
  notes.push(kind ?? `what it is compared with, ${bound}, is neither a number nor a time`);
  return false;
}

/** As with a backup's age, a time in the future fails: it would hide that nothing new has come. */
function youngEnough(found: string, maxAgeMs: number, now: Date, notes: string[]): boolean {
  const moment = parseMoment(found);
  if (moment === undefined) {
    notes.push('no time');
    return false;
  }
  const age = secondsBetween(moment, momentOf(now));
  if (age < -MAX_SKEW_SECONDS) {
    notes.push(`${formatDuration(-age)} in the future`);
    return false;
  }
  notes.push(`${formatDuration(Math.max(0, age))} old`);
  return age * 1000 <= maxAgeMs;
}

function describeRule(rule: FilledRule, unit: string): string {
  const first = rule.firstCharacters === undefined ? '' : `the first ${rule.firstCharacters} characters of `;
  const parts: string[] = [];
  if (rule.equals !== undefined)
    parts.push(rule.equals === '' ? 'an empty text' : first + rule.equals + unit);
  if (rule.not !== undefined) parts.push(`not ${first}${rule.not}${unit}`);
  if (rule.matches !== undefined) parts.push(`matches ${rule.matches.pattern}`);
  if (rule.contains !== undefined) parts.push(`contains ${rule.contains}`);
  if (rule.atLeast !== undefined) parts.push(`at least ${rule.atLeast}${unit}`);
  if (rule.atMost !== undefined) parts.push(`at most ${rule.atMost}${unit}`);
  if (rule.maxAgeMs !== undefined) parts.push(`at most ${formatDuration(rule.maxAgeMs / 1000)} old`);
  return parts.length === 0 ? 'present' : parts.join(' and ');
}
