import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { fetchManifest, listBackups, type FoundSet } from '#archive';
import { parseJson } from '#json';
import { appendEntry } from '#ledger';
import { openReceipt, receiptNamed, standingOf, writeReceipt, type NewReceipt } from '#provenance';
import type { Signer, Trust } from '#seal';
import { DirectoryStore } from '#stores';
import { jsonLeaves, withLeaf } from '../../support/json-leaves.js';
import { drillPredicate, putSet } from '../../support/made-sets.js';
import { quietPorts } from '../../support/quiet.js';
import { newSigners } from '../../support/signed-sets.js';
import { bytesOf, once, pathsIn } from '../../support/store-contract.js';

const MADE = new Date('2026-11-20T03:00:00Z');
const DRILLED = new Date('2026-11-20T04:00:00Z');
const NOW = new Date('2026-11-20T09:00:00Z');
const ENVELOPE = v.looseObject({ payload: v.string() });

const ours = newSigners();
let root: string;
let store: DirectoryStore;
let set: FoundSet;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'signed-receipts-'));
  store = new DirectoryStore(root);
  set = await fetchManifest({ store, name: 'app', id: await putSet(store, MADE) });
});
afterEach(() => rm(root, { recursive: true, force: true }));

const signedDrill: NewReceipt = { kind: 'drill', predicate: drillPredicate(DRILLED, { signature: 'key' }) };
const bareDrill: NewReceipt = { kind: 'drill', predicate: drillPredicate(DRILLED) };

async function standing(trust?: Trust): Promise<string> {
  const found = await standingOf(set, await pathsIn(store, 'app/receipts'), NOW, trust);
  return found?.verdict ?? 'unknown';
}

/** How a receipt is taken: by its signature, or by why it is refused. */
async function taken(path: string, trust?: Trust): Promise<string> {
  const parts: Buffer = await bytesOf(store, path);
  try {
    return (await openReceipt(parts, path, trust)).signature;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'refused';
  }
}

describe('a receipt that is signed', () => {
  test('proves a set to whoever trusts its signer, and to nobody else who demands a signature', async () => {
    const path = await writeReceipt(set, signedDrill, ours.signer);
    expect(await taken(path)).toBe('unchecked');
    expect(await taken(path, ours.trust)).toBe('verified');
    expect(await taken(path, newSigners().trust)).toBe('key-unknown');
    expect(await standing()).toBe('proven');
    expect(await standing(ours.trust)).toBe('proven');
    expect(await standing(newSigners().trust)).toBe('unknown');
  });

  test('is not replaced by one that is not', async () => {
    const path = await writeReceipt(set, bareDrill);
    expect(await taken(path)).toBe('none');
    expect(await taken(path, ours.trust)).toBe('signature-missing');
    expect(await standing(ours.trust)).toBe('unknown');
  });

  test('says that it is, so that one without its signature is refused', async () => {
    const path = await writeReceipt(set, signedDrill, ours.signer);
    const { payload } = v.parse(ENVELOPE, JSON.parse(String(await bytesOf(store, path))));
    const bare = 'app/receipts/20261120-050000-drill-backup-20261120-030000.json';
    await store.put(bare, once(Buffer.from(payload, 'base64')));
    expect(await taken(bare)).toBe('refused');
  });

  test('names the head of the ledger', async () => {
    const head = await appendEntry(store, 'app', {
      ...{ at: DRILLED, actor: {}, action: 'drill', outcome: 'proven' },
      subject: { backup_id: set.id, manifest_sha256: set.sha256 },
    });
    const path = await writeReceipt(set, signedDrill, ours.signer);
    const { receipt } = await openReceipt(await bytesOf(store, path), path, ours.trust);
    expect(receipt.predicate.ledger).toEqual({ seq: head.seq, hash: head.hash });
  });

  test('is refused with any leaf of what was signed changed', async () => {
    const path = await writeReceipt(set, signedDrill, ours.signer);
    const envelope = v.parse(ENVELOPE, JSON.parse(String(await bytesOf(store, path))));
    const receipt = parseJson(Buffer.from(envelope.payload, 'base64'), { maxBytes: 100_000 });
    const leaves = jsonLeaves(receipt);
    expect(leaves.length).toBeGreaterThan(10);
    for (const leaf of leaves) {
      const changed = Buffer.from(JSON.stringify(withLeaf(receipt, leaf.path, 'changed')));
      const forged = JSON.stringify({ ...envelope, payload: changed.toString('base64') });
      await expect(openReceipt(Buffer.from(forged), path, ours.trust)).rejects.toMatchObject({
        code: 'signature-invalid',
      });
    }
  });

  test('costs nothing but itself where the service does not sign', async () => {
    const broken: Signer = { kind: 'keyless', sign: () => Promise.reject(new Error('no service')) };
    await expect(writeReceipt(set, signedDrill, broken)).rejects.toThrow('no service');
    expect(await pathsIn(store, 'app/receipts')).toEqual([]);
  });
});

test('every kind of receipt is read back, and only drills tell whether a set is proven', async () => {
  const { source, rto, ...common } = drillPredicate(DRILLED, { signature: 'key' });
  const kinds: readonly NewReceipt[] = [
    { kind: 'verification', predicate: { ...common, source, level: 'full' } },
    { kind: 'smoke', predicate: { ...common, probes: { passed: 3, failed: 0, unproven: 0 } } },
    { kind: 'recovery', predicate: { ...common, source, rto } },
  ];
  for (const receipt of kinds) {
    const path = await writeReceipt(set, receipt, ours.signer);
    expect(receiptNamed(path.slice('app/receipts/'.length))).toEqual({
      ...{ kind: receipt.kind, id: set.id, at: DRILLED },
    });
    const opened = await openReceipt(await bytesOf(store, path), path, ours.trust);
    expect(opened.receipt.predicateType).toBe(`https://backproof.dev/receipts/${receipt.kind}/v1`);
  }
  expect(await standing()).toBe('unknown');
  await writeReceipt(set, signedDrill, ours.signer);
  expect(await standing(ours.trust)).toBe('proven');
});

test('a listing shows a set as proven only by receipts that are signed as is demanded', async () => {
  const proven = async (trust?: Trust): Promise<readonly (string | undefined)[]> => {
    const request = { store, name: 'app', limit: 10, retention: undefined, trust };
    const { backups } = await listBackups(request, { ...quietPorts, clock: { now: () => NOW } });
    return backups.map((backup) => backup.standing?.verdict);
  };
  await writeReceipt(set, bareDrill);
  expect(await proven()).toEqual(['proven']);
  expect(await proven(ours.trust)).toEqual([undefined]);
  await writeReceipt(set, signedDrill, ours.signer);
  expect(await proven(ours.trust)).toEqual(['proven']);
});
