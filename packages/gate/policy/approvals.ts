import * as v from 'valibot';
import { APPROVABLE } from '#provenance';
import { duration, mapping, whole, word, type Mistakes, type YamlSpot } from '#yaml-file';
import type { Approvers, ApprovalsRequirement } from './model.js';
import { LONGEST, id } from './parts.js';
import { keysIn } from './signers.js';

/** Approvers in one list: more is a mistake. */
const MAX_APPROVERS = 500;

const count = v.optional(
  v.pipe(whole(1, 64), v.description('How many must have approved, each counted once.')),
  1,
);

const from = v.pipe(
  v.array(
    mapping(
      {
        id: v.pipe(
          id,
          v.description(
            "GitHub's number of the account: a login can be had by somebody else once it is free.",
          ),
        ),
        login: v.pipe(word, v.description('Its login, for the reader.')),
      },
      { what: 'approver', description: 'Somebody whose approval counts.' },
    ),
  ),
  v.minLength(1, 'must name at least one approver'),
  v.maxLength(MAX_APPROVERS, `must name at most ${MAX_APPROVERS} approvers`),
);

const unknownAuthors = v.optional(
  v.pipe(
    v.boolean('must be true or false'),
    v.description(
      'Let there be commits whose author GitHub knows no account of: an approver may have written them.',
    ),
  ),
  false,
);

const reviews = mapping(
  {
    count,
    from: v.pipe(from, v.description('Whose reviews count.')),
    'max-age': v.optional(
      duration({ ...LONGEST, description: 'How long ago a review may have been given.' }),
    ),
    'unsafe-unknown-authors': unknownAuthors,
  },
  {
    what: 'reviews',
    description:
      'Reviews that approve the pull request which the commit is the head of, or was made by. Nobody approves what they had a part in.',
  },
);

const environment = mapping(
  {
    name: v.pipe(word, v.description('The environment.'), v.examples(['production'])),
    count,
    from: v.optional(
      v.pipe(
        from,
        v.description("Whose approvals count; those of the environment's own reviewers where absent."),
      ),
    ),
    'unsafe-unknown-authors': unknownAuthors,
  },
  {
    what: 'environment',
    description:
      'Approvals that let this run into an environment, by others than those who started it or wrote its commit.',
  },
);

const signed = mapping(
  {
    keys: v.pipe(
      v.string('must be public keys in PEM'),
      v.description("The approvers' Ed25519 public keys in PEM, one after the other: each is one approver."),
    ),
    count,
    of: v.optional(
      v.pipe(
        v.picklist(APPROVABLE, 'must be commit, manifest or artifact'),
        v.description(
          'What must be approved: the commit of the run, the manifest of the backup set that `backup` found, or the artifact that the run is about.',
        ),
      ),
      'commit',
    ),
    purpose: v.optional(
      v.pipe(word, v.description('For what it must be approved, as `backproof approve` has it; exact.')),
      'deploy',
    ),
    'max-age': v.optional(
      duration({
        ...LONGEST,
        description: 'How long ago it may have been approved, however long the approval holds.',
      }),
    ),
  },
  {
    what: 'signed',
    description: 'Approvals as signed files, made by `backproof approve` and given by the input `approvals`.',
  },
);

export const approvalsShape = mapping(
  {
    reviews: v.optional(reviews),
    environment: v.optional(environment),
    signed: v.optional(signed),
  },
  {
    what: 'approvals',
    description: 'People who agreed to it. Every kind that stands here must be fulfilled.',
  },
);
type Entry = v.InferOutput<typeof approvalsShape>;

/** Approvals of nobody, or of a set that nothing else in the policy is about. */
export function refuseVainApprovals(policy: YamlSpot, mistakes: Mistakes): void {
  const approvals = policy.below.get('approvals');
  if (approvals === undefined) return;
  if (approvals.below.size === 0)
    mistakes.add(approvals.keyPlace, 'asks nobody: add reviews, environment or signed');
  const of = approvals.below.get('signed')?.below.get('of');
  if (of?.value === 'manifest' && !policy.below.has('backup'))
    mistakes.add(of.keyPlace, 'asks for the approval of a backup set: add backup, which says of which');
}

/** Whose approval must be there, with mistakes that a shape cannot tell: more are asked than there are, or somebody is there twice. */
export async function approvalsRequirement(
  entry: Entry,
  spot: YamlSpot,
  mistakes: Mistakes,
): Promise<ApprovalsRequirement> {
  const { reviews: ofPull, environment: ofRun, signed: files } = entry;
  const keys = files === undefined ? [] : await keysIn(files.keys, spot.at('signed', 'keys'), mistakes);
  if (files !== undefined && keys.length > 0)
    refuseMore(files.count, keys.length, spot.at('signed'), mistakes);
  return {
    ...(ofPull === undefined
      ? {}
      : {
          reviews: {
            ...approvers(ofPull, spot.at('reviews'), mistakes),
            from: ofPull.from,
            ...(ofPull['max-age'] === undefined ? {} : { maxAge: ofPull['max-age'] }),
          },
        }),
    ...(ofRun === undefined
      ? {}
      : { environment: { ...approvers(ofRun, spot.at('environment'), mistakes), name: ofRun.name } }),
    ...(files === undefined
      ? {}
      : {
          signed: {
            ...{ keys, count: files.count, of: files.of, purpose: files.purpose },
            ...(files['max-age'] === undefined ? {} : { maxAge: files['max-age'] }),
          },
        }),
  };
}

function approvers(
  entry: NonNullable<Entry['environment']> | NonNullable<Entry['reviews']>,
  spot: YamlSpot,
  mistakes: Mistakes,
): Approvers {
  const { count: many, from: named, 'unsafe-unknown-authors': allowUnknownAuthors } = entry;
  if (named === undefined) return { count: many, allowUnknownAuthors };
  refuseMore(many, named.length, spot, mistakes);
  for (const [index, { id: number }] of named.entries()) {
    const first = named.findIndex((one) => one.id === number);
    if (first !== index) mistakes.add(spot.at('from', index).place, 'names an approver again');
  }
  return { count: many, from: named, allowUnknownAuthors };
}

function refuseMore(asked: number, there: number, spot: YamlSpot, mistakes: Mistakes): void {
  if (asked > there)
    mistakes.add(spot.at('count').place, `asks for ${asked} approvals of ${there} approvers`);
}
