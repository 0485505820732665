import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { fetchManifest } from '#archive';
import type { Decision } from '#gate';
import { PAYLOAD_TYPE, type Approval } from '#provenance';
import { DirectoryStore } from '#stores';
import { COMMIT, approvalBy } from '../../../support/approvals.js';
import { decideBy, keysBlock, policyText, told } from '../../../support/gate.js';
import { jsonLeaves, withLeaf } from '../../../support/json-leaves.js';
import { putReceipt, putSet } from '../../../support/made-sets.js';
import { newSigners, type Signers } from '../../../support/signed-sets.js';

const NOW = new Date('2026-11-20T09:00:00Z');
const [mona, hubot, dave] = [newSigners(), newSigners(), newSigners()];
const DIGEST = 'ab'.repeat(32);

let workspace: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'approved-'));
  await mkdir(join(workspace, 'approvals'));
});
afterEach(() => rm(workspace, { recursive: true, force: true }));

function policy(more = 'count: 2', keys = [mona, hubot, dave]): string {
  const pem = keysBlock(keys.map(({ publicPem }) => publicPem).join('')).replace(/^/gm, '  ');
  return `approvals:\n  signed:\n    ${more}\n${pem.trimEnd()}\n`;
}

async function put(name: string, bytes: Uint8Array | string): Promise<void> {
  await writeFile(join(workspace, 'approvals', `${name}.json`), bytes);
}

async function approve(
  name: string,
  { signer }: Signers,
  change: Partial<Approval> = {},
): Promise<Uint8Array> {
  const bytes = await approvalBy(signer, { approver: name, ...change });
  await put(name, bytes);
  return bytes;
}

async function decision(
  text = policy(),
  more: Partial<Parameters<typeof decideBy>[0]> = {},
): Promise<Decision> {
  return decideBy({
    ...{ store: new DirectoryStore(workspace), policy: text, now: NOW, workspace },
    ...{ change: { commit: COMMIT, approvals: ['approvals'] } },
    ...more,
  });
}

const came = async (...given: Parameters<typeof decision>): Promise<string> =>
  told(await decision(...given)).replace(' policy=satisfied', '');

