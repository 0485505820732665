import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { canonicalJson } from '#json';
import { PAYLOAD_TYPE, StatementRefused, openApproval, type OpenedApproval } from '#provenance';
import { SignatureRefused, type Trust } from '#seal';
import { APPROVED_AT, COMMIT, approval, approvalBy } from '../../support/approvals.js';
import { jsonLeaves, withLeaf } from '../../support/json-leaves.js';
import { newSigners } from '../../support/signed-sets.js';

const ours = newSigners();
const ENVELOPE = v.looseObject({ payload: v.string() });

/** Why an approval is refused; `taken` where it is not. */
async function cameOf(bytes: Uint8Array | string, trust: Trust = ours.trust): Promise<string> {
  try {
    await openApproval(Buffer.from(bytes), trust);
    return 'taken';
  } catch (error) {
    if (error instanceof SignatureRefused || error instanceof StatementRefused) return error.code;
    throw error;
  }
}

async function statement(): Promise<unknown> {
  const { payload } = v.parse(ENVELOPE, JSON.parse(Buffer.from(await approvalBy(ours.signer)).toString()));
  return JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
}

const signed = (value: unknown): Promise<Uint8Array> =>
  ours.signer.sign(PAYLOAD_TYPE, Buffer.from(JSON.stringify(value)));

describe('an approval', () => {
  test('is an in-toto statement about what it approves, read back as it was given', async () => {
    expect(await statement()).toEqual({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'commit', digest: { gitCommit: COMMIT } }],
      predicateType: 'https://backproof.dev/approvals/v1',
      predicate: {
        ...{ purpose: 'deploy', approver: 'mona' },
        approved_at: '2026-11-20T08:00:00.000Z',
        expires_at: '2026-11-21T08:00:00.000Z',
      },
    });
    const opened: OpenedApproval = await openApproval(await approvalBy(ours.signer), ours.trust);
    const { by, ...read } = opened;
    expect(read).toEqual(approval());
    expect(by).toEqual([{ kind: 'key', keyId: ours.trust.keys?.keys[0]?.keyId }]);
    for (const kind of ['manifest', 'artifact'] as const) {
      const of = { kind, digest: 'ab'.repeat(32) };
      expect((await openApproval(await approvalBy(ours.signer, { of }), ours.trust)).of).toEqual(of);
    }
  });

  test('counts for nobody who does not trust its key', async () => {
    const bytes = await approvalBy(ours.signer);
    expect(await cameOf(bytes)).toBe('taken');
    expect(await cameOf(bytes, newSigners().trust)).toBe('key-unknown');
  });

  test('is refused with any leaf of its envelope changed, but for the hint which key it was', async () => {
    const envelope: unknown = JSON.parse(Buffer.from(await approvalBy(ours.signer)).toString());
    const taken = [];
    for (const { path, value } of jsonLeaves(envelope)) {
      const came = await cameOf(JSON.stringify(withLeaf(envelope, path, `${String(value)}AAAA`)));
      if (came === 'taken') taken.push(path.join('.'));
    }
    expect(taken).toEqual(['signatures.0.keyid']);
  });

  test('is refused with any leaf of its statement changed after it was signed', async () => {
    const value = await statement();
    const envelope: unknown = JSON.parse(Buffer.from(await approvalBy(ours.signer)).toString());
    for (const { path } of jsonLeaves(value)) {
      const payload = Buffer.from(canonicalJson(withLeaf(value, path, '2026-11-20T07:00:00Z')));
      const changed = withLeaf(envelope, ['payload'], payload.toString('base64'));
      expect(await cameOf(JSON.stringify(changed))).toBe('signature-invalid');
    }
  });

  test('is nothing else that its key signed', async () => {
    const value = await statement();
    expect(await cameOf(await signed(value))).toBe('taken');
    const [other, about] = [{ ...v.parse(v.looseObject({}), value) }, [{ name: 'commit', digest: {} }]];
    const wrong: readonly unknown[] = [
      { ...other, predicateType: 'https://backproof.dev/receipts/drill/v1' },
      { ...other, predicateType: 'https://backproof.dev/approvals/v2' },
      { ...other, _type: 'https://in-toto.io/Statement/v0.1' },
      { ...other, subject: [] },
      { ...other, subject: about },
      { ...other, subject: [{ name: 'commit', digest: { sha256: 'ab'.repeat(32) } }] },
      { ...other, subject: [{ name: 'artifact', digest: { gitCommit: COMMIT } }] },
      { ...other, subject: [{ name: 'commit', digest: { gitCommit: COMMIT, sha256: 'ab'.repeat(32) } }] },
      { ...other, subject: [{ name: 'commit', digest: { gitCommit: COMMIT.toUpperCase() } }] },
      withLeaf(value, ['predicate', 'expires_at'], '2026-11-20T08:00:00Z'),
      withLeaf(value, ['predicate', 'expires_at'], 'never'),
      withLeaf(value, ['predicate', 'approver'], 'mona\nhubot'),
      withLeaf(value, ['predicate', 'approver'], '\u202eanom'),
      withLeaf(value, ['predicate', 'purpose'], ''),
      { ...other, more: true },
      {},
    ];
    for (const one of wrong) expect(await cameOf(await signed(one))).toBe('statement-malformed');
    const bytes = await ours.signer.sign('application/json', Buffer.from(JSON.stringify(value)));
    expect(await cameOf(bytes)).toBe('payload-type');
  });

  test('that no reader would take is not signed', async () => {
    const expired = { expiresAt: APPROVED_AT };
    await expect(approvalBy(ours.signer, expired)).rejects.toThrow(StatementRefused);
    await expect(approvalBy(ours.signer, { of: { kind: 'commit', digest: 'main' } })).rejects.toThrow(
      StatementRefused,
    );
  });
});
