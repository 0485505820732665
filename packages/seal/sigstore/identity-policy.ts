import { RE2JS, RE2JSException } from 're2js';
import { UserError } from '#verdict';
import { SignatureRefused } from '../refused.js';
import type { IdentityPolicy, SignedByIdentity } from '../trust.js';

const EXACT = [
  ['issuer', 'issuer'],
  ['repositoryId', 'repository id'],
  ['ownerId', 'owner id'],
  ['workflow', 'workflow'],
  ['ref', 'ref'],
  ['commit', 'commit'],
  ['runnerEnvironment', 'runner environment'],
] as const;

/**
 * Refuse a signer whom no policy names.
 *
 * @throws SignatureRefused `identity-refused`, with what differs from the policy that comes nearest
 */
export function refuseOtherIdentity(by: SignedByIdentity, policies: readonly IdentityPolicy[]): void {
  const wrong = policies.map((policy) => differences(by, policy));
  if (wrong.some((found) => found.length === 0)) return;
  const [nearest = []] = wrong.toSorted((a, b) => a.length - b.length);
  throw new SignatureRefused(
    'identity-refused',
    `It is signed by ${by.identity}, whom no policy names: ${nearest.join('; ')}`,
    { remedy: 'Check who signed it, and which identities are to be trusted' },
  );
}

function differences(by: SignedByIdentity, policy: IdentityPolicy): readonly string[] {
  const found = EXACT.flatMap(([key, words]) => {
    const expected = policy[key];
    if (expected === undefined || by[key] === expected) return [];
    return [`${words} ${by[key] ?? 'not said'}, not ${expected}`];
  });
  if (!isIdentity(by.identity, policy.identity)) found.unshift('another identity');
  return found;
}

function isIdentity(identity: string, expected: IdentityPolicy['identity']): boolean {
  if (typeof expected === 'string') return identity === expected;
  // The whole of it must match, so that nothing can be put before or after what the pattern's author thought of.
  return compiled(expected.pattern).matches(identity);
}

/** In linear time whatever the pattern (RE2). */
function compiled(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw new UserError(`The identity's pattern ${JSON.stringify(pattern)} is wrong: ${error.message}`, {
      remedy: 'Write an RE2 expression that matches the whole identity',
      cause: error,
    });
  }
}
