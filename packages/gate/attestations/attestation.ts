import { PAYLOAD_TYPE } from '#provenance';
import { SignatureRefused, verifySigned, type Signed, type SignedBy, type Trust } from '#seal';
import { UserError, formatInstant } from '#verdict';
import { hasDigests, type Artifact } from '../artifact.js';
import type { Found } from '../outcome.js';
import type { AttestationRequirement } from '../policy/model.js';
import { readStatement, type Statement } from '../statement.js';
import { claimsOf } from './claims.js';
import { brokenRule } from './rules.js';

/** By what one attestation is judged. */
export interface Judging {
  readonly asked: AttestationRequirement;
  readonly artifact: Artifact;
  readonly trust: Trust;
  readonly now: Date;
}

/** What one attestation is worth: who signed it first, then what it is about, then what it says. */
export async function judgeAttestation(
  bytes: Uint8Array,
  { asked, artifact, trust, now }: Judging,
): Promise<Found> {
  try {
    const { payload, by } = await signedAs(bytes, trust);
    const statement = readStatement(payload);
    return (
      wrongStatement(statement, asked, artifact) ??
      ofClaims(statement, asked, by, now) ?? { code: 'satisfied', found: told(statement, by) }
    );
  } catch (error) {
    if (error instanceof OtherRepository) {
      return { code: 'attestation-wrong-repository', found: error.message };
    }
    if (error instanceof SignatureRefused) return { code: error.code, found: error.message };
    if (error instanceof UserError) return { code: 'statement-malformed', found: error.message };
    throw error;
  }
}

class OtherRepository extends UserError {}

/** What was signed by somebody trusted. A workflow that is named, but of a repository with another number, is told by that. */
async function signedAs(bytes: Uint8Array, trust: Trust): Promise<Signed> {
  try {
    return await verifySigned(bytes, PAYLOAD_TYPE, trust);
  } catch (error) {
    const { identities = [] } = trust;
    if (!(error instanceof SignatureRefused) || error.code !== 'identity-refused') throw error;
    if (!identities.some(({ repositoryId, ownerId }) => (repositoryId ?? ownerId) !== undefined)) throw error;
    const anyNumber = identities.map(({ repositoryId: _, ownerId: __, ...rest }) => rest);
    if (await isSigned(bytes, { ...trust, identities: anyNumber })) {
      throw new OtherRepository(error.message, { cause: error });
    }
    throw error;
  }
}

async function isSigned(bytes: Uint8Array, trust: Trust): Promise<boolean> {
  try {
    await verifySigned(bytes, PAYLOAD_TYPE, trust);
    return true;
  } catch (error) {
    if (error instanceof SignatureRefused) return false;
    throw error;
  }
}

function wrongStatement(
  { subjects, predicateType }: Statement,
  asked: AttestationRequirement,
  artifact: Artifact,
): Found | undefined {
  if (!subjects.some(({ digest }) => hasDigests(artifact, digest))) {
    const names = subjects.map(({ name = 'something without a name' }) => name);
    return { code: 'attestation-wrong-subject', found: `it is about ${shortList(names)}` };
  }
  if (predicateType === asked.predicateType) return undefined;
  return { code: 'attestation-wrong-predicate', found: `it is of the type ${predicateType}` };
}

function ofClaims(
  statement: Statement,
  asked: AttestationRequirement,
  by: readonly SignedBy[],
  now: Date,
): Found | undefined {
  const claims = claimsOf(statement);
  if (claims !== undefined) return brokenRule(asked, claims, by, now);
  return { code: 'statement-malformed', found: `its predicate is no ${statement.predicateType}` };
}

function shortList(names: readonly string[]): string {
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return `${names.slice(0, 3).join(', ')}${more}, with other digests`;
}

function told({ predicateType }: Statement, by: readonly SignedBy[]): string {
  const signers = by.map((one) =>
    one.kind === 'key' ? `key ${one.keyId.slice(0, 16)}` : `${one.identity}, ${formatInstant(one.signedAt)}`,
  );
  return `${predicateType} by ${signers.join(' and ')}`;
}
