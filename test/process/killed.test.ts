import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { leftIn, pathWith, SHOP, startService, urlOf, type Service } from '../support/process.js';
import { Job, type RunningStep } from '../support/runner.js';

let service: Service;
let path: string;
beforeAll(async () => {
  service = await startService(17);
  path = await pathWith(17);
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
});

/** A table whose restore takes a while: its check sleeps for every row. */
const SLOW = `
create function slow(int) returns bool language sql immutable as 'select pg_sleep(0.5) is not null';
create table slow_rows (n int);
insert into slow_rows select generate_series(1, 60);
alter table slow_rows add constraint slow check (slow(n)) not valid;`;

/** Processes whose command line names a folder. */
async function processesOf(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const line = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (line.includes(folder)) found.push(`${name}: ${line.replaceAll('\0', ' ')}`);
  }
  return found;
}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await what())) {
    if (performance.now() > deadline) throw new Error('it did not come to that');
    await sleep(10);
  }
}

describe.each(['true', 'false'])('a drill that is ended early, with keep: %s', (keep) => {
  const moments: readonly (readonly [string, (step: RunningStep, job: Job) => Promise<void>])[] = [
    [
      'while its server is set up',
      (_step, job) => until(async () => (await leftIn(job)).some((name) => name.startsWith('backproof-pg-'))),
    ],
    ['while it restores', (step) => until(() => step.output().includes('Restoring'))],
  ];
  test.each(moments)('by SIGKILL %s leaves nothing after the post step', async (_, moment) => {
    const source = await service.database(SHOP + SLOW);
    await using job = await Job.start();
    const options = { with: { store: 'backups', name: 'app', keep }, path };
    const made = await job.main('actions/pg-backup', {
      ...options,
      with: { store: 'backups', name: 'app', source: urlOf(source) },
    });
    expect(made.annotations).toEqual([]);
    const running = await job.startMain('actions/restore-drill', {
      ...options,
      with: { ...options.with, 'manifest-sha256': made.outputs['manifest-sha256'] ?? '' },
    });
    await moment(running, job);
    running.kill('SIGKILL');
    const main = await running.result;
    expect(main.signal).toBe('SIGKILL');
    // What later steps see of a step that was killed is no pass.
    expect(main.outputs).toMatchObject({ verdict: 'failed', claim: 'none', 'connection-url': '' });
    const post = await job.post('actions/restore-drill', main, options);
    expect(post).toMatchObject({ exitCode: 0, annotations: [] });
    expect(await leftIn(job)).toEqual([]);
    await until(async () => (await processesOf(job.folder)).length === 0);
  });

  test('by SIGTERM, as a cancelled workflow does, leaves nothing even before the post step', async () => {
    const source = await service.database(SHOP + SLOW);
    await using job = await Job.start();
    const running = await job.startMain('.', {
      with: { store: 'backups', source: urlOf(source), keep },
      path,
    });
    await until(() => running.output().includes('Restoring'));
    running.kill('SIGTERM');
    const main = await running.result;
    expect(main.exitCode).toBe(1);
    expect(main.annotations.map(({ level }) => level)).toEqual(['error']);
    expect(main.outputs).toMatchObject({ verdict: 'failed', claim: 'none' });
    expect(main.milliseconds).toBeLessThan(60_000);
    const post = await job.post('.', main);
    expect(post).toMatchObject({ exitCode: 0, annotations: [] });
    expect(await leftIn(job)).toEqual([]);
    expect(await processesOf(job.folder)).toEqual([]);
  });
});

describe('a backup that is ended early', () => {
  test.each<NodeJS.Signals>(['SIGKILL', 'SIGTERM'])(
    'by %s leaves no set, and no credentials',
    async (signal) => {
      const source = await service.database(SHOP + SLOW);
      await using job = await Job.start();
      const store = join(job.workspace, 'backups');
      const running = await job.startMain('actions/pg-backup', {
        with: { store, source: urlOf(source) },
        path,
      });
      await until(() => running.output().includes('Backing up'));
      running.kill(signal);
      const main = await running.result;
      expect(main.outputs['verdict']).toBe('failed');
      await job.post('actions/pg-backup', main);
      expect(await leftIn(job)).toEqual([]);
      const manifests = await readdir(store, { recursive: true }).catch(() => []);
      expect(manifests.filter((name) => name.endsWith('backup.manifest.json'))).toEqual([]);
    },
  );
});
