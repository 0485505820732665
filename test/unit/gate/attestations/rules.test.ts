import { expect, test } from '@jest/globals';
import type { SignedByIdentity } from '#seal';
import { brokenRule } from '../../../../packages/gate/attestations/rules.js';
import type { AttestationRequirement } from '../../../../packages/gate/policy/model.js';
import { GITHUB_ISSUER } from '../../../support/sigstore.js';

const NOW = new Date('2026-11-20T09:00:00Z');
const CLAIMS = {
  ...{ repository: 'https://github.com/acme/shop', ref: 'refs/heads/main', commit: 'ab'.repeat(20) },
  materials: [],
};
const ASKED: AttestationRequirement = {
  ...{ predicateType: 'x', signers: { trust: {} }, ofDeployedCommit: false, materials: [] },
};

/** A certificate that says who signed, and nothing of a source: such as GitHub's of before 2023, or somebody's address. */
function bare(issuer: string): SignedByIdentity {
  return { kind: 'identity', issuer, identity: 'somebody', signedAt: NOW };
}

test.each([
  ['sourceRepository', CLAIMS.repository, 'attestation-wrong-repository'],
  ['ref', CLAIMS.ref, 'attestation-wrong-ref'],
  ['commit', CLAIMS.commit, 'attestation-wrong-commit'],
] as const)(
  '%s is what a certificate of GitHub’s says, and where it says none nobody else does',
  (key, value, code) => {
    const asked = { ...ASKED, [key]: value };
    const by = (issuer: string): string | undefined => brokenRule(asked, CLAIMS, [bare(issuer)], NOW)?.code;
    expect(by(GITHUB_ISSUER)).toBe(code);
    // Who is trusted by an address, or by a key, is trusted to say where something is from.
    expect(by('https://accounts.example')).toBeUndefined();
    expect(brokenRule(asked, CLAIMS, [{ kind: 'key', keyId: 'k' }], NOW)).toBeUndefined();
    expect(brokenRule(asked, { materials: [] }, [{ kind: 'key', keyId: 'k' }], NOW)?.code).toBe(code);
  },
);

test('a moment that is none is within no age', () => {
  const asked = { ...ASKED, maxAge: 1_000 };
  const at = (signedAt: Date): string | undefined =>
    brokenRule(asked, CLAIMS, [{ ...bare('https://accounts.example'), signedAt }], NOW)?.code;
  expect(at(NOW)).toBeUndefined();
  expect(at(new Date(Number.NaN))).toBe('attestation-too-old');
  expect(at(new Date(NOW.getTime() - 1_001))).toBe('attestation-too-old');
  expect(at(new Date(NOW.getTime() + 299_000))).toBeUndefined();
  expect(at(new Date(NOW.getTime() + 301_000))).toBe('attestation-in-future');
});
