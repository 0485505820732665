import * as v from 'valibot';
import { duration, mapping, scalar, whole, word } from '#yaml-file';

const DAY = 86_400_000;

/** A JSON path: that it is one is checked when all paths of the file are compiled. */
export const jsonPath = word;

const described = <const S extends v.GenericSchema>(schema: S, description: string) =>
  v.pipe(schema, v.description(description));
const given = (description: string) => v.optional(described(v.nullable(scalar), description));
const path = (description: string) => v.optional(v.pipe(jsonPath, v.description(description)));

/** What can be looked at. A value that is given beside one of the first kind is what it must equal. */
const looked = {
  status: given('http: the status code. A probe that says nothing of it expects 200.'),
  body: given('http: the whole body as text (UTF-8).'),
  'sha-256': given('http: the SHA-256 of the body as it was sent, in hex.'),
  'sha3-256': given('http: the SHA3-256 of the body as it was sent, in hex; a leading `0x` does not count.'),
  etag: given('http: the ETag without `W/`, quotes and a leading `0x`.'),
  redirects: given('http: how many redirects were followed.'),
  url: given('http: the URL that answered, after redirects.'),
  'tls-days-left': given(
    'http: whole days until the server’s certificate ends; a value given here is the least that must be left.',
  ),
  header: v.optional(v.pipe(word, v.description('http: the header of this name.'))),
  json: path('http: the only value at this JSON path (RFC 9535); text as it is, anything else as JSON.'),
  'json-count': path('http: how many values there are at this JSON path.'),
  value: given('sql: the one value of the one row, as PostgreSQL writes it as text.'),
  'row-count': given('sql: how many rows there are.'),
  cell: v.optional(
    v.pipe(
      v.array(whole(0, 100_000)),
      v.length(2, 'must be a row and a column, both counted from 0'),
      v.description('sql: the value in this row and column, both counted from 0.'),
    ),
  ),
  'exit-code': given('command: the exit code. A probe that says nothing of it expects 0.'),
  stdout: given('command: all that it wrote to standard output.'),
  stderr: given('command: all that it wrote to standard error.'),
};

const expected = {
  ...looked,
  latency: v.optional(
    duration({
      description: 'http: the longest time until the whole answer is there.',
      max: DAY,
      maxText: '24h',
    }),
  ),
  'json-each': path(
    'http: every value at this JSON path is judged by itself; that there is none is a failure. See `label` and `inside`.',
  ),
  'json-any': path('http: at least one of the values at this JSON path must hold.'),
};

const rules = {
  equals: v.optional(v.pipe(scalar, v.description('The text that it must be, character by character.'))),
  not: v.optional(v.pipe(scalar, v.description('A text that it must not be.'))),
  matches: v.optional(
    v.pipe(
      v.string(),
      v.description('A pattern in RE2’s syntax that must match somewhere in it; `^` and `$` anchor it.'),
      v.examples(['^application/json']),
    ),
  ),
  contains: v.optional(v.pipe(scalar, v.description('A text that must be somewhere in it.'))),
  'at-least': v.optional(
    v.pipe(scalar, v.description('The smallest number, or the earliest time (RFC 3339), that it may be.')),
  ),
  'at-most': v.optional(
    v.pipe(scalar, v.description('The largest number, or the latest time (RFC 3339), that it may be.')),
  ),
  'max-age': v.optional(
    duration({
      description: 'It must be a time, and no longer ago than this.',
      max: 36_500 * DAY,
      maxText: '36500d',
    }),
  ),
  'first-characters': v.optional(
    v.pipe(
      whole(1, 65_536),
      v.description('Compare only so many characters from the beginning of both sides (`equals`, `not`).'),
    ),
  ),
  label: v.optional(
    v.pipe(
      jsonPath,
      v.description('json-each: JSON path inside each value to its name; its key where absent.'),
    ),
  ),
  inside: v.optional(
    v.pipe(
      jsonPath,
      v.description(
        'json-each: JSON path inside each value to what is judged; the whole value where absent.',
      ),
    ),
  ),
};

export const expectation = mapping(
  { ...expected, ...rules },
  {
    what: 'an expectation',
    description: 'What is looked at, and what it must be. All rules that are given must hold.',
    oneOf: Object.keys(expected),
  },
);
export type ExpectationEntry = v.InferOutput<typeof expectation>;
/** A key that says what is looked at. */
export type Looked = keyof typeof expected;
export const LOOKED: readonly Looked[] = keysOf(expected);

export const capture = mapping(
  {
    ...looked,
    secret: v.optional(
      v.pipe(v.boolean(), v.description('Show `***` wherever the captured value would be printed.')),
      false,
    ),
  },
  {
    what: 'a capture',
    description: 'What later probes get as `${name}`.',
    oneOf: Object.keys(looked),
  },
);
export type CaptureEntry = v.InferOutput<typeof capture>;

function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] {
  const keys: K[] = [];
  for (const key in record) keys.push(key);
  return keys;
}
