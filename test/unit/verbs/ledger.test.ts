import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { headOf, verifyLedger, type LedgerEntry } from '#ledger';
import { DirectoryStore } from '#stores';
import { putSet } from '../../support/made-sets.js';
import { testFolder } from '../../support/throwaway.js';
import { callVerb, type EndedVerb } from '../../support/verb.js';

const NAME = 'app';
const DAY = 24 * 3600_000;

let folder: string;
let store: DirectoryStore;
beforeEach(async () => {
  folder = await testFolder();
  await mkdir(join(folder, 'temp'));
  store = new DirectoryStore(join(folder, 'store'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function cli(
  verb: 'backup' | 'verify' | 'drill' | 'prune',
  ...args: readonly string[]
): Promise<EndedVerb> {
  return callVerb(verb, ['--store', store.url, '--name', NAME, ...args], {
    GITHUB_ACTIONS: 'true',
    RUNNER_TEMP: join(folder, 'temp'),
    GITHUB_ACTOR: 'octocat',
    GITHUB_REPOSITORY_ID: '123456',
    GITHUB_RUN_ID: '1001',
    GITHUB_RUN_NUMBER: '17',
    GITHUB_WORKFLOW: 'Nightly',
    GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/backup.yml@refs/heads/main',
  });
}

async function entries(): Promise<readonly LedgerEntry[]> {
  const found: LedgerEntry[] = [];
  const { intact } = await verifyLedger(store, NAME, { anchors: [], onEntry: (entry) => found.push(entry) });
  expect(intact).toBe(true);
  return found;
}

test('a verification is written down, with who did it and how it ended', async () => {
  const id = await putSet(store, new Date());
  await cli('verify', '--level', 'quick');
  await cli('verify', '--level', 'quick', '--max-age', '1s', '--no-ledger');
  const [entry, ...others] = await entries();
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    action: 'verification',
    actor: {
      login: 'octocat',
      repository_id: '123456',
      run_id: '1001',
      run_number: 17,
      workflow: 'backup.yml',
    },
    subject: { backup_id: id, manifest_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
});

test('every backup that retention deletes is written down, and nothing of a plan', async () => {
  const now = Date.now();
  const ids: string[] = [];
  for (const days of [9, 8, 7, 0]) ids.push(await putSet(store, new Date(now - days * DAY)));
  const keep = ['--keep', 'last=1', '--keep-proven', '1'];
  await cli('prune', ...keep, '--dry-run');
  expect(await headOf(store, NAME)).toBeUndefined();
  await cli('prune', ...keep);
  const deleted = (await entries()).map(({ action, subject }) => `${action} ${subject.backup_id ?? ''}`);
  const left: string[] = [];
  for await (const id of store.folders(`${NAME}/backups`)) left.push(id);
  const gone = ids.filter((id) => !left.includes(id));
  expect(gone.length).toBeGreaterThan(0);
  expect(deleted.toSorted()).toEqual(gone.map((id) => `prune.delete ${id}`).toSorted());
});

test('what ends in an error is written down as failed, so that its run is no gap', async () => {
  await putSet(store, new Date());
  const missing = ['--backup-id', 'backup-20200101-000000'];
  const nowhere = ['--source', 'postgres://nobody@127.0.0.1:1/shop'];
  const ended = [
    await cli('verify', ...missing),
    await cli('drill', ...missing),
    await cli('backup', ...nowhere),
  ];
  const found = await entries();
  expect(found.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    'verification failed',
    'drill failed',
    'backup failed',
  ]);
  for (const { subject, actor } of found) expect([subject, actor.run_number]).toEqual([{}, 17]);
  // Where no entry is taken, the error that is told is still the first.
  await rm(join(folder, 'store', NAME, 'ledger'), { recursive: true });
  await writeFile(join(folder, 'store', NAME, 'ledger'), 'a file where the folder should be');
  const last = (text: string): string | undefined => text.trim().split('\n').at(-1);
  const again = await cli('verify', ...missing);
  expect([again.code, last(again.err)]).toEqual([ended[0]?.code, last(ended[0]?.err ?? '')]);
  for (const { code } of ended) expect(code).not.toBe(0);
});

test('a store that takes no entry costs a warning and no verdict', async () => {
  await putSet(store, new Date());
  const before = await cli('verify', '--level', 'quick', '--no-ledger');
  await writeFile(join(folder, 'store', NAME, 'ledger'), 'a file where the folder should be');
  const { code, err } = await cli('verify', '--level', 'quick');
  expect(code).toBe(before.code);
  expect(err).toMatch(/ledger of app has no entry/);
});
