import type { Rule, Template } from '../model.js';
import type { ExpectationEntry, Looked } from './expect-shape.js';
import { plainText, type Reading } from './reading.js';
import { listed, type Scalar, type Spot } from '#yaml-file';

/** What is a whole number wherever it is found. */
const WHOLE: ReadonlySet<Looked> = new Set([
  'status',
  'json-count',
  'redirects',
  'tls-days-left',
  'row-count',
  'exit-code',
]);
const DIGESTS: ReadonlySet<Looked> = new Set(['sha-256', 'sha3-256']);

const COMPARISONS = ['equals', 'not', 'matches', 'contains', 'at-least', 'at-most', 'max-age'] as const;

/** How what an expectation looks at is judged. */
export function ruleOf(key: Looked, entry: ExpectationEntry, spot: Spot, reading: Reading): Rule {
  const compared = COMPARISONS.filter((name) => entry[name] !== undefined);
  if (key === 'latency') return latencyRule(entry, compared, spot, reading);
  const beside = besideKey(key, entry, compared, spot, reading);
  const rule = { ...beside, ...comparisons(key, entry, spot, reading) };
  if (beside === undefined && compared.length === 0) {
    reading.wrong(spot.at(key).keyPlace, `says nothing of what ${key} must be: add ${listed(COMPARISONS)}`);
  }
  for (const name of ['label', 'inside'] as const) {
    if (entry[name] !== undefined && key !== 'json-each') {
      reading.wrong(spot.at(name).keyPlace, `${name} belongs to json-each only`);
    }
  }
  if (rule.firstCharacters !== undefined && rule.equals === undefined && rule.not === undefined) {
    reading.wrong(spot.at('first-characters').keyPlace, 'first-characters needs equals or not');
  }
  return rule;
}

/** The time that an answer may take is written beside the key, and nothing else is. */
function latencyRule(
  entry: ExpectationEntry,
  compared: readonly string[],
  spot: Spot,
  reading: Reading,
): Rule {
  for (const name of compared) reading.wrong(spot.at(name).keyPlace, `${name} does not go with latency`);
  return { atMost: [String(entry.latency ?? 0)] };
}

/** What is written beside the key itself: what it must equal; of days, the fewest. */
function besideKey(
  key: Looked,
  entry: ExpectationEntry,
  compared: readonly string[],
  spot: Spot,
  reading: Reading,
): Rule | undefined {
  if (key === 'header' || key === 'cell' || key.startsWith('json')) return undefined;
  const value = entry[key];
  if (value === null || value === undefined || typeof value === 'object') return undefined;
  const name = key === 'tls-days-left' ? 'at-least' : 'equals';
  if (compared.includes(name)) {
    reading.wrong(spot.at(name).keyPlace, `${name} is given beside ${key} already`);
  }
  const template = literal(key, value, spot.at(key), reading, entry['first-characters'] !== undefined);
  return name === 'equals' ? { equals: template } : { atLeast: template };
}

function comparisons(key: Looked, entry: ExpectationEntry, spot: Spot, reading: Reading): Rule {
  const cut = entry['first-characters'] !== undefined;
  const same = (name: 'equals' | 'not'): Template | undefined => {
    const value = entry[name];
    return value === undefined ? undefined : literal(key, value, spot.at(name), reading, cut);
  };
  const bound = (name: 'at-least' | 'at-most'): Template | undefined => {
    const value = entry[name];
    return value === undefined ? undefined : boundary(value, spot.at(name), reading);
  };
  const rule: { -readonly [K in keyof Rule]: Rule[K] | undefined } = {
    equals: same('equals'),
    not: same('not'),
    matches: entry.matches === undefined ? undefined : reading.pattern(entry.matches, spot.at('matches')),
    contains:
      entry.contains === undefined ? undefined : reading.template(entry.contains, spot.at('contains')),
    atLeast: bound('at-least'),
    atMost: bound('at-most'),
    maxAgeMs: entry['max-age'],
    firstCharacters: entry['first-characters'],
  };
  return withoutAbsent(rule);
}

/** The rule without members that are undefined. */
function withoutAbsent(rule: { readonly [K in keyof Rule]: Rule[K] | undefined }): Rule {
  const { equals, not, matches, contains, atLeast, atMost, maxAgeMs, firstCharacters } = rule;
  return {
    ...(equals && { equals }),
    ...(not && { not }),
    ...(matches === undefined ? {} : { matches }),
    ...(contains && { contains }),
    ...(atLeast && { atLeast }),
    ...(atMost && { atMost }),
    ...(maxAgeMs === undefined ? {} : { maxAgeMs }),
    ...(firstCharacters === undefined ? {} : { firstCharacters }),
  };
}

/** What something must or must not equal: what can never be found there is a mistake, where it is known now. */
function literal(key: Looked, value: Scalar, spot: Spot, reading: Reading, cut: boolean): Template {
  const template = reading.template(value, spot);
  const text = plainText(template);
  if (text === undefined) return template;
  if (WHOLE.has(key) && !/^\d+$/.test(text)) reading.wrong(spot.place, `${key} is a whole number`);
  else if (key === 'status' && !/^[1-5]\d\d$/.test(text)) reading.wrong(spot.place, 'a status is 100 to 599');
  else if (DIGESTS.has(key) && !cut && !/^(0x)?[0-9A-Fa-f]{64}$/.test(text)) {
    reading.wrong(spot.place, `${key} is 64 hex digits`);
  }
  return template;
}

const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
const MOMENT = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d|$)/;

function boundary(value: Scalar, spot: Spot, reading: Reading): Template {
  const template = reading.template(value, spot);
  const text = plainText(template);
  if (text !== undefined && !DECIMAL.test(text) && !MOMENT.test(text)) {
    reading.wrong(spot.place, 'must be a number such as 0.5, or a time such as 2026-11-20T03:00:00Z');
  }
  return template;
}
