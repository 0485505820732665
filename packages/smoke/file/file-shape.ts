import * as v from 'valibot';
import { capture, expectation } from './expect-shape.js';
import { healthPreset, postgresPreset } from './preset-shapes.js';
import { duration, headers, mapping, named, scalar, variables, whole, word } from './shape.js';

/** Probes in one file. */
export const MAX_PROBES = 10_000;
const HOUR = { max: 3_600_000, maxText: '1h' };
const DAY = { max: 86_400_000, maxText: '24h' };

const captures = named(
  {
    what: 'captures',
    name: /^[A-Za-z][A-Za-z0-9_-]{0,63}$/,
    wrongName: 'is no name for a capture: letters, digits, - and _',
  },
  capture,
);

const environment = (description: string) => v.optional(v.pipe(variables, v.description(description)));

const command = (description: string) =>
  v.pipe(
    v.array(scalar),
    v.minLength(1, 'must name a program'),
    v.maxLength(1000, 'must have at most 1000 items'),
    v.description(description),
  );

const workingFolder = v.optional(
  v.pipe(
    word,
    v.description('The folder that it runs in; below the folder that the run was started in where relative.'),
  ),
);

const http = mapping(
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

const sql = mapping(
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

const commandProbe = mapping(
  {
    run: command('The program and its arguments: no shell, nothing is split. Each may hold references.'),
    env: environment('Its environment besides PATH and HOME. Values may hold references.'),
    'working-folder': workingFolder,
  },
  { what: 'command', description: 'A program that is run to its end.' },
);

const tcp = mapping(
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

const expectations = v.optional(
  v.pipe(
    v.array(expectation),
    v.maxLength(1000, 'must have at most 1000 items'),
    v.description('What the answer must be: every one of these.'),
  ),
);
const timeout = (description: string) => duration({ description, ...HOUR });
const kinds = {
  http: v.optional(http),
  sql: v.optional(sql),
  command: v.optional(commandProbe),
  tcp: v.optional(tcp),
};

const asking = {
  ...kinds,
  expect: expectations,
  timeout: v.optional(timeout('The longest time for one attempt; the file’s where absent.')),
  'wait-for': v.optional(waitFor),
};

export const probe = mapping(
  {
    name: v.optional(
      v.pipe(word, v.description('Unique in the file. Needed unless it is a ready set (`use`).')),
    ),
    ...asking,
    use: v.optional(
      mapping(
        { health: v.optional(healthPreset), postgres: v.optional(postgresPreset) },
        { what: 'use', description: 'A ready set of probes.', oneOf: ['health', 'postgres'] },
      ),
    ),
    capture: v.optional(v.pipe(captures, v.description('What later probes get from the answer, by name.'))),
    needs: v.optional(
      v.pipe(
        v.array(word),
        v.maxLength(1000, 'must have at most 1000 items'),
        v.description('Names of probes that must hold first, besides those whose captures it uses.'),
      ),
    ),
  },
  {
    what: 'a probe',
    description: 'One question, and what its answer must be.',
    oneOf: [...Object.keys(kinds), 'use'],
    needed: { key: 'name', unless: 'use' },
  },
);
export type ProbeEntry = v.InferOutput<typeof probe>;

const start = mapping(
  {
    run: command('The service’s program and its arguments: no shell. Each may hold references.'),
    env: environment('Its whole environment, with PATH and HOME of the run. Values may hold references.'),
    'working-folder': workingFolder,
    ready: v.optional(
      mapping(asking, {
        what: 'ready',
        description:
          'The service counts as started when this holds. Waits for up to a minute unless `wait-for` says otherwise.',
        oneOf: Object.keys(kinds),
      }),
    ),
  },
  { what: 'start', description: 'The service under test: started before the probes, ended after them.' },
);
export type StartEntry = v.InferOutput<typeof start>;

const head = {
  'base-url': v.optional(
    v.pipe(
      v.string(),
      v.description('What relative URLs stand below. May hold references. The run’s own wins.'),
      v.examples(['http://127.0.0.1:8080']),
    ),
  ),
  'allow-hosts': v.optional(
    v.pipe(
      v.array(
        v.pipe(
          v.string(),
          v.regex(/^(\[[0-9A-Fa-f:.]+\]|[^\s:/@[\]]+)(:\d{1,5})?$/, 'must be a host or host:port'),
        ),
      ),
      v.maxLength(1000, 'must have at most 1000 items'),
      v.description(
        'Hosts that may be asked, as `host` or `host:port`; those that the file names where absent.',
      ),
      v.examples([['127.0.0.1:8080']]),
    ),
  ),
  parallel: v.optional(v.pipe(whole(1, 256), v.description('Probes that are asked at the same time.')), 8),
  timeout: v.optional(timeout('The longest time for one attempt of a probe.'), '10s'),
  start: v.optional(start),
};

/** The whole file. */
export const probeFile = mapping(
  {
    ...head,
    probes: v.pipe(
      v.array(probe),
      v.minLength(1, 'must have at least one probe'),
      v.maxLength(MAX_PROBES, `must have at most ${MAX_PROBES} probes`),
      v.description('What is asked. Probes run at the same time unless one needs another.'),
    ),
  },
  { what: 'a probe file', description: 'Probes of Backproof: questions to a restored system.' },
);
export type FileEntry = v.InferOutput<typeof probeFile>;
