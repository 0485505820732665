import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchManifest } from '#archive';
import type { ApprovalSources, Audit } from '#audit';
import type { EnvironmentReview } from '#github';
import { signApproval, type Approval, type RecoveryFacts } from '#provenance';
import { auditJson, renderAuditHtml } from '#report';
import { DirectoryStore } from '#stores';
import { UserError } from '#verdict';
import { Deeds, RESTORED, auditOf, moment, verdicts } from '../../support/audited.js';
import { newSigners } from '../../support/signed-sets.js';

const ours = newSigners();
const mona = newSigners();
const RECOVERED = moment(2, 9);

let root: string;
let store: DirectoryStore;
let recovery: string;
let sha256: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'audit-recoveries-'));
  store = new DirectoryStore(root);
  const deeds = new Deeds(store, ours.signer);
  const id = await deeds.backUp(moment(2));
  await deeds.note('recovery.started', id, moment(2, 8), 'done');
  recovery = await deeds.run(id, RECOVERED, {
    ...{ kind: 'recovery', ...RESTORED },
    recovery: {
      ...{ database: 'shop', actor: 'hubot', environment: 'production', target_was_empty: false },
      set_aside: 'shop_before_20261111',
    },
  });
  ({ sha256 } = await fetchManifest({ store, name: 'app', id }));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const approval = (given: Partial<Approval> = {}): Approval => ({
  ...{ of: { kind: 'manifest', digest: sha256 }, purpose: 'recovery', approver: 'mona' },
  ...{ approvedAt: moment(2, 7), expiresAt: moment(3, 7) },
  ...given,
});

async function audited(
  given: readonly Partial<Approval>[],
  more: Partial<ApprovalSources> = {},
  signer = mona.signer,
): Promise<Audit> {
  const files = await Promise.all(
    given.map(async (one, index) => ({
      path: `approvals/${index}.json`,
      bytes: await signApproval(approval(one), signer),
    })),
  );
  return auditOf(store, {
    trust: ours.trust,
    approvals: { files, approvers: mona.trust, reviewsOf: undefined, ...more },
  });
}

const approvers = ({ recoveries }: Audit): readonly (readonly string[])[] =>
  recoveries.map(({ approvals }) => approvals.map(({ said }) => said?.approver ?? ''));

describe('a recovery', () => {
  test('is told with who approved it, into what it went, and its steps', async () => {
    const found = await audited([{}]);
    expect(approvers(found)).toEqual([['mona']]);
    expect(verdicts(found)['recoveries']).toBe('proven');
    expect(found.recoveries[0]?.run.said?.recovery).toMatchObject({ database: 'shop', actor: 'hubot' });
    expect(found.steps.map(({ action }) => action)).toEqual(['recovery.started']);
    const html = renderAuditHtml(found);
    for (const word of ['mona', 'hubot', 'shop_before_20261111', 'recovery.started'])
      expect(html).toContain(word);
    expect(JSON.stringify(auditJson(found))).toContain('"approvals":["approvals/0.json"]');
  });

  test.each<[string, () => Partial<Approval>]>([
    ['given after it began', () => ({ approvedAt: RECOVERED })],
    ['expired when it began', () => ({ expiresAt: new Date(RECOVERED.getTime() - 60_000) })],
    ['for something else', () => ({ purpose: 'deploy' })],
    ['of another set', () => ({ of: { kind: 'manifest', digest: 'ab'.repeat(32) } })],
    ['of an artifact with that digest', () => ({ of: { kind: 'artifact', digest: sha256 } })],
  ])('is not approved by an approval %s', async (_, change) => {
    const found = await audited([change()]);
    expect(approvers(found)).toEqual([[]]);
    expect(verdicts(found)['recoveries']).toBe('unproven');
    // It is shown all the same.
    expect(found.approvals.map(({ evidence }) => evidence.standing)).toEqual(['signed']);
  });

  test('is not approved under a key that nobody named, nor by what is no approval', async () => {
    const stranger = await audited([{}], {}, newSigners().signer);
    expect(approvers(stranger)).toEqual([[]]);
    expect(stranger.approvals[0]?.evidence.refusal?.code).toBe('key-unknown');
    const files = [{ path: 'a.json', bytes: Buffer.from('{}') }];
    const none = await audited([], { files });
    expect(none.approvals[0]?.evidence.standing).toBe('refused');
    const unasked = await audited([{}], { approvers: undefined });
    expect(approvers(unasked)).toEqual([[]]);
    expect(unasked.approvals[0]?.evidence.standing).toBe('unchecked');
  });

  test('that nobody asked about costs no verdict, and is told', async () => {
    const found = await audited([], { approvers: undefined });
    expect(verdicts(found)['recoveries']).toBe('not applicable');
    expect(renderAuditHtml(found)).toContain('nobody that is known of');
  });

  test('is approved by who let its run into the environment, where GitHub says so', async () => {
    const deeds = new Deeds(store, ours.signer);
    const id = await deeds.backUp(moment(3));
    await deeds.run(id, moment(3, 9), { ...RESTORED, kind: 'recovery', run: { run_id: '77' } });
    const asked: number[] = [];
    const saying = (state: EnvironmentReview['state']) => (runId: number) => {
      asked.push(runId);
      return Promise.resolve([{ by: { id: 1, login: 'octocat' }, state, environments: ['production'] }]);
    };
    const found = await audited([{}], { reviewsOf: saying('approved') });
    // The first one names no run.
    expect(asked).toEqual([77]);
    expect(verdicts(found)['recoveries']).toBe('proven');
    const rejected = await audited([{}], { reviewsOf: saying('rejected') });
    expect(verdicts(rejected)['recoveries']).toBe('unproven');
    const silent = await audited([{}], { reviewsOf: () => Promise.reject(new UserError('no permission')) });
    expect(verdicts(silent)['recoveries']).toBe('unproven');
    expect(silent.recoveries[1]?.problem).toBe('no permission');
  });
});

