import * as v from 'valibot';
import { Mistakes, holdToShape, mapping, readYaml, whole, word, type YamlSpot } from '#yaml-file';
import { BYTES_FORM, parseBytes } from '../bytes.js';
import { CHANGING, type Changing, type ExpectedChange } from './expected-change.js';

const figure = v.union([whole(0, Number.MAX_SAFE_INTEGER), word]);
const MAX_FACTOR = 1_000_000;
const NO_FACTOR = 'must be a number from 0 to 1000000';

const change = mapping(
  {
    database: v.pipe(word, v.description('The name under which its sets lie in the store.')),
    what: v.picklist(CHANGING),
    table: v.optional(
      v.pipe(word, v.description('Schema and name, for rows or bytes of one table; every one where absent.')),
    ),
    from: v.optional(v.pipe(figure, v.description('The usual figure before.'))),
    to: v.optional(v.pipe(figure, v.description('The figure after.'))),
    factor: v.optional(
      v.pipe(v.number(NO_FACTOR), v.minValue(0, NO_FACTOR), v.maxValue(MAX_FACTOR, NO_FACTOR)),
    ),
    until: v.pipe(word, v.check(isDay, 'must be a day that there is, such as 2026-12-01')),
    why: word,
  },
  { what: 'a change', oneOf: ['to', 'factor'] },
);
type ChangeEntry = v.InferOutput<typeof change>;

const file = mapping(
  { changes: v.pipe(v.array(change), v.maxLength(1000, 'must have at most 1000 items')) },
  { what: 'the file' },
);

const DAY_MS = 86_400_000;

/**
 * Read a file of declared jumps (`.github/backproof-expected.yml`).
 *
 * @param name how messages call it: its path
 * @throws FileMistakes with every mistake in it
 */
export function readExpectedChanges(text: string, name: string): readonly ExpectedChange[] {
  const mistakes = new Mistakes();
  const yaml = readYaml(text, mistakes);
  const held = yaml === undefined ? undefined : holdToShape(file, yaml, mistakes);
  const changes = (held?.entry.changes ?? []).flatMap((entry, index) => {
    const spot = held?.spot.at('changes', index);
    return spot === undefined ? [] : [changeOf(entry, spot, name, mistakes)];
  });
  mistakes.throwIfAny(name);
  return changes;
}

function changeOf(entry: ChangeEntry, spot: YamlSpot, name: string, mistakes: Mistakes): ExpectedChange {
  const { database, what, table, from, to, factor = 1, until, why } = entry;
  if (table !== undefined && what !== 'rows' && what !== 'bytes')
    mistakes.add(
      spot.at('table').keyPlace,
      `${what} is that of the whole set: only rows and bytes have a table`,
    );
  const read = (key: 'from' | 'to', value: string | number): number => {
    const amount = figureOf(value, what);
    if (amount === undefined) mistakes.add(spot.at(key).place, `"${key}" must be ${FORMS[what]}`);
    return amount ?? 0;
  };
  return {
    ...{ database, what, why },
    ...(table === undefined ? {} : { table }),
    ...(from === undefined ? {} : { from: read('from', from) }),
    target: to === undefined ? { factor } : { to: read('to', to) },
    // The day itself still counts.
    until: new Date(Date.parse(until) + DAY_MS),
    where: `${name}:${spot.place.line}`,
  };
}

const FORMS: Readonly<Record<Changing, string>> = {
  size: BYTES_FORM,
  bytes: BYTES_FORM,
  rows: 'a whole number of rows',
  duration: 'a time such as 90s, 15m or 2h',
};
const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

function figureOf(value: string | number, what: Changing): number | undefined {
  if (what === 'rows') return typeof value === 'number' ? value : undefined;
  if (value === 0) return 0;
  const text = String(value);
  if (what !== 'duration') return parseBytes(text);
  const [, amount, unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?)\s?([smh])$/.exec(text) ?? [];
  const seconds = SECONDS[unit];
  return seconds === undefined ? undefined : Number(amount) * seconds;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
