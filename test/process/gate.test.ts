import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { sha256Hex } from '#manifest';
import { PAYLOAD_TYPE } from '#provenance';
import { verifySigned } from '#seal';
import { DirectoryStore } from '#stores';
import { SLSA_1, provenance, putArtifact } from '../support/attestations.js';
import { keysBlock, policyText, putSignedReceipt } from '../support/gate.js';
import { CommandLine } from '../support/cli.js';
import { GitHubServer } from '../support/github/index.js';
import { Job, type StepResult } from '../support/runner.js';
import { newSigners, putSignedSet, type Signers } from '../support/signed-sets.js';
import { workflowIdentity } from '../support/sigstore.js';

const POLICY = '.github/backproof-gate.yml';
const MINUTE = 60_000;

let server: GitHubServer;
let job: Job;
let store: DirectoryStore;
let ours: Signers;
let policy: string;
beforeEach(async () => {
  server = await GitHubServer.start();
  job = await Job.start();
  store = new DirectoryStore(join(job.workspace, 'backups'));
  ours = newSigners();
  policy = policyText(store.url, `signatures:\n${keysBlock(ours.publicPem)}`);
});
afterEach(async () => {
  await job[Symbol.asyncDispose]();
  await server.stop();
});

/** A set and its drill, both of this hour. @returns the path of the manifest */
async function put(): Promise<string> {
  const id = await putSignedSet(store, new Date(Date.now() - 30 * MINUTE), ours.signer);
  await putSignedReceipt(store, id, new Date(Date.now() - 10 * MINUTE), ours.signer);
  return `app/backups/${id}/backup.manifest.json`;
}

function gate(given: Readonly<Record<string, string>> = {}, url = server.url): Promise<StepResult> {
  return job.main('actions/provenance-verify', {
    with: { 'github-token': server.token({ contents: 'read' }), ...given },
    env: { GITHUB_API_URL: url, BACKPROOF_SIGNING_KEY: ours.privatePem },
  });
}

function told({ exitCode, outputs }: StepResult): readonly unknown[] {
  return [exitCode, outputs['decision'], outputs['verdict'], outputs['claim']];
}

const ALLOWED = [0, 'allow', 'proven', 'equal-to-dump'];
const BLOCKED = [1, 'block', 'failed', 'none'];

async function writePolicy(text: string): Promise<void> {
  const path = join(job.workspace, POLICY);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

test('a proven backup lets a deploy through, and the signed summary says by what', async () => {
  const manifest = await put();
  server.repository.files.set(POLICY, policy);
  const step = await gate({ 'artifact-digest': `sha256:${'ab'.repeat(32)}` });
  expect(step.annotations).toEqual([]);
  expect(told(step)).toEqual(ALLOWED);
  expect(step.outputs['policy-sha256']).toBe(sha256Hex(Buffer.from(policy)));
  expect(JSON.parse(step.outputs['reasons'] ?? '')).toMatchObject(
    ['policy', 'backup', 'signatures'].map((requirement) => ({ requirement, code: 'satisfied' })),
  );
  const bytes = await readFile(step.outputs['vsa-path'] ?? '');
  const { payload } = await verifySigned(bytes, PAYLOAD_TYPE, ours.trust);
  expect(JSON.parse(Buffer.from(payload).toString('utf8'))).toMatchObject({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ digest: { sha256: 'ab'.repeat(32) } }],
    predicateType: 'https://slsa.dev/verification_summary/v1',
    predicate: {
      policy: { digest: { sha256: step.outputs['policy-sha256'] } },
      resourceUri: `${store.url}#${manifest.replace('/backups/', '/').replace('/backup.manifest.json', '')}`,
      inputAttestations: [{ digest: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } }],
      ...{ verificationResult: 'PASSED', verifiedLevels: ['BACKPROOF_EQUAL_TO_DUMP'] },
    },
  });
});

