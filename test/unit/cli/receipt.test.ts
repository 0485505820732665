import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { fetchManifest, inSet } from '#archive';
import { EXIT, runCli } from '#cli';
import { MANIFEST_FILE } from '#manifest';
import { writeReceipt } from '#provenance';
import { DirectoryStore } from '#stores';
import { verbs } from '#verbs';
import { receiptShow, receiptVerify } from '../../../packages/verbs/schemas/index.js';
import { forgeManifest } from '../../support/sets.js';
import { drillPredicate, putReceipt, putSet } from '../../support/made-sets.js';
import { FakeSigstore, identityUrl, workflowIdentity } from '../../support/sigstore.js';
import { newSigners } from '../../support/signed-sets.js';
import { bytesOf, once } from '../../support/store-contract.js';

const MADE = new Date('2026-11-20T03:00:00Z');
const DRILLED = new Date('2026-11-20T04:00:00Z');

const ours = newSigners();
let root: string;
let store: DirectoryStore;
let id: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'receipt-verbs-'));
  store = new DirectoryStore(root);
  id = await putSet(store, MADE);
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function signedReceipt(): Promise<string> {
  const set = await fetchManifest({ store, name: 'app', id });
  const predicate = drillPredicate(DRILLED, { signature: 'key' });
  return writeReceipt(set, { kind: 'drill', predicate }, ours.signer);
}

const documentShape = v.looseObject({
  verdict: v.string(),
  checks: v.array(v.looseObject({ id: v.string(), verdict: v.string(), found: v.string() })),
  receipt: v.optional(v.looseObject({ predicateType: v.string() })),
});

async function run(
  verb: 'show' | 'verify',
  ...more: readonly string[]
): Promise<{ readonly code: number; readonly told: v.InferOutput<typeof documentShape> }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const known = [
    { schema: receiptShow, load: verbs['receipt show'] },
    { schema: receiptVerify, load: verbs['receipt verify'] },
  ];
  const code = await runCli(known, {
    argv: ['receipt', verb, '--store', root, '--json', ...more],
    env: { RUNNER_TEMP: tmpdir() },
    stdout,
    stderr,
    handlers: { endServer: () => Promise.resolve(), endProcess: () => Promise.resolve() },
  });
  const out = String(stdout.read() ?? '');
  return { code, told: v.parse(documentShape, JSON.parse(out)) };
}

/** Both checks of a verification, by how each ended. */
async function checksFor(...more: readonly string[]): Promise<readonly string[]> {
  const { told } = await run('verify', ...more);
  return told.checks.map((check) =>
    `${check.id} ${check.verdict} ${/^[a-z-]+(?=: )/.exec(check.found)?.[0] ?? ''}`.trim(),
  );
}

describe('receipt show', () => {
  test('shows the newest of a store, or the one that is named, signed or not', async () => {
    const path = await putReceipt(store, id, DRILLED);
    expect((await run('show')).told.receipt?.predicateType).toBe('https://backproof.dev/receipts/drill/v1');
    expect((await run('show', '--path', path.split('/').at(-1) ?? '')).code).toBe(EXIT.proven);
    await rm(join(root, path));
    const signed = await signedReceipt();
    expect((await run('show', '--path', signed)).told.receipt?.predicateType).toContain('drill');
  });
});

describe('receipt verify', () => {
  const trusting = [`--verify-key=${ours.publicPem}`];

  test('proves a receipt of a trusted signer about the set that lies there', async () => {
    await signedReceipt();
    expect((await run('verify', ...trusting)).code).toBe(EXIT.proven);
    expect(await checksFor(...trusting)).toEqual(['receipt.signature proven', 'receipt.subject proven']);
  });

  test('fails for an old one under a later name, and for one of another set', async () => {
    const genuine = await bytesOf(store, await signedReceipt());
    await store.put(`app/receipts/20261120-050000-drill-${id}.json`, once(genuine));
    expect(await checksFor(...trusting)).toEqual(['receipt.signature proven', 'receipt.subject failed']);
    const other = 'app/receipts/20261120-040000-drill-backup-20261120-020000.json';
    await store.put(other, once(genuine));
    expect(await checksFor(...trusting, '--path', other)).toEqual([
      'receipt.signature proven',
      'receipt.subject failed',
    ]);
  });

  test('takes the public key from a file', async () => {
    await signedReceipt();
    const file = join(root, 'key.pub');
    await writeFile(file, ours.publicPem);
    expect((await run('verify', '--verify-key', file)).code).toBe(EXIT.proven);
  });

  test.each(['logs', 'tsa'] as const)(
    'proves one that a workflow signed by an instance of its own with %s, and only by its root',
    async (witness) => {
      await using sigstore = await FakeSigstore.start({ witness });
      const identity = workflowIdentity();
      const set = await fetchManifest({ store, name: 'app', id });
      const predicate = drillPredicate(DRILLED, { signature: 'keyless' });
      await writeReceipt(set, { kind: 'drill', predicate }, sigstore.signer(identity));
      const trustedRoot = join(root, 'trusted_root.json');
      await writeFile(trustedRoot, sigstore.trustedRoot);
      const signer = ['--signer', `identity=${identityUrl(identity)} repository-id=${identity.repositoryId}`];
      expect(await checksFor(...signer, '--trusted-root', trustedRoot)).toEqual([
        'receipt.signature proven',
        'receipt.subject proven',
      ]);
      expect(await checksFor(...signer)).toEqual([
        `receipt.signature failed ${witness === 'logs' ? 'untrusted-root' : 'timestamp-refused'}`,
      ]);
      await writeFile(trustedRoot, '{}');
      expect(await checksFor(...signer, '--trusted-root', trustedRoot)).toEqual([
        'receipt.signature failed root-malformed',
      ]);
    },
  );

  test('is unproven where nobody signed, and where nobody says whose signature would count', async () => {
    const path = await putReceipt(store, id, DRILLED);
    expect(await checksFor()).toEqual(['receipt.signature unproven', 'receipt.subject proven']);
    await rm(join(root, path));
    await signedReceipt();
    expect(await checksFor()).toEqual(['receipt.signature unproven', 'receipt.subject proven']);
  });

  test('fails for another key, for no signature where one is demanded, and for a changed byte', async () => {
    const path = await signedReceipt();
    expect(await checksFor(`--verify-key=${newSigners().publicPem}`)).toEqual([
      'receipt.signature failed key-unknown',
    ]);
    const bytes = String(await bytesOf(store, path));
    await rm(join(root, path));
    await store.put(path, once(bytes.replace('"payload":"e', '"payload":"f')));
    expect((await run('verify', ...trusting)).code).toBe(EXIT.failed);
    await rm(join(root, path));
    await putReceipt(store, id, DRILLED);
    expect(await checksFor(...trusting)).toEqual(['receipt.signature failed signature-missing']);
  });

  test('fails where the set is another one now, and is unproven where it is gone', async () => {
    await signedReceipt();
    const folder = join(root, inSet({ name: 'app', id }));
    await forgeManifest(folder, (text) => text.replace('"system_version":""', '"system_version":"2"'));
    expect(await checksFor(...trusting)).toEqual(['receipt.signature proven', 'receipt.subject failed']);
    await rm(join(folder, MANIFEST_FILE));
    expect(await checksFor(...trusting)).toEqual(['receipt.signature proven', 'receipt.subject unproven']);
  });
});
