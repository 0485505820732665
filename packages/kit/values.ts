import type { InputSpec } from './schema.js';

/** A parsed input. `undefined`: not given, and there is no default. */
export type InputValue = string | number | boolean | readonly string[] | undefined;

/** Why a text is no value for its input, and what would be: the end of the sentence `input "jobs" …`. */
export class WrongValue extends Error {}

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/**
 * The value of an input from its text; empty text means not given.
 *
 * @throws WrongValue with the values that are allowed
 */
export function parseValue(spec: InputSpec, text: string): InputValue {
  const given = text.trim();
  switch (spec.type) {
    case 'text':
      if (given === '' && spec.required === true) throw new WrongValue('is required');
      return given === '' ? (spec.default ?? '') : given;
    case 'boolean':
      return given === '' ? spec.default : parseBoolean(given);
    case 'integer':
      return given === '' ? spec.default : parseInteger(given, spec.min, spec.max);
    case 'duration': {
      const wanted = given === '' ? spec.default : given;
      return wanted === undefined ? undefined : parseDuration(wanted);
    }
    case 'percent':
      return parsePercent(given === '' ? spec.default : given);
    case 'choice':
      return parseChoice(given === '' ? spec.default : given, spec.values);
    case 'list':
      return given
        .split(/[,\r\n]/)
        .map((part) => part.trim())
        .filter((part) => part !== '');
  }
}

/** YAML 1.2's core schema, section 10.2.1.2. */
function parseBoolean(text: string): boolean {
  if (['true', 'True', 'TRUE'].includes(text)) return true;
  if (['false', 'False', 'FALSE'].includes(text)) return false;
  throw new WrongValue(`must be true or false, not ${quoted(text)}`);
}

function parseInteger(text: string, min: number, max: number): number {
  const value = /^[+-]?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new WrongValue(`must be a whole number from ${min} to ${max}, not ${quoted(text)}`);
}

function parseDuration(text: string): number {
  const parts = /^(\d{1,9}(?:\.\d{1,3})?)\s?(s|m|h|d)$/.exec(text);
  const unit = parts?.[2];
  const seconds =
    unit === 's' || unit === 'm' || unit === 'h' || unit === 'd' ? Number(parts?.[1]) * SECONDS[unit] : 0;
  if (seconds > 0) return seconds;
  throw new WrongValue(`must be a time such as 90s, 15m, 26h or 7d, not ${quoted(text)}`);
}

function parsePercent(text: string): number {
  const parts = /^(\d{1,6}(?:\.\d{1,4})?)\s?%$/.exec(text);
  if (parts !== null) return Number(parts[1]) / 100;
  throw new WrongValue(`must be a share such as 30%, not ${quoted(text)}`);
}

function parseChoice(text: string, values: readonly string[]): string {
  if (values.includes(text)) return text;
  throw new WrongValue(`must be one of ${values.join(', ')}, not ${quoted(text)}`);
}

/** What was given, on one line and not endless. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