test('what is not proven blocks, and the summary says so', async () => {
  const manifest = await put();
  server.repository.files.set(POLICY, policy);
  await store.delete(`${manifest}.sig`);
  const step = await gate();
  expect(told(step)).toEqual(BLOCKED);
  expect(JSON.parse(step.outputs['reasons'] ?? '')).toMatchObject([
    { requirement: 'policy', verdict: 'proven', code: 'satisfied' },
    { requirement: 'backup', verdict: 'unproven', code: 'not-authenticated' },
    { requirement: 'signatures', verdict: 'failed', code: 'signature-missing' },
  ]);
  expect(step.annotations.some(({ message }) => message.includes('signature-missing'))).toBe(true);
  const bytes = await readFile(step.outputs['vsa-path'] ?? '');
  const { payload } = await verifySigned(bytes, PAYLOAD_TYPE, ours.trust);
  const sha256 = sha256Hex(await readFile(join(job.workspace, 'backups', manifest)));
  expect(JSON.parse(Buffer.from(payload).toString('utf8'))).toMatchObject({
    subject: [{ digest: { sha256 } }],
    predicate: { verificationResult: 'FAILED', verifiedLevels: [] },
  });
});

test('the policy of the files that were checked out counts only where that is asked for by its name', async () => {
  await put();
  await writePolicy(policy);
  // The default branch has none.
  expect(told(await gate())).toEqual(BLOCKED);
  server.repository.files.set(POLICY, policy.replace('26h', '1s'));
  expect(told(await gate())).toEqual(BLOCKED);
  const before = server.requests.length;
  expect(told(await gate({ 'unsafe-local-policy': 'true' }))).toEqual(ALLOWED);
  // Nothing is asked of any network then.
  expect(server.requests.length).toBe(before);
});

test('a ref is asked for as it is given, and a pull request’s never', async () => {
  await put();
  server.repository.files.set(POLICY, policy.replace('26h', '1s'));
  server.repository.filesAt.set('refs/heads/production', new Map([[POLICY, policy]]));
  expect(told(await gate())).toEqual(BLOCKED);
  expect(told(await gate({ 'policy-ref': 'refs/heads/production' }))).toEqual(ALLOWED);
  const before = server.requests.length;
  expect(told(await gate({ 'policy-ref': 'refs/heads/nowhere' }))).toEqual(BLOCKED);
  expect(server.requests.slice(before).map(({ status }) => status)).toEqual([404]);
  server.requests.length = before;
  for (const ref of ['refs/pull/7/merge', 'pull/7/head'])
    expect(told(await gate({ 'policy-ref': ref }))).toEqual(BLOCKED);
  expect(server.requests.length).toBe(before);
});

test('a policy that somebody could change alone blocks, unless that is let through by its name', async () => {
  await put();
  server.repository.files.set(POLICY, policy);
  server.repository.unprotected.add('main');
  server.repository.rules.set('main', ['deletion', 'non_fast_forward']);
  const step = await gate();
  expect(told(step)).toEqual(BLOCKED);
  expect(JSON.parse(step.outputs['reasons'] ?? '')).toMatchObject([
    { requirement: 'policy', verdict: 'failed', code: 'policy-unprotected' },
    { requirement: 'backup', code: 'satisfied' },
    { requirement: 'signatures', code: 'satisfied' },
  ]);
  const allowed = await gate({ 'unsafe-unprotected-policy': 'true' });
  expect(told(allowed)).toEqual(ALLOWED);
  expect(allowed.summary).toContain('unsafe-unprotected-policy');
  // A ruleset protects a branch as well.
  server.repository.rules.set('main', ['deletion', 'pull_request']);
  expect(told(await gate())).toEqual(ALLOWED);
  // Of a tag GitHub does not tell.
  server.repository.filesAt.set('refs/tags/v1', new Map([[POLICY, policy]]));
  expect(told(await gate({ 'policy-ref': 'refs/tags/v1' }))).toEqual(BLOCKED);
});

test('the policy and what it names are read at the one commit that the branch stood at', async () => {
  server.repository.files.set(
    POLICY,
    JSON.stringify({
      ...{ store: store.url, name: 'app', backup: { 'max-age': '26h', 'drill-max-age': '8d' } },
      signatures: {
        identities: [{ issuer: 'https://issuer.example', identity: 'https://ci.example/backup' }],
        'trusted-root': 'ops/root.json',
      },
    }),
  );
  server.repository.files.set('ops/root.json', '{}');
  await put();
  const step = await gate({ 'artifact-digest': `sha256:${'ab'.repeat(32)}` });
  const commit = server.repository.commitOf('heads/main') ?? '';
  const reads = server.requests.filter(({ path }) => path.includes('/contents/'));
  expect(reads.map(({ path, query }) => [path.split('/contents/')[1], query])).toEqual([
    [expect.stringContaining('backproof-gate.yml'), `?ref=${commit}`],
    [expect.stringContaining('root.json'), `?ref=${commit}`],
  ]);
  const vsa = await readFile(step.outputs['vsa-path'] ?? '');
  const { payload } = await verifySigned(vsa, PAYLOAD_TYPE, ours.trust);
  expect(JSON.parse(Buffer.from(payload).toString('utf8'))).toMatchObject({
    predicate: { policy: { uri: `${server.repository.fullName}/${POLICY}@${commit}` } },
  });
});

