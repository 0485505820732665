/** The shapes of what a probe asks, one for each kind, and of what it shares with the service under test. */
import * as v from 'valibot';
import { duration, headers, mapping, scalar, variables, whole, word, type Scalar } from '#yaml-file';

const HOUR = { max: 3_600_000, maxText: '1h' };
const DAY = { max: 86_400_000, maxText: '24h' };

type Variables = v.GenericSchema<unknown, Readonly<Record<string, Scalar>>>;

export function environment(description: string): v.OptionalSchema<Variables, undefined> {
  return v.optional(v.pipe(variables, v.description(description)));
}

export function command(description: string): v.GenericSchema<Scalar[]> {
  return v.pipe(
    v.array(scalar),
    v.minLength(1, 'must name a program'),
    v.maxLength(1000, 'must have at most 1000 items'),
    v.description(description),
  );
}

export const workingFolder = v.optional(
  v.pipe(
    word,
    v.description('The folder that it runs in; below the folder that the run was started in where relative.'),
  ),
);

export const http = mapping(
  {
    url: v.pipe(
      v.string(),
      v.description('Absolute, or a path below `base-url`. May hold references.'),
      v.examples(['/healthz', 'https://example.org/objects/${hash}']),
    ),
    method: v.optional(
      v.pipe(
        v.picklist(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']),
        v.description('The request’s method.'),
      ),
      'GET',
    ),
    headers: v.optional(
      v.pipe(
        headers,
        v.description('Headers by name. `${env:NAME}` in a value is a secret from the environment.'),
      ),
    ),
    body: v.optional(v.pipe(scalar, v.description('The request’s body, as text.'))),
    'max-redirects': v.optional(
      v.pipe(whole(0, 20), v.description('Redirects that are followed; 0 looks at the redirect itself.')),
      5,
    ),
  },
  { what: 'http', description: 'A request over HTTP or HTTPS.' },
);

export const sql = mapping(
  {
    query: v.pipe(
      v.string(),
      v.regex(/\S/, 'must not be empty'),
      v.maxLength(100_000, 'must be at most 100000 characters long'),
      v.description('One query, run in a read-only transaction. No references: values go in as `params`.'),
      v.examples(['select max(created_at) from app.orders where kind = $1']),
    ),
    params: v.optional(
      v.pipe(
        v.array(scalar),
        v.maxLength(100, 'must have at most 100 items'),
        v.description('The values of `$1` and so on, as text. May hold references.'),
      ),
    ),
    url: v.optional(
      v.pipe(
        v.string(),
        v.description(
          'URL of the database, such as `${env:REPLICA_URL}`; the run’s connection URL where absent.',
        ),
      ),
    ),
  },
  { what: 'sql', description: 'A query to PostgreSQL.' },
);

export const commandProbe = mapping(
  {
    run: command('The program and its arguments: no shell, nothing is split. Each may hold references.'),
    env: environment('Its environment besides PATH and HOME. Values may hold references.'),
    'working-folder': workingFolder,
  },
  { what: 'command', description: 'A program that is run to its end.' },
);

export const tcp = mapping(
  {
    host: v.pipe(v.string(), v.description('Name or address. May hold references.')),
    port: v.pipe(v.union([whole(1, 65_535), v.string()]), v.description('The port. May be a reference.')),
  },
  { what: 'tcp', description: 'A port that must open.' },
);

export const waitFor = mapping(
  {
    attempts: v.optional(
      v.pipe(
        whole(1, 1_000_000),
        v.description('How often to try; as often as fits into the deadline where absent.'),
      ),
    ),
    interval: v.optional(
      duration({ description: 'From the end of one attempt to the next.', ...HOUR }),
      '1s',
    ),
    deadline: v.optional(
      duration({ description: 'From the first attempt on, whatever the number of attempts.', ...DAY }),
      '60s',
    ),
  },
  { what: 'wait-for', description: 'Keep trying until the probe holds.' },
);
export type WaitForEntry = v.InferOutput<typeof waitFor>;
