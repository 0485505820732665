import { compareDecimals, parseDecimal } from './decimal.js';

/** A value found in JSON as text: a string as it is, anything else as JSON writes it. */
export function textOfJson(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a double may not hold: many digits, or an exponent. */
const MAY_BE_INEXACT = /\d[\d.]{15}|\d[eE]/;

/**
 * Parse JSON of whoever answers (not ours to be strict about: duplicate keys are his). A number that a double cannot hold exactly becomes
 * the text that it was, so that it is compared and shown as it was sent.
 *
 * @throws SyntaxError where it is no JSON, RangeError where it is nested too deeply
 */
export function parseExactly(text: string): unknown {
  return MAY_BE_INEXACT.test(text) ? JSON.parse(text, keepInexact) : JSON.parse(text);
}

function keepInexact(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source;
  if (typeof value !== 'number' || source === undefined) return value;
  const [sent, held] = [parseDecimal(source), parseDecimal(String(value))];
  return sent !== undefined && held !== undefined && compareDecimals(sent, held) === 0 ? value : source;
}