describe('approvals as signed files', () => {
  test('of k of n approvers let a deploy through, and the decision says which files it rests on', async () => {
    await approve('mona', mona);
    expect(await came()).toBe('block approvals=approvals-too-few');
    await approve('hubot', hubot);
    const decided = await decision();
    expect(told(decided)).toBe('allow policy=satisfied approvals=satisfied');
    expect(decided.evidence.map(({ path }) => path)).toEqual(['approvals/hubot.json', 'approvals/mona.json']);
    expect(decided.checks.find(({ id }) => id === 'gate.approvals')).toMatchObject({ subject: 'signed' });
    expect(await came(policy('count: 3'))).toBe('block approvals=approvals-too-few');
  });

  test('by one key are one approval, however often and under whatever names', async () => {
    await approve('mona', mona);
    await approve('mona-again', mona);
    await approve('hubot', mona, { expiresAt: new Date(NOW.getTime() + 5000) });
    expect(await came()).toBe('block approvals=approvals-too-few');
  });

  test.each<[string, string, Partial<Approval>]>([
    ['of another commit', 'approval-wrong-subject', { of: { kind: 'commit', digest: '1'.repeat(40) } }],
    [
      'of something else with that digest',
      'approval-wrong-subject',
      { of: { kind: 'artifact', digest: DIGEST } },
    ],
    ['for something else', 'approval-wrong-purpose', { purpose: 'recovery' }],
    ['that has ended', 'approval-expired', { expiresAt: NOW }],
    [
      'of a time to come',
      'approval-in-future',
      { approvedAt: new Date(NOW.getTime() + 3_600_000), expiresAt: new Date(NOW.getTime() + 7_200_000) },
    ],
  ])('%s does not count', async (_, code, change) => {
    await approve('mona', mona);
    await approve('hubot', hubot, change);
    expect(await came()).toBe(`block approvals=${code}`);
  });

  test('counts as long as the policy lets it, however long it holds', async () => {
    await approve('mona', mona, { expiresAt: new Date('2030-01-01T00:00:00Z') });
    expect(await came(policy('max-age: 1h'))).toBe('allow approvals=satisfied');
    expect(await came(policy('max-age: 59m'))).toBe('block approvals=approval-expired');
    expect(await came(policy('purpose: recovery'))).toBe('block approvals=approval-wrong-purpose');
  });

  test('by a stranger do not count', async () => {
    await approve('mona', mona);
    await approve('hubot', newSigners());
    expect(await came()).toBe('block approvals=approver-unknown');
    expect(await came(policy('count: 1', [hubot]))).toBe('block approvals=approver-unknown');
  });

  test('that the stranger co-signed count for those who are known', async () => {
    const both = newSigners(2);
    const [first = ''] = both.publicPem.split(/(?<=-----END PUBLIC KEY-----\n)/);
    await approve('mona', both);
    expect(await came(policy('count: 1', [{ ...both, publicPem: first }]))).toBe('allow approvals=satisfied');
  });

  test('are about the commit, the set or the artifact that is to be deployed', async () => {
    const store = new DirectoryStore(join(workspace, 'store'));
    const made = new Date('2026-11-20T03:00:00Z');
    const id = await putSet(store, made);
    await putReceipt(store, id, new Date('2026-11-20T04:00:00Z'));
    const { sha256 } = await fetchManifest({ store, name: 'app', id });
    const ofSet = policyText('/b', policy('of: manifest'));
    await approve('mona', mona, { of: { kind: 'artifact', digest: sha256 } });
    expect(await came(ofSet, { store })).toBe('block backup=satisfied approvals=approval-wrong-subject');
    await approve('mona', mona, { of: { kind: 'manifest', digest: sha256 } });
    expect(await came(ofSet, { store })).toBe('allow backup=satisfied approvals=satisfied');
    await approve('mona', mona, { of: { kind: 'artifact', digest: DIGEST } });
    const artifact = { name: 'app', digests: { sha256: DIGEST } };
    expect(await came(policy('of: artifact'), { artifact })).toBe('allow approvals=satisfied');
    // Nobody says which.
    expect(await came(policy('of: artifact'))).toBe('block approvals=approvals-unreadable');
    const change = { approvals: ['approvals'] };
    expect(await came(policy('of: commit'), { change })).toBe('block approvals=approvals-unreadable');
    const empty = new DirectoryStore(join(workspace, 'empty'));
    expect(await came(ofSet, { store: empty })).toMatch(/approvals=approvals-unreadable$/);
  });

  test('are refused with any leaf of the envelope changed, but for the hint which key it was', async () => {
    const envelope: unknown = JSON.parse(Buffer.from(await approve('mona', mona)).toString('utf8'));
    const found = new Map<string, string>();
    for (const { path, value } of jsonLeaves(envelope)) {
      await put('mona', JSON.stringify(withLeaf(envelope, path, `${String(value)}AAAA`)));
      found.set(path.join('.'), await came(policy('count: 1')));
    }
    expect(Object.fromEntries(found)).toEqual({
      payload: 'block approvals=signature-invalid',
      payloadType: 'block approvals=payload-type',
      'signatures.0.keyid': 'allow approvals=satisfied',
      'signatures.0.sig': 'block approvals=signature-malformed',
    });
  });

  test('are refused with any leaf of the statement changed, and where they are none', async () => {
    const envelope: unknown = JSON.parse(Buffer.from(await approve('mona', mona)).toString('utf8'));
    const { payload } = v.parse(v.looseObject({ payload: v.string() }), envelope);
    const statement: unknown = JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
    for (const { path } of jsonLeaves(statement)) {
      const changed = Buffer.from(JSON.stringify(withLeaf(statement, path, 'other'))).toString('base64');
      await put('mona', JSON.stringify(withLeaf(envelope, ['payload'], changed)));
      expect(await came(policy('count: 1'))).toBe('block approvals=signature-invalid');
    }
    const other = JSON.stringify({
      ...v.parse(v.looseObject({}), statement),
      predicateType: 'https://example.com/else/v1',
    });
    await put('mona', await mona.signer.sign(PAYLOAD_TYPE, Buffer.from(other)));
    expect(await came(policy('count: 1'))).toBe('block approvals=statement-malformed');
    await put('mona', JSON.stringify(statement));
    expect(await came(policy('count: 1'))).toBe('block approvals=signature-malformed');
    await put('mona', '');
    expect(await came(policy('count: 1'))).toBe('block approvals=signature-missing');
  });

  test('that cannot be read prove nothing', async () => {
    await approve('mona', mona);
    const unreadable = 'block approvals=approvals-unreadable';
    const one = policy('count: 1');
    const at = (...approvals: readonly string[]): Promise<string> =>
      came(one, { change: { commit: COMMIT, approvals } });
    expect(await at('approvals/mona.json', 'approvals')).toBe('allow approvals=satisfied');
    expect(await at()).toBe('block approvals=approvals-too-few');
    expect(await at('none')).toBe(unreadable);
    expect(await at(...Array.from({ length: 201 }, () => 'approvals/mona.json'))).toBe(unreadable);
    expect(await at('approvals', '../elsewhere.json')).toBe(unreadable);
    await put('mona\n::notice::x', '{}');
    expect(await at('approvals')).toBe(unreadable);
    await rm(join(workspace, 'approvals', 'mona\n::notice::x.json'));
    expect(await at('approvals')).toBe('allow approvals=satisfied');
    await put('large', ' '.repeat(200_000));
    expect(await at('approvals')).toBe(unreadable);
    await rm(join(workspace, 'approvals', 'large.json'));
    await symlink('/etc/passwd', join(workspace, 'approvals', 'link.json'));
    expect(await at('approvals')).toBe(unreadable);
  });

  test('the reason is the most telling one, and all are told', async () => {
    await approve('mona', mona, { purpose: 'recovery' });
    await approve('hubot', hubot, { expiresAt: NOW });
    await approve('eve', newSigners());
    const { outcomes } = await decision();
    expect(outcomes[1]).toMatchObject({ code: 'approval-expired', verdict: 'failed' });
    for (const name of ['mona', 'hubot', 'eve']) expect(outcomes[1]?.found).toContain(name);
  });
});
