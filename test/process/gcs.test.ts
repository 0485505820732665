import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CommandLine } from '../support/cli.js';
import { GcsServer } from '../support/gcs/index.js';
import { leftIn, pathWith, SHOP, startService, urlOf, type Service } from '../support/process.js';
import { Job } from '../support/runner.js';

let service: Service;
let google: GcsServer;
let path: string;
beforeAll(async () => {
  [service, google, path] = await Promise.all([startService(17), GcsServer.start(), pathWith(17)]);
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
  await google[Symbol.asyncDispose]();
});

test('a set in a bucket of Google: backed up and locked, verified, drilled, listed', async () => {
  const bucket = google.make('backups');
  bucket.versioning = true;
  bucket.objectRetention = true;
  const source = urlOf(await service.database(SHOP, 'gcs'));
  const store = `gs://backups/some/prefix?endpoint=${google.url}`;
  const { env } = google;
  await using job = await Job.start();
  const given = { store, lock: 'compliance', 'lock-days': '3' };
  const backup = await job.main('actions/pg-backup', { with: { ...given, source }, env, path });
  expect([backup.exitCode, backup.annotations]).toEqual([0, []]);
  const names = bucket.versions.map(({ name }) => name);
  expect(names).toContain(`some/prefix/${backup.outputs['manifest-path'] ?? ''}`);
  // The ledger beside the set is not locked with it.
  const ofSet = bucket.versions.filter(({ name }) => name.includes('/backups/'));
  expect(new Set(ofSet.map(({ retention }) => retention?.mode))).toEqual(new Set(['Locked']));

  for (const action of ['actions/verify-archive', 'actions/restore-drill']) {
    const done = await job.main(action, { with: { store }, env, path });
    expect([done.exitCode, done.annotations, done.outputs['verdict']]).toEqual([0, [], 'proven']);
    expect(await job.post(action, done, { env })).toMatchObject({ exitCode: 0, annotations: [] });
  }
  expect(await leftIn(job)).toEqual([]);

  await using commands = await CommandLine.start();
  const { code, out, err } = await commands.run(['list', '--store', store], { env });
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain(backup.outputs['backup-id']);
});
