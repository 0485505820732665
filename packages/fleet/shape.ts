import * as v from 'valibot';
import { duration, listed, mapping, named, whole, word } from '#yaml-file';
import { holdsPassword } from '#verdict';
import { cronProblem } from './cron.js';
import { inputEntries } from './input-shape.js';
import { KINDS, secretKey, type FleetInputs, type InputSet, type InputSpecs, type Kind } from './kinds.js';

/** A matrix may have so many jobs (GitHub), and one day all databases are due at once. */
export const MAX_DATABASES = 256;
/** The longest that a job may take on a runner of one's own (GitHub): five days. */
const MAX_TIMEOUT = 432_000_000;
/** A secret's name (GitHub): letters, digits and `_`, beginning with no digit and not with `GITHUB_`. */
const SECRET = /^(?![Gg][Ii][Tt][Hh][Uu][Bb]_)[A-Za-z_][A-Za-z0-9_]{0,255}$/;
/** A folder of the store and part of a concurrency group: what every file system takes. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

const schedule = v.pipe(
  v.string("must be a schedule in cron's five fields, in quotes, such as '17 3 * * *'"),
  v.check(
    (text) => cronProblem(text) === undefined,
    ({ input }) => cronProblem(input) ?? '',
  ),
  v.description(
    'When: cron in five fields, UTC. The workflow must be started by the same schedule. Only by hand where absent.',
  ),
  v.examples(['17 3 * * *']),
);

export const timeout = duration({
  description: 'The longest that the job may take; 2h where absent.',
  max: MAX_TIMEOUT,
  maxText: '5d',
});

const probes = v.pipe(
  word,
  v.regex(/^(?![/\\])(?!.*\.\.)/, 'must be a path inside the repository'),
  v.description(
    'Probe file of the repository that `dr-restore-smoke` asks the restored database; none where absent.',
  ),
  v.examples(['.github/smoke.yml']),
);

const label = v.pipe(
  v.string(),
  v.regex(/^[^\s,]+(?: [^\s,]+)*$/, 'must be a label of a runner, or a list of labels'),
);

const secretName = v.pipe(
  v.string(),
  // Whoever mistook it may have put the secret itself here: it is not repeated.
  v.regex(SECRET, 'must be the name of a secret, such as APP_DATABASE_URL, and never what it holds'),
);

/** What is said of a database besides inputs of actions. */
const own = {
  store: v.pipe(
    word,
    v.check((text) => !holdsPassword(text), 'holds a password, which does not belong into this file'),
    v.description('Where backup sets are kept: a folder, or a URL such as `file:///backups`.'),
    v.examples(['/mnt/backups']),
  ),
  'runs-on': v.pipe(
    v.union([label, v.pipe(v.array(label), v.minLength(1, 'must have at least one label'))]),
    v.description(
      'Labels of the runner: one, or a list of which it must have all; `ubuntu-24.04` where absent.',
    ),
    v.examples(['self-hosted']),
  ),
};

/** Settings by themselves, to hold a single answer to. */
export const settingShapes = { ...own, schedule, 'source-secret': secretName } as const;

export function isFleetName(text: string): boolean {
  return NAME.test(text);
}

const ABOUT: Readonly<Record<Kind, string>> = {
  backup: 'Write a set: when, and the inputs of `pg-backup`.',
  verify: 'Read every byte of the newest set: when, and the inputs of `verify-archive`.',
  drill: 'Restore the newest set and compare: when, and the inputs of `restore-drill`.',
};

/** The whole file. What follows from its parts together is told by `read.ts`. */
export function fleetShape(inputs: FleetInputs): v.GenericSchema {
  const settings = settingsEntries(inputs);
  return mapping(
    {
      'max-parallel': v.optional(
        v.pipe(whole(1, MAX_DATABASES), v.description('Jobs at the same time, at most.')),
        8,
      ),
      defaults: v.optional(
        mapping(settings, {
          what: 'defaults',
          description: 'What holds for every database whose tier and own entry say nothing else.',
        }),
      ),
      tiers: v.optional(
        v.pipe(
          namedBy(
            'tiers',
            mapping(settings, { what: 'a tier', description: 'What holds for every database of a tier.' }),
          ),
          v.description('Kinds of databases by name, such as `critical`: what holds for each of a kind.'),
        ),
      ),
      databases: v.pipe(
        namedBy(
          'databases',
          mapping(
            {
              tier: v.optional(
                v.pipe(word, v.description('One of `tiers`: what it says holds unless said otherwise here.')),
              ),
              ...settings,
            },
            { what: 'a database', description: 'A database, or several of one server in one set.' },
          ),
        ),
        v.description(`What is backed up, by the name of its sets in the store: at most ${MAX_DATABASES}.`),
      ),
    },
    { what: 'a fleet file', description: 'Every database of a fleet: what is done with it, where and when.' },
  );
}

function namedBy(what: string, shape: v.GenericSchema): v.GenericSchema {
  return named({ what, name: NAME, wrongName: 'is no name: letters, digits, ., - and _' }, shape);
}

function settingsEntries({ plain, secret }: FleetInputs): v.ObjectEntries {
  return {
    ...optional(own),
    ...optional(secretEntries({ ...ownSecrets(secret), ...secret.shared })),
    ...optional(inputEntries(plain.shared)),
    ...Object.fromEntries(
      KINDS.map((kind) => [kind, v.optional(section(kind, plain.own[kind], secret.shared))]),
    ),
  };
}

function ownSecrets({ own: { backup, verify, drill } }: InputSet): InputSpecs {
  return { ...backup, ...verify, ...drill };
}

/** A key for the name of each secret. */
function secretEntries(specs: InputSpecs): Readonly<Record<string, v.GenericSchema>> {
  return Object.fromEntries(
    Object.entries(specs).map(([name, { description }]) => [
      secretKey(name),
      v.pipe(secretName, v.description(`Name of the repository's secret for \`${name}\`. ${description}`)),
    ]),
  );
}

function section(kind: Kind, specs: InputSpecs, secrets: InputSpecs): v.GenericSchema {
  const afterwards = kind === 'drill' ? { probes } : {};
  return mapping(
    optional({ schedule, timeout, ...afterwards, ...secretEntries(secrets), ...inputEntries(specs) }),
    {
      what: kind,
      description: ABOUT[kind],
    },
  );
}

function optional(shapes: Readonly<Record<string, v.GenericSchema>>): v.ObjectEntries {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, v.optional(shape)]));
}

/** `backup, verify or drill`. */
export const KIND_WORDS = listed(KINDS);
