import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Decision } from '#gate';
import { DirectoryStore } from '#stores';
import { UserError } from '#verdict';
import { decideBy, policyText, told } from '../../support/gate.js';
import { putReceipt, putSet } from '../../support/made-sets.js';
import { bytesOf, once } from '../../support/store-contract.js';

const MADE = new Date('2026-11-20T03:00:00Z');
const DRILLED = new Date('2026-11-20T04:00:00Z');
const NOW = new Date('2026-11-20T09:00:00Z');
const HOUR = 3_600_000;

/** Lists what it holds and gives none of it. */
class SilentStore extends DirectoryStore {
  override get(path: string): AsyncIterable<Uint8Array> {
    throw new UserError(`The store does not give ${path}`);
  }
}

let root: string;
let store: DirectoryStore;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gate-'));
  store = new DirectoryStore(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

function later(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * HOUR);
}

async function gate(backup?: string, now = NOW, more = ''): Promise<Decision> {
  return decideBy({ store, policy: policyText(root, more, backup), now });
}

/** What was decided, without the policy's own outcome. */
async function came(...asked: Parameters<typeof gate>): Promise<string> {
  return told(await gate(...asked)).replace(' policy=satisfied', '');
}

const AGES = 'max-age: 26h, drill-max-age: 8d';

describe('a backup', () => {
  test('that was drilled in time lets a deploy through', async () => {
    const id = await putSet(store, MADE);
    const path = await putReceipt(store, id, DRILLED);
    const decision = await gate();
    expect(told(decision)).toBe('allow policy=satisfied backup=satisfied');
    expect(decision).toMatchObject({ set: { id }, claim: 'equal-to-dump', evidence: [{ path }] });
    expect(decision.checks.map(({ id: check, verdict }) => [check, verdict])).toEqual([
      ['gate.policy', 'proven'],
      ['gate.backup', 'proven'],
    ]);
  });

  test('is missing', async () => {
    // Another name is there, and it is not the one that is asked for.
    await putSet(store, MADE, { name: 'other' });
    expect(await came()).toBe('block backup=backup-missing');
  });

  test('that is not complete is none', async () => {
    await putSet(store, MADE, { manifest: false });
    expect(await came()).toBe('block backup=backup-missing');
  });

  test('is too old, or from the future', async () => {
    await putReceipt(store, await putSet(store, MADE), DRILLED);
    expect(await came(AGES, later(MADE, 26))).toBe('allow backup=satisfied');
    expect(await came(AGES, later(MADE, 26.01))).toBe('block backup=backup-too-old');
    expect(await came(AGES, later(MADE, 26 * 10))).toBe('block backup=backup-too-old');
    expect(await came(AGES, later(MADE, -1))).toBe('block backup=backup-in-future');
  });

  test('was never drilled, or too long ago', async () => {
    const id = await putSet(store, MADE);
    expect(await came()).toBe('block backup=drill-missing');
    await putReceipt(store, id, DRILLED);
    expect(await came('max-age: 9d, drill-max-age: 4h')).toBe('block backup=drill-too-old');
    expect(await came('max-age: 9d, drill-max-age: 5h')).toBe('allow backup=satisfied');
    expect(await came(AGES, later(DRILLED, -0.5))).toBe('block backup=drill-in-future');
  });

  test('was found wrong by its newest drill, whatever an older one said', async () => {
    const id = await putSet(store, MADE);
    await putReceipt(store, id, DRILLED);
    await putReceipt(store, id, later(DRILLED, 1), { verdict: 'failed', claim: 'none' });
    expect(await came()).toBe('block backup=drill-failed');
    await putReceipt(store, id, later(DRILLED, 2));
    expect(await came()).toBe('allow backup=satisfied');
    // A clock that goes ahead hides no failure.
    await putReceipt(store, id, later(NOW, 24), { verdict: 'failed', claim: 'none' });
    expect(await came()).toBe('block backup=drill-failed');
  });

  test('whose drills came to no result is not proven', async () => {
    const id = await putSet(store, MADE);
    await putReceipt(store, id, DRILLED, { verdict: 'unproven', claim: 'none' });
    expect(await came()).toBe('block backup=drill-unreadable');
  });

  test.each([
    ['claim: equal-to-source', {}, 'claim-too-weak'],
    ['claim: restorable', { claim: 'restorable' }, 'satisfied'],
    ['rto: 1m', {}, 'satisfied'],
    ['rto: 59s', {}, 'rto-exceeded'],
    ['rpo: 24h', {}, 'rpo-unknown'],
    ['rpo: 24h', { rpo: { seconds: 60, measured: '', worst_of_seven_days_seconds: 86_401 } }, 'rpo-exceeded'],
    ['rpo: 24h', { rpo: { seconds: 86_400, measured: '' } }, 'satisfied'],
    ['server-major: 16', {}, 'server-too-old'],
    ['server-major: 16', { target: { server_version: '15.12' } }, 'server-too-old'],
    ['server-major: 16', { target: { server_version: '17.2' } }, 'satisfied'],
    ['database: shop', {}, 'database-missing'],
  ] as const)('asked for with %s and drilled with %j is %s', async (asked, drilled, code) => {
    await putReceipt(store, await putSet(store, MADE), DRILLED, drilled);
    expect(await came(`${AGES}, ${asked}`)).toBe(
      `${code === 'satisfied' ? 'allow' : 'block'} backup=${code}`,
    );
  });

  test('holds a database where the set does and its drill does too', async () => {
    const asked = `${AGES}, database: shop`;
    const one = { name: 'shop', server_version: '17.2', snapshot_at: MADE.toISOString() };
    const drilled = { source: { databases: [one] } };
    await putReceipt(store, await putSet(store, MADE), DRILLED, drilled);
    expect(await came(asked)).toBe('block backup=database-missing');
    const id = await putSet(store, later(MADE, 0.5), { databases: ['shop'] });
    await putReceipt(store, id, later(DRILLED, 0.5));
    expect(await came(asked)).toBe('block backup=database-missing');
    await putReceipt(store, id, later(DRILLED, 1), drilled);
    expect(await came(asked)).toBe('allow backup=satisfied');
  });

  test('may be an older one, where the newest is not drilled yet; the newer is told', async () => {
    const id = await putSet(store, MADE);
    await putReceipt(store, id, DRILLED);
    const newer = await putSet(store, later(MADE, 4));
    const decision = await gate();
    expect(told(decision)).toBe('allow policy=satisfied backup=satisfied');
    expect(decision.set?.id).toBe(id);
    expect(decision.notes.join(' ')).toContain(`${newer}: drill-missing`);
  });

  test('is blamed for what comes nearest to what is asked', async () => {
    await putReceipt(store, await putSet(store, MADE), DRILLED);
    await putSet(store, later(MADE, 4));
    expect(await came(`${AGES}, rto: 1s`)).toBe('block backup=rto-exceeded');
  });
});

