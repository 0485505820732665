import { RE2JS, RE2JSException } from 're2js';
import { TookTooLong, withinTime } from '#yaml-file';

/** A compiled pattern in RE2's syntax. */
export type Pattern = RE2JS;

/** Why a text is no pattern, or matching was given up: the end of the sentence "the pattern …". */
export class PatternError extends Error {}

/** Longest pattern in UTF-16 units: a compiled one takes memory in proportion, times its largest repetition. */
const MAX_LENGTH = 2048;
/** Matching is linear in the text, but a large repetition makes each character of it cost as much as it repeats. */
const MAX_MILLISECONDS = 2000;

const SHORT = 100_000;

/**
 * Compile a pattern in RE2's syntax: no references back, no looking around, and so matched in time that is linear in the text, whatever
 * the text holds.
 *
 * @throws PatternError
 */
export function compilePattern(text: string): Pattern {
  if (text.length > MAX_LENGTH) throw new PatternError(`is longer than ${MAX_LENGTH} characters`);
  try {
    return RE2JS.compile(text);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw new PatternError(`is not one of RE2: ${explain(error)}`);
  }
}

/**
 * Whether the pattern matches anywhere in the text; `^` and `$` anchor it.
 *
 * @throws PatternError where that takes longer than two seconds
 */
export function matches(pattern: Pattern, text: string): boolean {
  const find = (): boolean => pattern.matcher(text).find();
  try {
    return isShort(pattern.pattern(), text) ? find() : withinTime(MAX_MILLISECONDS, find);
  } catch (error) {
    if (error instanceof TookTooLong) throw new PatternError(error.message);
    throw error;
  }
}

/** Matched sooner than a watch could be set: the most steps that it can take are the product of both lengths, where nothing is repeated by number. */
function isShort(pattern: string, text: string): boolean {
  return !pattern.includes('{') && pattern.length * text.length <= SHORT;
}

function explain(error: RE2JSException): string {
  const text = error.message.replace('error parsing regexp: ', '');
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
