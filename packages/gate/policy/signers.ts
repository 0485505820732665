import * as v from 'valibot';
import type { VerifyKey } from '#seal';
import { UserError } from '#verdict';
import { mapping, whole, word, type Mistakes, type YamlSpot } from '#yaml-file';
import { checkIdentity, identityPolicy, identityShape } from './identity.js';
import type { Signers } from './model.js';

/** Identities in one list: more is a mistake. */
const MAX_IDENTITIES = 100;

/** Who must have signed something: keys, identities, or both. */
const entries = {
  keys: v.optional(
    v.pipe(
      v.string('must be public keys in PEM'),
      v.description('Ed25519 public keys in PEM, one after the other, as `backproof keys new` prints them.'),
    ),
  ),
  threshold: v.optional(v.pipe(whole(1, 64), v.description('How many of the keys must have signed.')), 1),
  identities: v.optional(
    v.pipe(
      v.array(identityShape),
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
};

/** Nobody is no answer. */
const needed = { key: 'keys', unless: 'identities' };

export const signaturesShape = mapping(entries, {
  what: 'signatures',
  description:
    "Who must have signed the set's manifest and the receipt of its drill. Without it, evidence is as good as the right to write to the store.",
  needed,
});

/** The same for something else that is signed: one shape, wherever a requirement asks by whom. */
export const signedByShape = mapping(entries, {
  what: 'signed-by',
  description: 'Who must have signed it: some of the keys, or one of the identities.',
  needed,
});

/**
 * Who must have signed, with mistakes that a shape cannot tell: keys that are none, more signatures than keys, identities that anybody
 * could have.
 */
export async function readSigners(
  entry: v.InferOutput<typeof signedByShape>,
  spot: YamlSpot,
  mistakes: Mistakes,
): Promise<Signers> {
  const { keys: text, threshold, identities = [], 'trusted-root': trustedRoot } = entry;
  const keys = text === undefined ? [] : await keysIn(text, spot.at('keys'), mistakes);
  if (text !== undefined && keys.length > 0 && threshold > keys.length) {
    mistakes.add(spot.at('threshold').place, `asks for ${threshold} signatures of ${keys.length} keys`);
  }
  for (const [index, identity] of identities.entries())
    await checkIdentity(identity, spot.at('identities', index), mistakes);
  return {
    trust: {
      ...(keys.length === 0 ? {} : { keys: { keys, threshold } }),
      ...(identities.length === 0 ? {} : { identities: identities.map(identityPolicy) }),
    },
    ...(trustedRoot === undefined ? {} : { trustedRoot }),
  };
}

/** Public keys, as a policy holds them. */
export async function keysIn(
  text: string,
  spot: YamlSpot,
  mistakes: Mistakes,
): Promise<readonly VerifyKey[]> {
  const { parseVerifyKeys } = await import('#seal');
  try {
    return parseVerifyKeys(text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    mistakes.add(spot.place, error.line);
    return [];
  }
}
