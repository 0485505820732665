import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseConnection } from '#postgres';
import { codeOf } from '#verdict';
import {
  AWKWARD_PASSWORD,
  CommandLines,
  SHOP,
  filesWith,
  leftIn,
  pathWith,
  startService,
  urlOf,
  type Service,
} from '../support/process.js';
import { Job, type StepOptions, type StepResult } from '../support/runner.js';

let service: Service;
let path: string;
beforeAll(async () => {
  service = await startService(17);
  path = await pathWith(17);
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
});

/** How the password can look: as it is, in a URL by two encoders, in a passfile, in JSON. */
const FORMS = [
  AWKWARD_PASSWORD,
  encodeURIComponent(AWKWARD_PASSWORD),
  encodeURI(AWKWARD_PASSWORD),
  new URL(`x://u:${encodeURIComponent(AWKWARD_PASSWORD)}@h`).password,
  AWKWARD_PASSWORD.replace(/[\\:]/g, '\\$&'),
  JSON.stringify(AWKWARD_PASSWORD).slice(1, -1),
];

/** Nothing that people or other processes can see holds the password in any form. */
async function expectUnseen(job: Job, steps: readonly StepResult[], seen: CommandLines): Promise<void> {
  for (const step of steps) {
    const said = step.rawLog.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    for (const form of FORMS) {
      expect(said.filter((line) => line.includes(form))).toEqual([]);
      expect(step.summary).not.toContain(form);
      expect(Object.entries(step.outputs).filter(([, value]) => value.includes(form))).toEqual([]);
      expect(Object.entries(step.state).filter(([, value]) => value.includes(form))).toEqual([]);
    }
  }
  // What looked, looked while the step ran.
  expect([...seen.seen].some((line) => line.includes(join('dist', 'run.js')))).toBe(true);
  for (const form of FORMS) expect([...seen.seen].filter((line) => line.includes(form))).toEqual([]);
  // The runner's temporary folder, the workspace with its store, the files of outputs and summaries.
  expect(await filesWith(job.folder, FORMS)).toEqual([]);
}

describe('a password of every awkward character', () => {
  const ways: readonly (readonly [string, (database: string) => StepOptions])[] = [
    ['in a URL', (database) => ({ with: { source: urlOf({ ...service.connection, database }) } })],
    [
      'by PG* variables',
      (database) => ({
        env: {
          PGHOST: service.connection.host,
          PGPORT: String(service.connection.port),
          PGUSER: 'postgres',
          PGDATABASE: database,
          PGPASSWORD: AWKWARD_PASSWORD,
        },
      }),
    ],
  ];
  test.each(ways)('%s reaches the server and nobody else', async (_, options) => {
    const { database } = await service.database(SHOP);
    await using job = await Job.start();
    using seen = new CommandLines();
    const given = options(database);
    const main = await job.main('.', { ...given, with: { ...given.with, store: 'backups' }, path });
    expect(main.annotations).toEqual([]);
    expect(main.exitCode).toBe(0);
    await expectUnseen(job, [main], seen);
    await expectServersKnowNothing(main.outputs['connection-url'] ?? '');
    const post = await job.post('.', main, given);
    await expectUnseen(job, [main, post], seen);
    expect(await leftIn(job)).toEqual([]);
  });

  test.each([
    ['a password that is wrong', (url: string) => url.replace(/:[^:@]*@/, (all) => `${all.slice(0, -1)}x@`)],
    ['a host that is not there', (url: string) => url.replace('127.0.0.1', 'nowhere.invalid')],
    ['a URL that is broken', (url: string) => url.replace('@', '@@')],
    [
      'a parameter that is unknown',
      (url: string) => `${url}&passwort=${encodeURIComponent(AWKWARD_PASSWORD)}`,
    ],
  ])('is not told to anybody with %s', async (_, spoil) => {
    await using job = await Job.start();
    using seen = new CommandLines();
    const source = spoil(urlOf(service.connection));
    const main = await job.main('.', { with: { source, store: 'backups' }, path });
    expect(main.exitCode).toBe(1);
    expect(main.annotations).toHaveLength(1);
    expect(main.rawLog).not.toContain('    at ');
    await expectUnseen(job, [main], seen);
  });

  test('protects the restored server where it listens on loopback', async () => {
    const shop = await service.database(SHOP);
    await using job = await Job.start();
    const main = await job.main('.', {
      with: { source: urlOf(shop), store: 'backups', listen: 'loopback' },
      path,
    });
    expect(main.exitCode).toBe(0);
    const url = main.outputs['connection-url'] ?? '';
    const { host, password = '' } = parseConnection(url, {});
    expect(host).toBe('127.0.0.1');
    expect(password.length).toBeGreaterThan(16);
    expect(main.masks).toEqual(expect.arrayContaining([url, password]));
    expect(main.log).not.toContain(password);
    expect(main.summary).not.toContain(password);
    expect(await filesWith(join(job.temp, 'backproof-report'), [password])).toEqual([]);

    const pin = { 'manifest-sha256': main.outputs['manifest-sha256'] ?? '' };
    const drill = await job.main('actions/restore-drill', {
      with: { store: 'backups', listen: 'loopback', ...pin },
      path,
    });
    const second = parseConnection(drill.outputs['connection-url'] ?? '', {}).password ?? '';
    expect(drill.masks).toContain(second);
    for (const step of [main, drill]) await job.post('.', step);
    expect(await leftIn(job)).toEqual([]);
  });
});

/** The environment of the server that restored runs code of the source's owners: nothing of the run is in it. */
async function expectServersKnowNothing(url: string): Promise<void> {
  const { host } = parseConnection(url, {});
  const folder = join(host, '..', 'data');
  let looked = 0;
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const line = await readFile(`/proc/${name}/cmdline`, 'utf8');
      if (!line.includes(folder)) continue;
      const environment = await readFile(`/proc/${name}/environ`, 'utf8');
      looked++;
      for (const form of FORMS) expect(environment).not.toContain(form);
      expect(environment).not.toContain('INPUT_');
      expect(environment).not.toContain('GITHUB_');
    } catch (error) {
      if (!['ENOENT', 'ESRCH'].includes(codeOf(error) ?? '')) throw error;
    }
  }
  expect(looked).toBeGreaterThan(0);
}
