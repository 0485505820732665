import { PAYLOAD_TYPE } from '#provenance';
import { SignatureRefused, readUnverified, verifySigned, type SignedBy, type Trust } from '#seal';
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
    const { payload, by } = await verifySigned(bytes, PAYLOAD_TYPE, trust);
    const statement = readStatement(payload);
    return (
      wrongStatement(statement, asked, artifact) ??
      ofClaims(statement, asked, by, now) ?? { code: 'satisfied', found: told(statement, by) }
    );
  } catch (error) {
    if (error instanceof SignatureRefused) return { code: error.code, found: error.message };
    if (error instanceof UserError) return { code: 'statement-malformed', found: error.message };
    throw error;
  }
}

/** Whether it was signed by a workflow that is trusted by its name, but of a repository with another number. */
export async function isOfOtherRepository(
  bytes: Uint8Array,
  { trust }: Pick<Judging, 'trust'>,
): Promise<boolean> {
  const { identities = [] } = trust;
  if (!identities.some(({ repositoryId, ownerId }) => (repositoryId ?? ownerId) !== undefined)) return false;
  const byName = identities.map(({ repositoryId: _, ownerId: __, ...rest }) => rest);
  try {
    await verifySigned(bytes, PAYLOAD_TYPE, { ...trust, identities: byName });
    return true;
  } catch (error) {
    if (error instanceof SignatureRefused) return false;
    throw error;
  }
}

/** Whether it says that it is about the artifact: nothing vouches for that, but without it nothing else counts. */
export function isAbout(bytes: Uint8Array, artifact: Artifact): boolean {
  try {
    const unverified = readUnverified(bytes, bytes.length);
    if (unverified === undefined) return false;
    return readStatement(unverified.payload).subjects.some(({ digest }) => hasDigests(artifact, digest));
  } catch (error) {
    if (error instanceof UserError) return false;
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
