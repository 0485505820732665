import * as v from 'valibot';
import { capture, expectation } from './expect-shape.js';
import { command, commandProbe, environment, http, sql, tcp, waitFor, workingFolder } from './kind-shapes.js';
import { healthPreset, postgresPreset } from './preset-shapes.js';
import { duration, mapping, named, whole, word } from '#yaml-file';

/** Probes in one file. */
export const MAX_PROBES = 10_000;
const HOUR = { max: 3_600_000, maxText: '1h' };

const captures = named(
  {
    what: 'captures',
    name: /^[A-Za-z][A-Za-z0-9_-]{0,63}$/,
    wrongName: 'is no name for a capture: letters, digits, - and _',
  },
  capture,
);

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
