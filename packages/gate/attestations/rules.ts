import type { SignedBy, SignedByIdentity } from '#seal';
import { formatDuration, formatInstant } from '#verdict';
import { MAX_SKEW_MS } from '../backup/rules.js';
import type { AttestationRequirement, MaterialRequirement } from '../policy/model.js';
import { GITHUB_ISSUER } from '../policy/parts.js';
import type { OwnReason } from '../reasons.js';
import type { Claims, Material } from './claims.js';

/** What a rule came to: the first that is broken. */
export interface Broken {
  readonly code: OwnReason;
  readonly found: string;
}

/** What is asked, and by whom the attestation is signed. */
interface Asked {
  readonly asked: AttestationRequirement;
  readonly claims: Claims;
  /** The certificate's words; undefined where keys signed, which vouch for all that the predicate says. */
  readonly certificate: SignedByIdentity | undefined;
}

/**
 * Hold what an attestation says to what is asked. Where a certificate vouches for a field it decides, and a predicate that says
 * otherwise is refused: whoever wrote it does not know what it was built from, or lies.
 */
export function brokenRule(
  asked: AttestationRequirement,
  claims: Claims,
  by: readonly SignedBy[],
  now: Date,
): Broken | undefined {
  const certificate = by.find((one) => one.kind === 'identity');
  const all = { asked, claims, certificate };
  return (
    contradiction(all) ??
    wrongBuilder(all) ??
    wrongSource(all) ??
    missingMaterial(asked.materials, claims.materials) ??
    wrongAge(asked.maxAge, certificate?.signedAt, now)
  );
}

/** What a certificate and a predicate both can say of the source. */
const SOURCE = ['repository', 'ref', 'commit', 'workflow'] as const;

function contradiction({ asked, claims, certificate }: Asked): Broken | undefined {
  for (const field of certificate === undefined ? [] : SOURCE.filter((one) => isUsed(one, asked))) {
    const [said, vouched] = [claims[field], certificate?.[field]];
    if (said === undefined || vouched === undefined || said === vouched) continue;
    return {
      code: 'attestation-contradicts',
      found: `it says the ${field} ${said}, the certificate of who signed it ${vouched}`,
    };
  }
  return undefined;
}

/** Whether something is decided by a field. */
function isUsed(field: (typeof SOURCE)[number], { signers, ...asked }: AttestationRequirement): boolean {
  const { identities = [] } = signers.trust;
  const isPinned = (key: 'repositoryId' | 'ref' | 'workflow'): boolean =>
    identities.some((one) => one[key] !== undefined);
  switch (field) {
    case 'repository':
      return asked.sourceRepository !== undefined || isPinned('repositoryId');
    // The source is a material too.
    case 'ref':
      return asked.ref !== undefined || isPinned('ref') || asked.materials.length > 0;
    case 'commit':
      return asked.commit !== undefined || asked.materials.length > 0;
    case 'workflow':
      return isPinned('workflow');
  }
}

function wrongBuilder({ asked, claims, certificate }: Asked): Broken | undefined {
  if (asked.builder === undefined) return undefined;
  const wrong = (found: string): Broken => ({ code: 'attestation-wrong-builder', found });
  const { builder } = claims;
  if (builder !== asked.builder) return wrong(`it says the builder ${builder ?? 'not at all'}`);
  if (certificate?.issuer !== GITHUB_ISSUER || buildersOf(certificate).includes(builder)) return undefined;
  return wrong(`it says the builder ${builder}, and is signed by ${certificate.identity}`);
}

/** What a build on GitHub may call its builder: the workflow whose job signed, or the kind of the machine. */
function buildersOf({ identity, runnerEnvironment }: SignedByIdentity): readonly string[] {
  const machine = runnerEnvironment ?? 'none';
  return [identity, `https://github.com/actions/runner/${machine}`];
}

function wrongSource({ asked, claims, certificate }: Asked): Broken | undefined {
  const rules = [
    ['repository', asked.sourceRepository, 'attestation-wrong-repository'],
    ['ref', asked.ref, 'attestation-wrong-ref'],
    ['commit', asked.commit, 'attestation-wrong-commit'],
  ] as const;
  for (const [field, expected, code] of rules) {
    const vouched = certificate?.[field];
    // GitHub's certificates say all three: one that does not vouches for none.
    const found = certificate?.issuer === GITHUB_ISSUER ? vouched : (vouched ?? claims[field]);
    if (expected === undefined || found === expected) continue;
    return { code, found: found === undefined ? `it says no ${field}` : `it is of the ${field} ${found}` };
  }
  return undefined;
}

function missingMaterial(
  asked: readonly MaterialRequirement[],
  materials: readonly Material[],
): Broken | undefined {
  const missing = asked.find((one) => !materials.some((material) => isMaterial(one, material)));
  if (missing === undefined) return undefined;
  return { code: 'attestation-material-missing', found: `it names no ${missing.uri} as material` };
}

function isMaterial({ uri, digest }: MaterialRequirement, material: Material): boolean {
  if (material.uri !== uri) return false;
  return digest === undefined || material.digest?.[digest.algorithm] === digest.value;
}

function wrongAge(maxAge: number | undefined, signedAt: Date | undefined, now: Date): Broken | undefined {
  if (maxAge === undefined) return undefined;
  if (signedAt === undefined) {
    return { code: 'attestation-undated', found: 'nothing vouches for when it was signed' };
  }
  const age = now.getTime() - signedAt.getTime();
  if (age < -MAX_SKEW_MS) {
    return { code: 'attestation-in-future', found: `it was signed ${formatInstant(signedAt)}` };
  }
  // NaN, a moment that is none, is never within bounds.
  if (age <= maxAge) return undefined;
  return { code: 'attestation-too-old', found: `it was signed ${formatDuration(age / 1000)} ago` };
}