describe('a recovery whose receipt names who let its run in', () => {
  const named = (given: Partial<RecoveryFacts> = {}): RecoveryFacts => ({
    ...{ database: 'shop', actor: 'hubot', environment: 'production', target_was_empty: false },
    approved_by: ['octocat'],
    ...given,
  });

  async function recovered(facts: RecoveryFacts, signer = ours.signer, signed = true): Promise<string> {
    await rm(root, { recursive: true });
    store = new DirectoryStore(root);
    const deeds = new Deeds(store, signer);
    const id = await deeds.backUp(moment(2));
    return deeds.run(id, RECOVERED, { kind: 'recovery', recovery: facts, run: { run_id: '77' }, signed });
  }

  test('is approved by them, under a signature that counts, with nobody asked again', async () => {
    await recovered(named());
    const found = await audited([], { approvers: undefined });
    expect(verdicts(found)['recoveries']).toBe('proven');
    expect(renderAuditHtml(found)).toContain('octocat, as the receipt has it');
    expect(auditJson(found).recoveries[0]?.approved_by).toEqual(['octocat']);
  });

  test('is approved by nobody where that receipt is not signed, or by somebody who is not trusted', async () => {
    await recovered(named(), ours.signer, false);
    expect(verdicts(await audited([]))['recoveries']).toBe('unproven');
    await recovered(named(), newSigners().signer);
    expect(verdicts(await audited([]))['recoveries']).toBe('unproven');
  });

  test.each<[string, Partial<RecoveryFacts>, string]>([
    ['of another environment', { environment: 'recovery' }, 'unproven'],
    ['of the same, written otherwise', { environment: 'Production' }, 'proven'],
    ['by whoever started it', { actor: 'Octocat' }, 'unproven'],
  ])('and names nobody is judged by a review on GitHub %s', async (_, facts, verdict) => {
    await recovered(named({ ...facts, approved_by: [] }));
    const reviewsOf = (): Promise<readonly EnvironmentReview[]> =>
      Promise.resolve([{ by: { id: 1, login: 'octocat' }, state: 'approved', environments: ['production'] }]);
    expect(verdicts(await audited([], { reviewsOf }))['recoveries']).toBe(verdict);
  });
});

test('a recovery of which there is only an entry is missed', async () => {
  await rm(join(root, recovery));
  const found = await audited([{}]);
  expect(found.unreceipted.map(({ action }) => action)).toEqual(['recovery']);
  expect(verdicts(found)['receipts-kept']).toBe('unproven');
});
