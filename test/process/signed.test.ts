import { cp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MANIFEST_SIGNATURE_FILE } from '#manifest';
import { openReceipt } from '#provenance';
import { checksOf, pathWith, SHOP, startService, urlOf, type Service } from '../support/process.js';
import { Job, type StepResult } from '../support/runner.js';
import { newSigners } from '../support/signed-sets.js';

const BACKUP = 'actions/pg-backup';
const VERIFY = 'actions/verify-archive';
const DRILL = 'actions/restore-drill';

let service: Service;
let path: string;
beforeAll(async () => {
  service = await startService(17);
  path = await pathWith(17);
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
});

/** How the check of the signature ended, and the code that its reason begins with. */
function signatureOf(step: StepResult): string {
  const found = checksOf(step).find(({ id }) => id === 'manifest.signature');
  const code = /^([a-z]+(?:-[a-z]+)+): /.exec(found?.found ?? '')?.[1];
  return [found?.verdict ?? 'not checked', ...(code === undefined ? [] : [code])].join(' ');
}

describe('a backup that is signed by a key', () => {
  test('is proven by it, and none that is not so is taken in its place', async () => {
    const ours = newSigners(2, 2);
    const source = await service.database(SHOP);
    await using job = await Job.start();
    const store = join(job.workspace, 'backups');
    const keyFile = join(job.workspace, 'backproof.pub');
    await writeFile(keyFile, ours.publicPem);
    const backUp = (env: Record<string, string> = {}): Promise<StepResult> =>
      job.main(BACKUP, { with: { source: urlOf(source), store, name: 'app' }, env, path });
    const read = (
      action: string,
      more: Record<string, string> = {},
      env: Record<string, string> = {},
    ): Promise<StepResult> =>
      job.main(action, {
        with: { store, 'verify-key': keyFile, 'verify-threshold': '2', ...more },
        env,
        path,
      });

    const signing = { BACKPROOF_SIGNING_KEY: ours.privatePem };
    const older = await backUp(signing);
    expect(older.annotations).toEqual([]);
    expect(older.outputs).toMatchObject({ verdict: 'proven' });
    const sets = join(store, 'app', 'backups');
    const first = join(sets, older.outputs['backup-id'] ?? '');
    expect(await readdir(first)).toContain(MANIFEST_SIGNATURE_FILE);
    // A line of the key in any log would be a line of the key.
    for (const line of ours.privatePem.split('\n').filter((text) => /^[\w+/=]{20,}$/.test(text)))
      expect(older.log + older.summary).not.toContain(line);

    const verified = await read(VERIFY);
    expect(signatureOf(verified)).toBe('proven');
    expect(verified.outputs).toMatchObject({ verdict: 'proven', claim: 'intact' });
    const drilled = await read(DRILL, { keep: 'false' }, signing);
    expect(signatureOf(drilled)).toBe('proven');
    expect(drilled.outputs).toMatchObject({ verdict: 'proven', claim: 'equal-to-source' });

    for (const [step, signature] of [
      [verified, 'none'],
      [drilled, 'verified'],
    ] as const) {
      const receipt = step.outputs['receipt-path'] ?? '';
      const trust = signature === 'none' ? undefined : ours.trust;
      const opened = await openReceipt(await readFile(join(store, receipt)), receipt, trust);
      expect([receipt, opened.signature]).toEqual([receipt, signature]);
      expect(opened.receipt.predicate.verdict).toBe('proven');
    }

    const other = await read(VERIFY, { 'verify-key': newSigners(2).publicPem });
    expect(signatureOf(other)).toBe('failed key-unknown');
    expect(other.exitCode).not.toBe(0);

    // Somebody who may write to the store, and has no key.
    const newer = await backUp();
    const second = join(sets, newer.outputs['backup-id'] ?? '');
    const unsigned = await read(VERIFY);
    expect(signatureOf(unsigned)).toBe('failed signature-missing');
    expect(unsigned.outputs).toMatchObject({ verdict: 'failed', claim: 'none' });

    // The older set, signed, where the newer one was.
    await rm(second, { recursive: true });
    await cp(first, second, { recursive: true });
    for (const action of [VERIFY, DRILL]) {
      const rolledBack = await read(action);
      expect(signatureOf(rolledBack)).toBe('failed set-moved');
      expect(rolledBack.outputs).toMatchObject({ verdict: 'failed', claim: 'none' });
      expect(rolledBack.exitCode).not.toBe(0);
    }

    // The store of another database, whose sets the same key signed.
    await rm(second, { recursive: true });
    await rename(join(store, 'app'), join(store, 'billing'));
    expect(signatureOf(await read(VERIFY))).toBe('failed set-moved');
  });
});

describe('the root action', () => {
  test('checks its own signature as it lies in the store, and signs every copy', async () => {
    const source = await service.database(SHOP);
    await using job = await Job.start();
    const [store, copy] = [join(job.workspace, 'backups'), join(job.workspace, 'copy')];
    const main = await job.main('.', {
      with: {
        source: urlOf(source),
        store,
        copies: copy,
        name: 'app',
        'signing-key': newSigners().privatePem,
        drill: 'false',
      },
      path,
    });
    expect(main.annotations).toEqual([]);
    expect(signatureOf(main)).toBe('proven');
    expect(checksOf(main).find(({ id }) => id === 'backup.signed')?.verdict).toBe('proven');
    const signature = join('app', 'backups', main.outputs['backup-id'] ?? '', MANIFEST_SIGNATURE_FILE);
    expect(await readFile(join(copy, signature))).toEqual(await readFile(join(store, signature)));
  });

  test.each([
    ['a key that is none', { 'signing-key': 'no key' }],
    ['both kinds of signature', { 'signing-key': newSigners().privatePem, keyless: 'true' }],
    ['more keys than there are', { 'verify-key': newSigners().publicPem, 'verify-threshold': '2' }],
    ['a private key to check by', { 'verify-key': newSigners().privatePem }],
    ['a signer without an identity', { signer: 'repository-id=1' }],
  ])('refuses %s before it backs up', async (_, inputs) => {
    await using job = await Job.start();
    const store = join(job.workspace, 'backups');
    const main = await job.main('.', {
      with: { source: urlOf(service.connection), store, ...inputs },
      path,
    });
    expect(main.exitCode).not.toBe(0);
    expect(main.annotations).toHaveLength(1);
    expect(await readdir(store).catch(() => [])).toEqual([]);
  });
});
