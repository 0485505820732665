import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  SLSA_02,
  codesOf,
  decideDeploy,
  olderProvenance,
  provenance,
  signedBy,
} from '../../../support/attestations.js';
import { AttestedWorkspace } from '../../../support/attested-workspace.js';
import { newSigners } from '../../../support/signed-sets.js';
import { FakeSigstore, IN_TOTO, identityUrl, type WorkflowIdentity } from '../../../support/sigstore.js';

const ALLOWED = 'allow satisfied';
const OTHERS = { _type: 'https://in-toto.io/Statement/v1', predicateType: 'x', predicate: {} };

let job: AttestedWorkspace;
beforeAll(async () => {
  job = await AttestedWorkspace.create();
});
afterAll(() => job[Symbol.asyncDispose]());

/** Sign a provenance of the app as a run of this identity would, and put it where the policy looks. */
async function attest(
  changed: Partial<WorkflowIdentity> = {},
  statement: (identity: WorkflowIdentity) => unknown = (identity) => provenance(job.app, identity),
): Promise<void> {
  const identity = { ...job.identity, ...changed };
  job.put([await job.sigstore.sign(identity, statement(identity))]);
}

describe('a deploy goes on where', () => {
  test('everything that is asked for is attested, and tells what it rests on', async () => {
    await attest();
    const decision = await job.decide();
    expect(codesOf(decision)).toBe(ALLOWED);
    expect(decision.evidence).toEqual([
      { path: 'app.jsonl', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(decision.outcomes.at(-1)).toMatchObject({ subject: 'app.tar.gz', where: 'app.jsonl' });
  });

  test('the artifact is named by a digest, by an image, or by the run', async () => {
    await attest();
    const { sha256, sha512 } = job.app;
    for (const artifact of [`sha256:${sha256}`, `ghcr.io/acme/shop@sha256:${sha256}`]) {
      expect(await job.came({ artifact })).toBe(ALLOWED);
    }
    const given = { artifact: { name: 'app', digests: { sha256 } } };
    expect(await job.came({ artifact: undefined }, given)).toBe(ALLOWED);
    // What the policy names is not what the run says.
    const elsewhere = { artifact: { name: 'app', digests: { sha256: job.other.sha256 } } };
    expect(await job.came({}, elsewhere)).toBe(ALLOWED);
    expect(await job.came({ artifact: undefined }, elsewhere)).toBe('block attestation-wrong-subject');
    expect(await job.came({ artifact: undefined })).toBe('block artifact-unknown');
    expect(await job.came({ artifact: `sha512:${sha512}` })).toBe('block attestation-wrong-subject');
  });

  test('one of several subjects is the artifact, by SHA-512 too, as npm has it', async () => {
    const named = (digest: Readonly<Record<string, string>>): unknown => ({ name: 'pkg:npm/x@1', digest });
    const { app, other } = job;
    const about = (...subject: readonly unknown[]): Promise<void> =>
      attest({}, (identity) => ({ ...provenance(app, identity), subject }));
    await about(named({ sha512: app.sha512 }));
    expect(await job.came()).toBe(ALLOWED);
    expect(await job.came({ artifact: `sha512:${app.sha512}` })).toBe(ALLOWED);
    await about(named({ sha256: other.sha256 }), named({ sha1: 'ab' }), named({ sha256: app.sha256 }));
    expect(await job.came()).toBe(ALLOWED);
    // Two digests of one subject must both be the artifact's, and an algorithm that is not known counts for nothing.
    for (const digest of [
      { sha256: app.sha256, sha512: other.sha512 },
      { sha256: other.sha256, sha512: app.sha512 },
      { sha256: app.sha256.toUpperCase() },
      { md5: app.sha256 },
    ]) {
      await about(named(digest));
      expect(await job.came()).toBe('block attestation-wrong-subject');
    }
  });

  test('a builder of SLSA 0.2 attested it', async () => {
    const changed = { 'predicate-type': SLSA_02, materials: undefined };
    await attest({}, (identity) => olderProvenance(job.app, identity));
    expect(await job.came(changed)).toBe(ALLOWED);
    const uri = `git+https://github.com/acme/shop@${job.identity.ref}`;
    const materials = [{ uri, digest: `sha1:${job.identity.commit}` }];
    expect(await job.came({ ...changed, materials })).toBe(ALLOWED);
    const wrong = [{ uri, digest: `sha1:${'0'.repeat(40)}` }];
    expect(await job.came({ ...changed, materials: wrong })).toBe('block attestation-material-missing');
    expect(await job.came({ ...changed, builder: 'https://example.org/b' })).toBe(
      'block attestation-wrong-builder',
    );
  });

  test('a builder attested it that tells its source in SLSA’s own words', async () => {
    const { ref, commit } = job.identity;
    const uri = `git+https://github.com/acme/shop@${ref}`;
    const from = (sha1: string) => (identity: WorkflowIdentity) => ({
      ...provenance(job.app, identity),
      predicate: {
        buildDefinition: {
          buildType: 'https://slsa-framework.github.io/github-actions-buildtypes/container-based/v0.1',
          externalParameters: { source: { uri, digest: { sha1 } } },
        },
        runDetails: { builder: { id: identityUrl(identity) } },
      },
    });
    await attest({}, from(commit));
    expect(await job.came({ materials: undefined })).toBe(ALLOWED);
    await attest({}, from('0'.repeat(40)));
    expect(await job.came({ materials: undefined })).toBe('block attestation-contradicts');
  });

  test('a reusable workflow built it, or the builder is called by its machine', async () => {
    const jobWorkflow = 'slsa-framework/generator/.github/workflows/generic.yml@refs/tags/v2.1.0';
    const reusing = { ...job.identity, jobWorkflow };
    await attest(reusing);
    const builder = `https://github.com/${jobWorkflow}`;
    expect(await job.came({ builder, 'signed-by': signedBy(reusing) })).toBe(ALLOWED);
    const machine = 'https://github.com/actions/runner/github-hosted';
    const called = (identity: WorkflowIdentity): unknown => {
      const text = JSON.stringify(provenance(job.app, identity));
      return JSON.parse(text.replace(`"id":"${identityUrl(identity)}"`, `"id":"${machine}"`));
    };
    await attest({}, called);
    expect(await job.came({ builder: machine })).toBe(ALLOWED);
    // Somebody else's machine that calls itself GitHub's.
    await attest({ runnerEnvironment: 'self-hosted' }, called);
    const anyMachine = { ...signedBy(job.identity), identities: identitiesWithout('runner-environment') };
    expect(await job.came({ builder: machine, 'signed-by': anyMachine })).toBe(
      'block attestation-wrong-builder',
    );
  });

  test('timestamps witness it in place of logs', async () => {
    await using sigstore = await FakeSigstore.start({ witness: 'tsa' });
    job.put([await sigstore.sign(job.identity, provenance(job.app, job.identity))]);
    const more = { trustedRoot: sigstore.trustedRoot, now: new Date() };
    expect(await job.came({}, more)).toBe(ALLOWED);
    expect(await job.came()).toBe('block timestamp-refused');
  });

  test('one attestation of several fulfils it, in one file or another', async () => {
    const { app, other, identity, sigstore } = job;
    const right = await sigstore.sign(identity, provenance(app, identity));
    const wrong = await sigstore.sign(identity, provenance(other, identity));
    job.put(['{', wrong, '', 'null', right]);
    expect(await job.came()).toBe(ALLOWED);
    job.put([right, right]);
    expect(await job.came()).toBe(ALLOWED);
    job.put([wrong], 'wrong.json');
    job.put([JSON.stringify(JSON.parse(Buffer.from(right).toString()), undefined, 2)]);
    const decision = await job.decide({ bundle: ['wrong.json', 'app.jsonl'] });
    expect(codesOf(decision)).toBe(ALLOWED);
    expect(decision.evidence.map(({ path }) => path)).toEqual(['app.jsonl']);
    // What the APIs of GitHub and npm answer.
    const answer = (...bundles: readonly Uint8Array[]): string =>
      `{"attestations":[${bundles.map((one) => `{"bundle":${Buffer.from(one).toString()}}`).join()}]}`;
    job.put([answer(wrong, right)]);
    expect(await job.came()).toBe(ALLOWED);
    job.put([answer(wrong)]);
    expect(await job.came()).toBe('block attestation-wrong-subject');
  });

  test('each of several artifacts is attested, and not where one is not', async () => {
    const { app, other, identity, sigstore } = job;
    const both = await Promise.all(
      [app, other].map((one) => sigstore.sign(identity, provenance(one, identity))),
    );
    const attestations = [job.asked(), job.asked({ artifact: other.name })];
    job.put(both);
    expect(await job.came({}, { attestations })).toBe('allow satisfied satisfied');
    job.put(both.slice(0, 1));
    const decision = await job.decide({}, { attestations });
    expect(codesOf(decision)).toBe('block satisfied attestation-wrong-subject');
    expect(decision.checks.map(({ id, subject, verdict }) => [id, subject, verdict])).toEqual([
      ['gate.policy', undefined, 'proven'],
      ['gate.attestation', app.name, 'proven'],
      ['gate.attestation', other.name, 'failed'],
    ]);
  });
});

function identitiesWithout(key: string): unknown {
  return [signedBy(job.identity)['identities']]
    .flat()
    .map((one) => Object.fromEntries(Object.entries(one ?? {}).filter(([name]) => name !== key)));
}

describe('a deploy is blocked where', () => {
  test.each<[string, Partial<WorkflowIdentity>, string]>([
    ['another workflow', { workflow: '.github/workflows/ci.yml' }, 'identity-refused'],
    ['a branch', { ref: 'refs/heads/feature' }, 'identity-refused'],
    ['another repository', { repository: 'acme/other', repositoryId: '4712' }, 'identity-refused'],
    [
      'a repository of the same name',
      { repositoryId: '9999', ownerId: '9998' },
      'attestation-wrong-repository',
    ],
    ['the same repository of another owner', { ownerId: '9998' }, 'attestation-wrong-repository'],
    ['another machine', { runnerEnvironment: 'self-hosted' }, 'identity-refused'],
    ['another issuer', { issuer: 'https://example.org' }, 'identity-refused'],
    ['another commit', { commit: 'ab'.repeat(20) }, 'attestation-wrong-commit'],
  ])('%s signed it', async (_, changed, code) => {
    await attest(changed);
    expect(await job.came()).toBe(`block ${code}`);
  });

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['the artifact', { artifact: 'other.tar.gz' }, 'attestation-wrong-subject'],
    ['the predicate', { 'predicate-type': SLSA_02 }, 'attestation-wrong-predicate'],
    [
      'a predicate that begins so',
      { 'predicate-type': 'https://slsa.dev/provenance' },
      'attestation-wrong-predicate',
    ],
    ['the builder', { builder: 'https://github.com/acme/shop' }, 'attestation-wrong-builder'],
    [
      'the repository',
      { 'source-repository': 'https://github.com/acme/shop2' },
      'attestation-wrong-repository',
    ],
    ['the ref', { ref: 'refs/heads/mai' }, 'attestation-wrong-ref'],
    ['the commit', { commit: '0'.repeat(40) }, 'attestation-wrong-commit'],
    ['a material', { materials: [{ uri: 'pkg:npm/left-pad@1.3.1' }] }, 'attestation-material-missing'],
    [
      "a material's digest",
      { materials: [{ uri: 'pkg:npm/left-pad@1.3.0', digest: `sha256:${'5c'.repeat(32)}` }] },
      'attestation-material-missing',
    ],
    [
      "a material's algorithm",
      { materials: [{ uri: 'pkg:npm/left-pad@1.3.0', digest: `sha512:${'5b'.repeat(32)}` }] },
      'attestation-material-missing',
    ],
    ['the age', { 'max-age': '59m' }, 'attestation-too-old'],
  ])('%s is another than that which is asked for', async (_, changed, code) => {
    await attest();
    expect(await job.came(changed)).toBe(`block ${code}`);
  });

  test('it was signed in times to come', async () => {
    await attest();
    const now = new Date(job.now.getTime() - 2 * 3_600_000);
    expect(await job.came({}, { now })).toBe('block attestation-in-future');
  });

  test('a predicate contradicts the certificate of its signer', async () => {
    const mine = provenance(job.app, job.identity);
    const says = (changed: Partial<WorkflowIdentity>): unknown => {
      const theirs = provenance(job.app, { ...job.identity, ...changed });
      // Only what is said of the source, so that the builder is right.
      const builder = `"id":"${identityUrl({ ...job.identity, ...changed })}"`;
      return JSON.parse(JSON.stringify(theirs).replace(builder, `"id":"${identityUrl(job.identity)}"`));
    };
    const changes: readonly Partial<WorkflowIdentity>[] = [
      { repository: 'acme/other' },
      { ref: 'refs/heads/feature' },
      { commit: 'cd'.repeat(20) },
      { workflow: '.github/workflows/other.yml' },
    ];
    for (const changed of changes) {
      await attest({}, () => says(changed));
      expect(await job.came({ materials: undefined })).toBe('block attestation-contradicts');
    }
    // It is no way out to ask for what the predicate says.
    await attest({}, () => says({ ref: 'refs/heads/feature' }));
    expect(await job.came({ ref: 'refs/heads/feature', materials: undefined })).toBe(
      'block attestation-contradicts',
    );
    // What is not asked about is not looked at.
    const few = { ref: undefined, commit: undefined, materials: undefined };
    expect(await job.came(few)).toBe(ALLOWED);
    await attest({}, () => mine);
    expect(await job.came()).toBe(ALLOWED);
  });

  test('a builder is asked for, and something else is attested than a build', async () => {
    const statement = provenance(job.app, job.identity);
    const unsaid = { ...statement, predicateType: 'https://example.org/test-result/v1', predicate: {} };
    await attest({}, () => unsaid);
    const plain = { 'predicate-type': unsaid.predicateType, builder: undefined, materials: undefined };
    // The certificate says where it is from, though the predicate does not.
    expect(await job.came(plain)).toBe(ALLOWED);
    expect(await job.came({ ...plain, builder: identityUrl(job.identity) })).toBe(
      'block attestation-wrong-builder',
    );
  });

  test('what was signed is no statement, or no such predicate', async () => {
    for (const payload of [
      [],
      'text',
      { ...OTHERS, subject: [] },
      { ...OTHERS, subject: [{ name: 'app', digest: {} }] },
      { ...OTHERS, subject: [{ name: 'app', digest: { sha256: 7 } }] },
      { ...provenance(job.app, job.identity), _type: 'https://in-toto.io/Link/v1' },
      { ...provenance(job.app, job.identity), predicate: { buildDefinition: 7 } },
      { ...provenance(job.app, job.identity), predicate: undefined },
      Buffer.from('{"_type":"https://in-toto.io/Statement/v1","_type":"https://in-toto.io/Statement/v1"}'),
      Buffer.from([0xff, 0xfe]),
    ]) {
      job.put([await job.sigstore.sign(job.identity, payload)]);
      expect(await job.came()).toBe('block statement-malformed');
    }
    job.put([await job.sigstore.sign(job.identity, provenance(job.app, job.identity), 'text/plain')]);
    expect(await job.came()).toBe('block payload-type');
  });

  test('several come near: the reason is that of the nearest', async () => {
    const { app, other, identity, sigstore } = job;
    const sign = (statement: unknown, changed: Partial<WorkflowIdentity> = {}): Promise<Uint8Array> =>
      sigstore.sign({ ...identity, ...changed }, statement);
    // From far to near.
    const misses = [
      ['signature-malformed', Buffer.from('{"mediaType":7}')],
      ['key-unknown', await newSigners().signer.sign(IN_TOTO, Buffer.from('{}'))],
      ['identity-refused', await sign(provenance(app, identity), { ref: 'refs/heads/x' })],
      ['attestation-wrong-repository', await sign(provenance(app, identity), { repositoryId: '5' })],
      ['attestation-wrong-subject', await sign(provenance(other, identity))],
      ['attestation-wrong-predicate', await sign(olderProvenance(app, identity))],
      ['attestation-wrong-commit', await sign(provenance(app, identity), { commit: 'ef'.repeat(20) })],
    ] as const;
    for (const [index, [code]] of misses.entries()) {
      const files = misses.slice(0, index + 1).map(([, bytes]) => bytes);
      for (const order of [files, files.toReversed()]) {
        job.put(order);
        expect(await job.came({ commit: identity.commit })).toBe(
          `block ${code === 'attestation-wrong-commit' ? 'attestation-contradicts' : code}`,
        );
      }
    }
  });
});

describe('bare envelopes', () => {
  const envelope = async (signer: ReturnType<typeof newSigners>): Promise<Uint8Array> =>
    signer.signer.sign(IN_TOTO, Buffer.from(JSON.stringify(provenance(job.app, job.identity))));

  test('count by k of n pinned keys, whose signers vouch for all that they say', async () => {
    const three = newSigners(3, 2);
    const keys = { keys: three.publicPem, threshold: 3 };
    const asked = { 'max-age': undefined };
    job.put([await envelope(three)]);
    expect(await job.came({ ...asked, 'signed-by': keys })).toBe(ALLOWED);
    expect(await job.came({ ...asked, 'signed-by': keys, commit: '0'.repeat(40) })).toBe(
      'block attestation-wrong-commit',
    );
    expect(await job.came({ ...asked, 'signed-by': { keys: newSigners().publicPem } })).toBe(
      'block key-unknown',
    );
    expect(await job.came(asked)).toBe('block key-unknown');
    const text = Buffer.from(await envelope(three)).toString();
    const cut = JSON.stringify(JSON.parse(text), (key, value: unknown) =>
      key === 'signatures' && Array.isArray(value) ? value.slice(0, 2) : value,
    );
    job.put([cut]);
    expect(await job.came({ ...asked, 'signed-by': keys })).toBe('block threshold-not-reached');
    expect(await job.came({ ...asked, 'signed-by': { ...keys, threshold: 2 } })).toBe(ALLOWED);
    // One signature three times is one.
    const repeated = JSON.stringify(JSON.parse(text), (key, value: unknown) =>
      key === 'signatures' && Array.isArray(value) ? [value[0], value[0], value[0]] : value,
    );
    job.put([repeated]);
    expect(await job.came({ ...asked, 'signed-by': { ...keys, threshold: 2 } })).toBe(
      'block threshold-not-reached',
    );
  });

  test('have no time that anybody vouches for', async () => {
    const one = newSigners();
    job.put([await envelope(one)]);
    const both = { ...signedBy(job.identity), keys: one.publicPem };
    expect(await job.came({ 'signed-by': both })).toBe('block attestation-undated');
    expect(await job.came({ 'signed-by': both, 'max-age': undefined })).toBe(ALLOWED);
    await expect(job.came({ 'signed-by': { keys: one.publicPem } })).rejects.toThrow('identities');
  });
});

test('roots: one that is missing leaves it unproven, one that is none is refused, and an old one is told', async () => {
  await attest();
  const [checked] = (
    await decideDeploy({
      ...{ workspace: job.path, attestations: [job.asked()], now: job.now },
    })
  ).checks.slice(-1);
  expect(checked).toMatchObject({ verdict: 'unproven' });
  expect(await job.came({}, { trustedRoot: Buffer.from('{}') })).toBe('block root-malformed');
  const anybody = { identities: signedBy(job.identity)['identities'] };
  const year = new Date('2027-11-20T00:00:00Z');
  const notes = async (now: Date, changed = {}): Promise<number> =>
    (await job.decide(changed, { now })).notes.length;
  expect(await notes(year, { 'signed-by': anybody })).toBe(1);
  expect(await notes(new Date('2026-12-01T00:00:00Z'), { 'signed-by': anybody })).toBe(0);
  // That of the policy is its writer's to renew.
  expect(await notes(year)).toBe(0);
});

test('nothing of it asks the network', async () => {
  await using sigstore = await FakeSigstore.start();
  job.put([await sigstore.sign(job.identity, provenance(job.app, job.identity))]);
  const { trustedRoot } = sigstore;
  await sigstore[Symbol.asyncDispose]();
  const before = sigstore.asked.length;
  expect(await job.came({}, { trustedRoot, now: new Date() })).toBe(ALLOWED);
  expect(sigstore.asked.length).toBe(before);
});
