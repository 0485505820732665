import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { fetchManifest, readManifest } from '#archive';
import { leaveReceipt, type DrillResult } from '#drill';
import { parseStatement } from '#provenance';
import { DirectoryStore, type Store } from '#stores';
import { UserError, decided, type Check } from '#verdict';
import { putSet } from '../../support/made-sets.js';
import { bytesOf, pathsIn } from '../../support/store-contract.js';

const NOW = new Date('2026-11-20T09:00:00Z');
const ports = { clock: { now: () => NOW } };
const options = {
  kind: 'drill',
  startedAt: new Date('2026-11-20T08:59:00Z'),
  run: { repository: 'o/r', run_attempt: 2 },
  signer: undefined,
} as const;

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'receipt-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** What a drill came to, about a set that lies in a store. */
async function drilled(store: Store, checks: readonly Check[]): Promise<DrillResult> {
  const id = await putSet(new DirectoryStore(root), new Date('2026-11-20T03:00:00Z'));
  const set = await fetchManifest({ store, name: 'app', id });
  return {
    ...{ set, manifest: readManifest(set), checks, verdict: 'failed', claim: 'none', aim: 'equal-to-dump' },
    ...{ relations: [], phases: [{ name: 'restore', seconds: 1.5 }], rtoSeconds: 1.5, rpoSeconds: 21_600 },
    ...{ worstLossSeconds: undefined, targetVersion: undefined, notes: [], restored: undefined },
  };
}

test('a receipt says what went wrong first, however much there is to say, and stays of a size that is read', async () => {
  const store = new DirectoryStore(root);
  const check = (found: string, held: boolean): Check =>
    decided(held, { id: 'equal.rows', expected: 'the same', found, where: '𝄞'.repeat(1000) });
  const many = Array.from({ length: 5000 }, (_, n) => check(`\ud834 ${n} `.repeat(500), true));
  const receipt = await leaveReceipt(await drilled(store, [...many, check('other', false)]), options, ports);
  if (!('path' in receipt)) throw new Error(receipt.problem);
  const { predicate } = parseStatement(await bytesOf(store, receipt.path), receipt.path);
  expect(predicate.checks[0]).toMatchObject({ verdict: 'failed', found: 'other' });
  expect(predicate.checks.length + (predicate.checks_left_out ?? 0)).toBe(5001);
  expect(predicate).toMatchObject({ run: { repository: 'o/r', run_attempt: 2 }, rpo: { seconds: 21_600 } });
});

test('a store that takes no receipt costs the drill nothing, and it is told', async () => {
  const store = new DirectoryStore(root);
  store.put = () => Promise.reject(new UserError('Access denied'));
  const receipt = await leaveReceipt(await drilled(store, []), options, ports);
  expect(receipt).toEqual({ problem: expect.stringContaining('Access denied') });
  expect(await pathsIn(new DirectoryStore(root), 'app/receipts')).toEqual([]);
});
