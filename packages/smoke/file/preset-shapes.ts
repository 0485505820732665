import * as v from 'valibot';
import { jsonPath } from './expect-shape.js';
import { duration, headers, mapping, scalar, whole, word } from '#yaml-file';

const HUNDRED_YEARS = { max: 36_500 * 86_400_000, maxText: '36500d' };

const list = <const S extends v.GenericSchema>(item: S, description: string) =>
  v.optional(
    v.pipe(v.array(item), v.maxLength(1000, 'must have at most 1000 items'), v.description(description)),
  );

export const healthPreset = mapping(
  {
    live: v.optional(v.pipe(word, v.description('Must answer with status 200.')), '/healthz'),
    ready: v.optional(v.pipe(word, v.description('Must answer with status 200, and with JSON.')), '/readyz'),
    status: v.optional(
      v.pipe(jsonPath, v.description('Where the overall status is in the readiness answer.')),
      '$.status',
    ),
    checks: v.optional(
      v.pipe(jsonPath, v.description('Where each named check is in the readiness answer.')),
      '$.checks[*]',
    ),
    label: v.optional(
      v.pipe(
        jsonPath,
        v.description('A check’s name, from the check; its key where absent.'),
        v.examples(['$.name']),
      ),
    ),
    inside: v.optional(
      v.pipe(
        jsonPath,
        v.description('A check’s state, from the check; the whole of it where absent.'),
        v.examples(['$.status']),
      ),
    ),
    equals: v.optional(v.pipe(scalar, v.description('What every check must be.')), 'ok'),
    'status-equals': v.optional(
      v.pipe(
        scalar,
        v.description('What the overall status must be, where that is spelt otherwise than a check.'),
      ),
    ),
    headers: v.optional(v.pipe(headers, v.description('Headers that every request is sent with, by name.'))),
    objects: list(scalar, 'Hashes of objects: the body’s hash and the ETag must be the same.'),
    'object-url': v.optional(
      v.pipe(
        word,
        v.description('Where objects are; `{hash}` stands for the hash.'),
        v.examples(['/objects/{hash}']),
      ),
      '/objects/{hash}',
    ),
    digest: v.optional(
      v.pipe(v.picklist(['sha3-256', 'sha-256']), v.description('What the hashes are.')),
      'sha3-256',
    ),
    'etag-characters': v.optional(
      v.pipe(whole(1, 64), v.description('How many characters of the hash the ETag has; all where absent.')),
    ),
    keys: v.optional(
      mapping(
        {
          url: v.pipe(word, v.description('Where the keys’ document is.'), v.examples(['/keys'])),
          json: v.optional(
            v.pipe(jsonPath, v.description('Where the ids are in the keys’ document.')),
            '$.keys[*].kid',
          ),
          ids: v.pipe(
            v.array(scalar),
            v.description('The ids that must be among them.'),
            v.minLength(1, 'must not be empty'),
            v.maxLength(1000, 'must have at most 1000 items'),
          ),
        },
        { what: 'keys', description: 'Ids of keys that must be known.' },
      ),
    ),
    count: v.optional(
      mapping(
        {
          url: v.pipe(word, v.description('What tells the count.'), v.examples(['/orders/count'])),
          json: v.optional(v.pipe(jsonPath, v.description('Where it is in the answer.')), '$.count'),
          'at-least': v.pipe(scalar, v.description('What it must reach.')),
        },
        { what: 'count', description: 'A count that must be reached.' },
      ),
    ),
  },
  {
    what: 'the set health',
    description:
      'For a service with a liveness and a readiness address: overall status, every named check, objects by hash, keys, a count.',
  },
);
export type HealthEntry = v.InferOutput<typeof healthPreset>;

const tableName = v.union([
  word,
  mapping(
    {
      schema: v.pipe(word, v.description('The schema’s name.')),
      name: v.pipe(word, v.description('The table’s name.')),
    },
    { what: 'a table', description: 'A table whose schema or name has a dot in it.' },
  ),
]);
export type TableEntry = v.InferOutput<typeof tableName>;

export const postgresPreset = mapping(
  {
    extensions: v.optional(
      v.pipe(
        v.union([
          v.literal('manifest'),
          v.pipe(v.array(word), v.maxLength(1000, 'must have at most 1000 items')),
        ]),
        v.description(
          'Extensions that must be there, each by name; `manifest`: all that the set’s manifest lists.',
        ),
      ),
    ),
    newest: list(
      mapping(
        {
          table: v.pipe(tableName, v.description('The table, as `schema.table` or in two keys.')),
          column: v.pipe(word, v.description('A column of times.')),
          'max-age': duration({
            description: 'How long ago the newest may be.',
            ...HUNDRED_YEARS,
          }),
        },
        { what: 'newest' },
      ),
      'Tables whose newest row must be recent.',
    ),
    'not-empty': list(
      tableName,
      'Tables that must have a row, as `schema.table`, spelt as PostgreSQL has them.',
    ),
  },
  {
    what: 'the set postgres',
    description: 'For a database: extensions are there, newest rows are recent, tables are not empty.',
  },
);
export type PostgresEntry = v.InferOutput<typeof postgresPreset>;