test('whatever keeps the step from a decision blocks', async () => {
  await put();
  server.repository.files.set(POLICY, `${policy}bakup: {}\n`);
  const misspelt = await gate();
  expect(told(misspelt)).toEqual(BLOCKED);
  expect(misspelt.annotations.map(({ message }) => message).join()).toContain('backup');
  server.repository.files.set(POLICY, policy);
  expect(told(await gate({ 'artifact-digest': 'sha256:abc' }))).toEqual(BLOCKED);
  expect(told(await gate({ 'unsafe-policy': 'true' }))).toEqual(BLOCKED);
  expect(told(await gate({ 'github-token': 'ghs_wrong' }))).toEqual(BLOCKED);
});

test('on a terminal the policy is the file on the machine, and the exit code is the decision', async () => {
  await put();
  await using cli = await CommandLine.start();
  const file = join(cli.folder, 'gate.yml');
  const decide = async (text: string): Promise<unknown> => {
    await writeFile(file, text);
    const { code, out } = await cli.run(['gate', '--policy', file, '--json']);
    return [code, v.parse(v.object({ decision: v.string() }), JSON.parse(out)).decision];
  };
  expect(await decide(policy)).toEqual([0, 'allow']);
  expect(await decide(policy.replace('26h', '1s'))).toEqual([1, 'block']);
  // What is nobody's policy is wrong use.
  await writeFile(file, 'store: /mnt/backups\n');
  expect((await cli.run(['gate', '--policy', file])).code).toBe(3);
});

test('an artifact is deployed where it is attested, with no store and no backup, and another is not', async () => {
  const app = putArtifact(job.workspace, 'app.tar.gz', 'the app');
  putArtifact(job.workspace, 'other.tar.gz', 'something else');
  const statement = Buffer.from(JSON.stringify(provenance(app, workflowIdentity())));
  await writeFile(join(job.workspace, 'app.jsonl'), await ours.signer.sign(PAYLOAD_TYPE, statement));
  const asked = { bundle: 'app.jsonl', 'predicate-type': SLSA_1, 'signed-by': { keys: ours.publicPem } };
  server.repository.files.set(POLICY, JSON.stringify({ attestations: [asked] }));
  const step = await gate({ artifact: 'app.tar.gz' });
  expect(told(step)).toEqual([0, 'allow', 'proven', 'none']);
  const { payload } = await verifySigned(
    await readFile(step.outputs['vsa-path'] ?? ''),
    PAYLOAD_TYPE,
    ours.trust,
  );
  expect(JSON.parse(Buffer.from(payload).toString('utf8'))).toMatchObject({
    subject: [{ name: 'app.tar.gz', digest: { sha256: app.sha256, sha512: app.sha512 } }],
    predicate: {
      resourceUri: 'app.tar.gz',
      inputAttestations: [{ uri: 'app.jsonl' }],
      ...{ verificationResult: 'PASSED', verifiedLevels: [] },
    },
  });
  expect(told(await gate({ 'artifact-digest': app.sha256 }))).toEqual(told(step));
  const blocked = await gate({ artifact: 'other.tar.gz' });
  expect(told(blocked)).toEqual(BLOCKED);
  expect(JSON.parse(blocked.outputs['reasons'] ?? '')).toMatchObject([
    { requirement: 'policy', code: 'satisfied' },
    { requirement: 'attestations', code: 'attestation-wrong-subject' },
  ]);
  // Neither is believed where the two inputs disagree.
  const both = { artifact: 'other.tar.gz', 'artifact-digest': app.sha256 };
  expect(told(await gate(both))).toEqual(BLOCKED);
  expect(told(await gate())).toEqual([1, 'block', 'unproven', 'none']);
});