describe('evidence', () => {
  test('about another manifest, in the name of this set, is none', async () => {
    const other = await putSet(store, later(MADE, -1), { bytes: 7 });
    const genuine = await bytesOf(store, await putReceipt(store, other, DRILLED));
    const id = await putSet(store, MADE);
    await store.put(`app/receipts/20261120-050000-drill-${id}.json`, once(genuine));
    await store.delete(`app/backups/${other}/backup.manifest.json`);
    expect(await came()).toBe('block backup=wrong-subject');
  });

  test('that cannot be read is none', async () => {
    const id = await putSet(store, MADE);
    await store.put(`app/receipts/20261120-050000-drill-${id}.json`, once('{}'));
    expect(await came()).toBe('block backup=statement-malformed');
  });

  test('about a manifest that was changed, or moved, is none', async () => {
    const id = await putSet(store, MADE);
    await putReceipt(store, id, DRILLED);
    const path = `app/backups/${id}/backup.manifest.json`;
    const manifest = (await bytesOf(store, path)).toString('utf8');
    await store.delete(path);
    await store.put(path, once(manifest.replace('"encryption":"none"', '"encryption":"age"')));
    expect(await came()).toBe('block backup=wrong-subject');
    await store.delete(path);
    await store.put(
      path,
      once(manifest.replace(`"backup_id":"${id}"`, '"backup_id":"backup-20261120-020000"')),
    );
    expect(await came()).toBe('block backup=manifest-invalid');
  });

  test('that the store does not give is unproven, and blocks', async () => {
    await putReceipt(store, await putSet(store, MADE), DRILLED);
    const broken = new SilentStore(root);
    const decision = await decideBy({ store: broken, policy: policyText(root), now: NOW });
    expect(told(decision)).toBe('block policy=satisfied backup=evidence-unreadable');
    expect(decision.checks[1]).toMatchObject({ verdict: 'unproven', required: true });
  });
});

describe('a policy that somebody could change alone', () => {
  test.each([
    [true, false, 'allow policy=satisfied backup=satisfied'],
    [true, true, 'allow policy=satisfied backup=satisfied'],
    [false, false, 'block policy=policy-unprotected backup=satisfied'],
    [false, true, 'allow policy=satisfied backup=satisfied'],
  ])('protected %j, let through %j: %s', async (isProtected, allowUnprotected, came) => {
    await putReceipt(store, await putSet(store, MADE), DRILLED);
    const ref = { isProtected, allowUnprotected };
    const decision = await decideBy({ store, policy: policyText(root), now: NOW, ref });
    expect(told(decision)).toBe(came);
    expect(decision.notes.some((note) => note.includes('unsafe-unprotected-policy'))).toBe(
      !isProtected && allowUnprotected,
    );
  });
});

describe('a policy that has expired', () => {
  test('blocks whatever is proven, from the day after its last', async () => {
    await putReceipt(store, await putSet(store, MADE), DRILLED);
    expect(told(await gate(AGES, NOW, 'expires: 2026-11-20\n'))).toBe(
      'allow policy=satisfied backup=satisfied',
    );
    expect(told(await gate(AGES, NOW, 'expires: 2026-11-19\n'))).toBe(
      'block policy=policy-expired backup=satisfied',
    );
    const midnight = new Date('2026-11-21T00:00:00Z');
    expect(told(await gate(AGES, midnight, 'expires: 2026-11-20\n'))).toBe(
      'block policy=policy-expired backup=satisfied',
    );
  });
});
