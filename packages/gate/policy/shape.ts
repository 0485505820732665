import * as v from 'valibot';
import { CLAIMS, holdsPassword } from '#verdict';
import { duration, mapping, whole, word } from '#yaml-file';

/** Ten years: whoever asks for more asks for nothing. */
const LONGEST = { max: 315_360_000_000, maxText: '3650d' };
/** Numbers of GitHub's, and lists: more is a mistake. */
const MAX_IDENTITIES = 100;
const MAX_EXPLAINED = 1000;

const day = v.pipe(
  word,
  v.check(isDay, 'must be a day that there is, such as 2027-06-30'),
  v.description('The last day on which the policy holds, in UTC. Afterwards everything is blocked.'),
  v.examples(['2027-06-30']),
);

const backup = mapping(
  {
    database: v.optional(
      v.pipe(word, v.description('Database that the set and its drill must hold; any where absent.')),
    ),
    claim: v.optional(
      v.pipe(
        v.picklist(CLAIMS.slice(1), 'must be restorable, equal-to-dump or equal-to-source'),
        v.description('What the drill must have proven at least.'),
      ),
      'equal-to-dump',
    ),
    'max-age': duration({ ...LONGEST, description: 'How old the snapshot in the set may be.' }),
    'drill-max-age': duration({ ...LONGEST, description: 'How long ago the drill may have ended.' }),
    'server-major': v.optional(
      v.pipe(
        whole(9, 99),
        v.description('Major version of the PostgreSQL server that it was restored on, at least.'),
      ),
    ),
    rto: v.optional(
      duration({ ...LONGEST, description: 'What the restore may have taken, all its phases together.' }),
    ),
    rpo: v.optional(
      duration({
        ...LONGEST,
        description:
          'What would have been lost at most: the worst of the seven days before the drill, where it says that.',
      }),
    ),
  },
  {
    what: 'backup',
    description:
      'A backup that was restored and compared: at least one set of the name must fulfil all of it.',
  },
);

const id = whole(1, Number.MAX_SAFE_INTEGER);

const identity = mapping(
  {
    issuer: v.pipe(
      word,
      v.regex(
        /^https:\/\//,
        'must be the URL of an issuer, such as https://token.actions.githubusercontent.com',
      ),
      v.description('Who vouches for the identity; exact.'),
      v.examples(['https://token.actions.githubusercontent.com']),
    ),
    identity: v.optional(
      v.pipe(
        word,
        v.description('The identity, whole and exact: for a workflow its URL with its ref.'),
        v.examples(['https://github.com/acme/shop/.github/workflows/backup.yml@refs/heads/main']),
      ),
    ),
    'identity-pattern': v.optional(
      v.pipe(
        word,
        v.regex(/^\^.*\$$/, 'must begin with ^ and end with $: it is held against the whole identity'),
        v.description('In place of `identity`: an expression (RE2) that the whole identity must match.'),
      ),
    ),
    'repository-id': v.optional(
      v.pipe(id, v.description("GitHub's number of the repository: a name can be had by somebody else.")),
    ),
    'owner-id': v.optional(v.pipe(id, v.description("GitHub's number of the repository's owner."))),
    workflow: v.optional(
      v.pipe(
        word,
        v.description('Path of the workflow that was started, such as `.github/workflows/backup.yml`.'),
      ),
    ),
    ref: v.optional(v.pipe(word, v.description('The ref that the run was of, such as `refs/heads/main`.'))),
    'runner-environment': v.optional(
      v.pipe(
        v.picklist(['github-hosted', 'self-hosted'], 'must be github-hosted or self-hosted'),
        v.description('Whose machine signed.'),
      ),
    ),
    'unsafe-any-repository': v.optional(
      v.pipe(
        v.boolean('must be true or false'),
        v.description('Let the name alone say which repository it is, without its number.'),
      ),
      false,
    ),
  },
  {
    what: 'an identity',
    description: 'A workflow whose signatures count. What is not given here is not asked for.',
    oneOf: ['identity', 'identity-pattern'],
  },
);
export type IdentityEntry = v.InferOutput<typeof identity>;

const signatures = mapping(
  {
    keys: v.optional(
      v.pipe(
        v.string('must be public keys in PEM'),
        v.description(
          'Ed25519 public keys in PEM, one after the other, as `backproof keys new` prints them.',
        ),
      ),
    ),
    threshold: v.optional(v.pipe(whole(1, 64), v.description('How many of the keys must have signed.')), 1),
    identities: v.optional(
      v.pipe(
        v.array(identity),
        v.minLength(1, 'must have at least one identity'),
        v.maxLength(MAX_IDENTITIES, `must have at most ${MAX_IDENTITIES} identities`),
        v.description('Workflows of which one must have signed.'),
      ),
    ),
    'trusted-root': v.optional(
      v.pipe(
        word,
        v.description(
          "Path of Sigstore's `trusted_root.json`, read from where the policy is; the public one where absent.",
        ),
      ),
    ),
  },
  {
    what: 'signatures',
    description:
      "Who must have signed the set's manifest and the receipt of its drill. Without it, evidence is as good as the right to write to the store.",
    needed: { key: 'keys', unless: 'identities' },
  },
);
export type SignaturesEntry = v.InferOutput<typeof signatures>;

const ledger = mapping(
  {
    since: v.optional(
      mapping(
        {
          seq: v.pipe(id, v.description('Number of the entry.')),
          hash: v.pipe(
            word,
            v.regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits, in lower case'),
            v.description("The entry's hash."),
          ),
        },
        {
          what: 'since',
          description:
            'A head that was verified before, as job summaries tell it: only what is later is read.',
        },
      ),
    ),
    explained: v.optional(
      v.pipe(
        v.array(
          mapping(
            {
              workflow: v.pipe(word, v.description('The workflow, as the ledger names it.')),
              from: v.pipe(id, v.description('Number of the first run.')),
              to: v.pipe(id, v.description('Number of the last run.')),
              why: v.pipe(word, v.description('What became of them, for the next reader.')),
            },
            { what: 'explained', description: 'Runs of which the ledger says nothing, and why.' },
          ),
        ),
        v.maxLength(MAX_EXPLAINED, `must have at most ${MAX_EXPLAINED} items`),
        v.description('Runs of which the ledger says nothing, each with its reason.'),
      ),
      [],
    ),
    'unsafe-allow-gaps': v.optional(
      v.pipe(
        v.boolean('must be true or false'),
        v.description('Let runs be missing from the ledger without a reason.'),
      ),
      false,
    ),
  },
  {
    what: 'ledger',
    description: 'The ledger of the name is whole, and no run of its workflows is missing without a reason.',
  },
);
export type LedgerEntry = v.InferOutput<typeof ledger>;

/** The whole file. What follows from its parts together is told by `read.ts`. */
export const gateShape = mapping(
  {
    expires: v.optional(day),
    store: v.pipe(
      word,
      v.check((text) => !holdsPassword(text), 'holds a password, which does not belong into this file'),
      v.description('Where backup sets are kept: a folder, or a URL (`docs/stores.md`).'),
      v.examples(['s3://backups/app?region=eu-central-1']),
    ),
    name: v.optional(
      v.pipe(word, v.description('Name of the backup in the store; the only one there is where absent.')),
    ),
    backup: v.optional(backup),
    signatures: v.optional(signatures),
    ledger: v.optional(ledger),
  },
  {
    what: 'a policy',
    description: 'What must be proven before a deploy may go on. Each requirement is on where it stands.',
  },
);
export type GateEntry = v.InferOutput<typeof gateShape>;

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
