import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { fetchManifest, readManifest } from '#archive';
import { appendEntry } from '#ledger';
import { verifyManifestSignature, type WrittenManifest } from '#provenance';
import type { Signer } from '#seal';
import { DirectoryStore } from '#stores';
import { UserError } from '#verdict';
import { signatureOf } from '../../../packages/backup/signature.js';
import { putSet } from '../../support/made-sets.js';
import { silentLog } from '../../support/quiet.js';
import { newSigners } from '../../support/signed-sets.js';

const MADE = new Date('2026-11-20T03:00:00Z');

const ours = newSigners();
let root: string;
let store: DirectoryStore;
let written: WrittenManifest & { readonly id: string };
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'signature-'));
  store = new DirectoryStore(root);
  const set = await fetchManifest({ store, name: 'app', id: await putSet(store, MADE) });
  written = { manifest: readManifest(set), name: 'app', bytes: set.bytes, id: set.id };
});
afterEach(() => rm(root, { recursive: true, force: true }));

test('a signature names the head that the ledger had', async () => {
  const head = await appendEntry(store, 'app', {
    ...{ at: MADE, actor: {}, action: 'backup', outcome: 'done', subject: {} },
  });
  const { bytes = Buffer.alloc(0), check } = await signatureOf(written, store, ours.signer, silentLog);
  expect(check.verdict).toBe('proven');
  const { statement } = await verifyManifestSignature(written, bytes, ours.trust);
  expect(statement.predicate.ledger).toEqual({ seq: head.seq, hash: head.hash });
});

test('a service that does not sign costs the set its signature and the run its verdict, and nothing else', async () => {
  const closed: Signer = { kind: 'keyless', sign: () => Promise.reject(new UserError('Sigstore is away')) };
  const { bytes, check } = await signatureOf(written, store, closed, silentLog);
  expect(bytes).toBeUndefined();
  expect(check).toMatchObject({ id: 'backup.signed', verdict: 'failed', found: 'Sigstore is away' });
});

test('who may write to a store and not read there signs all the same, without the head of the ledger', async () => {
  const refuse = (): never => {
    throw new UserError('Access denied');
  };
  store.head = refuse;
  store.list = refuse;
  store.get = refuse;
  const { bytes = Buffer.alloc(0), check } = await signatureOf(written, store, ours.signer, silentLog);
  expect(check.verdict).toBe('proven');
  const { statement } = await verifyManifestSignature(written, bytes, ours.trust);
  expect(statement.predicate.ledger).toBeUndefined();
});
