import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { postureChecks } from '#policy';
import { DirectoryStore } from '#stores';
import { expectDocumented } from '../../support/store-table.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bp-posture-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test.each([
  [0o755, 'proven'],
  [0o777, 'failed'],
  [0o1777, 'failed'],
])('a folder of mode %o, where every account of the machine may write', async (mode, verdict) => {
  await mkdir(join(folder, 'app'), { recursive: true });
  await chmod(join(folder, 'app'), mode);
  // What is not there yet is judged by the folder that it will be made in.
  const facts = await new DirectoryStore(folder).posture('app/backups');
  const checks = postureChecks({
    ...{ facts, where: folder, set: { state: 'none', why: 'no locks' }, now: new Date() },
    ...{ lockDays: undefined, keepDays: undefined },
  });
  expect(checks.find(({ id }) => id === 'posture.public-access')).toMatchObject({ verdict });
  // Whoever may write there may delete; and nothing that a folder cannot have costs anything.
  expect(checks.find(({ id }) => id === 'posture.delete-versions')).toMatchObject({ verdict: 'failed' });
  expect(checks.filter(({ required }) => !required).map(({ id }) => id)).toEqual([
    ...['posture.versioning', 'posture.object-lock', 'posture.lifecycle', 'posture.encryption'],
  ]);
});

test('the table of the stores tells what it can do', async () => {
  expectDocumented('folder', [await new DirectoryStore(folder).capabilities()]);
});
