/** Pieces that the shapes of the file are made of. What breaks them is put into words in `wording.ts`. */
import * as v from 'valibot';
import { nearest } from '#verdict';

/** Milliseconds. */
const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const DURATION = /^(\d{1,9}(?:\.\d{1,3})?)\s?(ms|s|m|h|d)$/;

const NO_DURATION = 'must be a time such as 500ms, 10s, 15m, 26h or 7d';

interface DurationLimits {
  readonly description: string;
  /** In milliseconds. */
  readonly max: number;
  readonly maxText: string;
}

/** A length of time such as `500ms`, `10s`, `26h`, in milliseconds; never none. */
export function duration({ description, max, maxText }: DurationLimits): v.GenericSchema<string, number> {
  return v.pipe(
    v.string(NO_DURATION),
    v.regex(DURATION, NO_DURATION),
    // What follows a transformation is not part of the published schema.
    v.description(description),
    v.transform(millisecondsOf),
    v.check((value) => value > 0 && value <= max, `must be more than nothing and at most ${maxText}`),
  );
}

function millisecondsOf(text: string): number {
  const [, figure = '', unit = ''] = DURATION.exec(text) ?? [];
  return Math.round(Number(figure) * (UNITS[unit] ?? Number.NaN));
}

/** A whole number within bounds. */
export function whole(min: number, max: number): v.GenericSchema<number> {
  const message = `must be a whole number from ${min} to ${max}`;
  return v.pipe(v.number(message), v.integer(message), v.minValue(min, message), v.maxValue(max, message));
}

/** Text as it is, on one line, not empty. */
export const word = v.pipe(
  v.string(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(1000, 'must be at most 1000 characters long'),
  v.regex(/^[^\u0000-\u001f\u007f]*$/, 'must be on one line, without control characters'),
);

/** Text with references in it; a number or a truth value is taken as it is written. */
export const scalar = v.union([v.string(), v.number(), v.boolean()]);

type Entries = v.ObjectEntries;
/** What a mapping comes to: its known keys, nothing else. */
type MappingOf<E extends Entries> = v.InferOutput<v.ObjectSchema<E, undefined>>;

interface MappingRules {
  /** As a message calls it: `a probe`. */
  readonly what: string;
  readonly description?: string;
  /** Exactly one of these must be there. */
  readonly oneOf?: readonly string[];
  /** This must be there, unless the other is. */
  readonly needed?: { readonly key: string; readonly unless: string };
}

const notAList = v.custom<never>(() => false, 'must be a mapping of keys to values, not a list');

/** A mapping with known keys only. All that are unknown are told, each with the known one that it may have been meant for. */
export function mapping<const E extends Entries>(
  entries: E,
  rules: MappingRules,
): v.GenericSchema<unknown, MappingOf<E>> {
  const known = Object.keys(entries);
  const open = v.looseObject(entries);
  const closed = v.pipe(
    open,
    v.rawCheck<v.InferOutput<typeof open>>(({ dataset, addIssue }) => {
      if (!isObject(dataset.value)) return;
      const input = dataset.value;
      const wrong = wrongKeys(Object.keys(input), known, rules);
      for (const { key, message } of wrong) {
        addIssue({
          message,
          ...(key === undefined
            ? {}
            : { path: [{ type: 'object', origin: 'key', input, key, value: input[key] }] }),
        });
      }
    }),
    v.metadata(publishedRules(rules)),
    v.transform((value): MappingOf<E> => value),
  );
  return v.lazy((input) => (Array.isArray(input) ? notAList : closed));
}

/** What JSON Schema says of the rules that are checked above. */
function publishedRules({ what, description, oneOf, needed }: MappingRules): Record<string, unknown> {
  return {
    title: what,
    ...(description === undefined ? {} : { description }),
    ...(oneOf === undefined ? {} : { oneOf: oneOf.map((key) => ({ required: [key] })) }),
    ...(needed === undefined ? {} : { anyOf: [{ required: [needed.key] }, { required: [needed.unless] }] }),
  };
}

interface NameRules {
  /** As the published schema calls it: `headers`. */
  readonly what: string;
  readonly name: RegExp;
  readonly wrongName: string;
}

/** A mapping with keys of its writer's choice, all of one form. */
export function named<const V extends v.GenericSchema>(
  { what, name, wrongName }: NameRules,
  value: V,
): v.GenericSchema<unknown, Readonly<Record<string, v.InferOutput<V>>>> {
  const closed = v.pipe(v.record(v.pipe(v.string(), v.regex(name, wrongName)), value), v.title(what));
  return v.lazy((input) => (Array.isArray(input) ? notAList : closed));
}

/** Headers by name (RFC 9110, 5.1). */
export const headers = named(
  { what: 'headers', name: /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, wrongName: 'is no name of a header' },
  scalar,
);

/** Variables of an environment (POSIX, 8.1). */
export const variables = named(
  { what: 'variables', name: /^[A-Za-z_][A-Za-z0-9_]*$/, wrongName: 'is no name of a variable' },
  scalar,
);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

interface WrongKey {
  /** Absent where it is about the mapping as a whole. */
  readonly key?: string;
  readonly message: string;
}

function wrongKeys(
  given: readonly string[],
  known: readonly string[],
  { what, oneOf = [], needed }: MappingRules,
): readonly WrongKey[] {
  const wrong: WrongKey[] = given
    .filter((key) => !known.includes(key))
    .map((key) => ({ key, message: unknownKey(key, known, what) }));
  // Most likely what is missing is what is misspelt.
  const isMisspelt = wrong.length > 0;
  const [first, ...more] = oneOf.filter((key) => given.includes(key));
  if (first === undefined && oneOf.length > 0 && !isMisspelt) {
    wrong.push({ message: `${what} must have one of ${listed(oneOf)}` });
  }
  for (const key of more)
    wrong.push({ key, message: `${what} has either ${first ?? ''} or ${key}, not both` });
  if (needed !== undefined && !isMisspelt && !given.includes(needed.key) && !given.includes(needed.unless)) {
    wrong.push({ message: missing(needed.key) });
  }
  return wrong;
}

export function missing(key: string): string {
  return `has no ${JSON.stringify(key)}, which is needed`;
}

function unknownKey(key: string, known: readonly string[], what: string): string {
  const near = nearest(key, known);
  const help = near === undefined ? `${what} has ${listed(known)}` : `did you mean ${JSON.stringify(near)}?`;
  return `unknown key ${JSON.stringify(key.slice(0, 60))} (${help})`;
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
