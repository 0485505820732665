import * as v from 'valibot';
import type { IdentityPolicy } from '#seal';
import { mapping, word, type Mistakes, type YamlSpot } from '#yaml-file';
import { GITHUB_ISSUER, id } from './parts.js';

/** Whoever matches one of these matches anybody. */
const STRANGERS = [
  'https://github.com/stranger/stranger/.github/workflows/any.yml@refs/heads/any',
  'https://gitlab.com/stranger/stranger//.gitlab-ci.yml@refs/heads/any',
  'stranger@stranger.example',
  'stranger@stranger.iam.gserviceaccount.com',
];

export const identityShape = mapping(
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
export type IdentityEntry = v.InferOutput<typeof identityShape>;

/** Refuse an identity that anybody could have. */
export async function checkIdentity(entry: IdentityEntry, spot: YamlSpot, mistakes: Mistakes): Promise<void> {
  const hasNumber = entry['repository-id'] !== undefined;
  if (entry.issuer === GITHUB_ISSUER && !hasNumber && !entry['unsafe-any-repository']) {
    mistakes.add(
      spot.place,
      'has no "repository-id": a deleted repository\'s name can be had by anybody. Give it, or unsafe-any-repository: true',
    );
  }
  const pattern = entry['identity-pattern'];
  if (pattern === undefined) return;
  const problem = await patternProblem(pattern);
  if (problem !== undefined) mistakes.add(spot.at('identity-pattern').place, problem);
}

async function patternProblem(pattern: string): Promise<string | undefined> {
  // Takes longer to load than all the rest of a policy, and few have patterns.
  const { RE2JS, RE2JSException } = await import('re2js');
  try {
    const compiled = RE2JS.compile(pattern);
    return STRANGERS.some((one) => compiled.matches(one)) ? 'matches anybody' : undefined;
  } catch (error) {
    if (error instanceof RE2JSException) return `is no expression of RE2: ${error.message}`;
    throw error;
  }
}

export function identityPolicy(entry: IdentityEntry): IdentityPolicy {
  const { issuer, identity, 'identity-pattern': pattern = '', workflow, ref } = entry;
  const { 'repository-id': repositoryId, 'owner-id': ownerId, 'runner-environment': runner } = entry;
  return {
    ...{ issuer, identity: identity ?? { pattern } },
    ...(repositoryId === undefined ? {} : { repositoryId: String(repositoryId) }),
    ...(ownerId === undefined ? {} : { ownerId: String(ownerId) }),
    ...(workflow === undefined ? {} : { workflow }),
    ...(ref === undefined ? {} : { ref }),
    ...(runner === undefined ? {} : { runnerEnvironment: runner }),
  };
}
