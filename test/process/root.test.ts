import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  checksOf,
  failedChecks,
  leftIn,
  pathWith,
  SHOP,
  startService,
  urlOf,
  type Service,
} from '../support/process.js';
import { Job } from '../support/runner.js';

const ROOT = '.';

let service: Service;
let path: string;
beforeAll(async () => {
  service = await startService(17);
  path = await pathWith(17);
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
});

describe('the root action', () => {
  test('backs up, verifies and drills several databases and the roles in one step', async () => {
    const shop = await service.database(SHOP);
    const other = await service.database(
      'create role clerk; create table notes (n int); grant select on notes to clerk',
    );
    await using job = await Job.start();
    const store = join(job.workspace, 'backups');
    const main = await job.main(ROOT, {
      with: {
        source: urlOf(shop),
        databases: `${shop.database}, ${other.database}`,
        name: 'both',
        store,
        assertions: [
          `- query: select count(*) from customers`,
          `  expect: 3`,
          `- query: select has_table_privilege('clerk', 'notes', 'select')`,
          `  database: ${other.database}`,
          `  expect: true`,
        ].join('\n'),
      },
      path,
    });
    expect(main.annotations).toEqual([]);
    expect(main.exitCode).toBe(0);
    expect(main.outputs).toMatchObject({ verdict: 'proven', claim: 'equal-to-source' });
    for (const [name, value] of Object.entries(main.outputs)) {
      if (name !== 'size-deviation') expect([name, value]).not.toEqual([name, '']);
    }
    expect(checksOf(main).every(({ verdict, required }) => verdict === 'proven' || !required)).toBe(true);
    expect(main.openGroups).toBe(0);
    const set = join(store, 'both', 'backups', main.outputs['backup-id'] ?? '');
    expect(await readFile(join(set, 'data', 'globals.sql'), 'utf8')).toContain('clerk');
    expect(await readdir(join(job.temp, 'backproof-report'))).toEqual(
      expect.arrayContaining(['report.html', 'report.json', 'report.junit.xml', 'report.md']),
    );

    // A second run has a history by which its size is judged.
    const again = await job.main(ROOT, {
      with: {
        source: urlOf(shop),
        databases: `${shop.database}, ${other.database}`,
        name: 'both',
        store,
        keep: 'false',
      },
      path,
    });
    expect(again.outputs).toMatchObject({ verdict: 'proven', 'connection-url': '' });
    expect(Number(again.outputs['size-deviation'])).toBeCloseTo(0, 1);
    for (const step of [main, again]) {
      expect(await job.post(ROOT, step)).toMatchObject({ exitCode: 0, annotations: [] });
    }
    expect(await leftIn(job)).toEqual([]);
  });

  test('without a drill claims no more than it did, and writes no summary when told so', async () => {
    const shop = await service.database(SHOP);
    await using job = await Job.start();
    const main = await job.main(ROOT, {
      with: { source: urlOf(shop), store: 'backups', drill: 'false', summary: 'false', globals: 'false' },
      path,
    });
    expect(main.exitCode).toBe(0);
    expect(main.outputs).toMatchObject({
      verdict: 'proven',
      claim: 'intact',
      'rto-seconds': '',
      'connection-url': '',
    });
    expect(main.summary).toBe('');
    expect(checksOf(main).some(({ id }) => id.startsWith('restore.'))).toBe(false);
    // A store that is a relative folder lies in the workspace.
    const set = join(job.workspace, 'backups', shop.database, 'backups', main.outputs['backup-id'] ?? '');
    expect(await readdir(join(set, 'data'))).toEqual([`${shop.database}.dump`]);
    expect(await leftIn(job)).toEqual([]);
  });

  test.each([
    ['a wrong input', { format: 'tar', joobs: '3' }, ['format', 'joobs']],
    ['an impossible combination', { format: 'directory', compression: 'zstd:99' }, ['zstd', '99']],
    ['a database that is not there', { databases: 'nowhere' }, ['nowhere']],
    ['a store that is a file', { store: '/etc/passwd' }, ['/etc/passwd']],
    ['wrong assertions', { assertions: '- query: select 1' }, ['assertions']],
  ])(
    '%s is one annotation, a summary, outputs that are no pass, and nothing left',
    async (_, wrong, words) => {
      const shop = await service.database(SHOP);
      await using job = await Job.start();
      const store = join(job.workspace, 'backups');
      const main = await job.main(ROOT, { with: { source: urlOf(shop), store, ...wrong }, path });
      expect(main.exitCode).toBe(1);
      expect(main.annotations.map(({ level }) => level)).toEqual(['error']);
      for (const word of words) expect(main.annotations[0]?.message).toContain(word);
      expect(main.annotations[0]?.message).not.toContain('defect');
      expect(main.outputs).toMatchObject({ verdict: 'failed', claim: 'none', 'backup-id': '', checks: '' });
      expect(main.summary).toContain('failed');
      await job.post(ROOT, main);
      expect(await leftIn(job)).toEqual([]);
      await expect(readdir(join(store, shop.database, 'backups'))).rejects.toThrow('ENOENT');
    },
  );
});

describe('a set that is not what it was', () => {
  test('is failed by verification and drill, with the file named; an unproven one may be let through, visibly', async () => {
    const shop = await service.database(SHOP);
    await using job = await Job.start();
    const store = join(job.workspace, 'backups');
    const made = await job.main('actions/pg-backup', {
      with: { source: urlOf(shop), store, name: 'app' },
      path,
    });
    expect(made.annotations).toEqual([]);
    const set = join(store, 'app', 'backups', made.outputs['backup-id'] ?? '');

    // A required check that cannot run: pg_restore's second opinion, where there is no pg_restore.
    const unasked = { store, level: 'deep', 'postgres-bin': job.tools };
    const strict = await job.main('actions/verify-archive', { with: unasked, path });
    expect(strict).toMatchObject({ exitCode: 1, outputs: { verdict: 'unproven' } });
    expect(strict.annotations.map(({ level }) => level)).toEqual(['error']);
    const lenient = await job.main('actions/verify-archive', {
      with: { ...unasked, 'allow-unproven': 'true' },
      path,
    });
    expect(lenient).toMatchObject({ exitCode: 0, outputs: { verdict: 'unproven' } });
    expect(lenient.annotations.map(({ level }) => level)).toEqual(['warning']);
    expect(lenient.summary).toContain('unproven');

    const dump = join(set, 'data', `${shop.database}.dump`);
    const bytes = await readFile(dump);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(dump, bytes);
    const pin = { 'manifest-sha256': made.outputs['manifest-sha256'] ?? '' };
    for (const action of ['actions/verify-archive', 'actions/restore-drill']) {
      const step = await job.main(action, { with: { store, ...pin, 'allow-unproven': 'true' }, path });
      expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed' } });
      expect(failedChecks(step)).toContain('archive.hash');
      expect(step.annotations[0]?.message).toContain(`${shop.database}.dump`);
      await job.post(action, step);
    }
    expect(await leftIn(job)).toEqual([]);
  });

  test('a failed assertion and a missed recovery time turn the drill red', async () => {
    const shop = await service.database(SHOP);
    await using job = await Job.start();
    const step = await job.main(ROOT, {
      with: {
        source: urlOf(shop),
        store: 'backups',
        'rto-target': '0.001s',
        assertions: '- name: orders are there\n  query: select count(*) from orders\n  expect: 21\n',
      },
      path,
    });
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed' } });
    expect(failedChecks(step)).toEqual(expect.arrayContaining(['assertion', 'rto.target']));
    expect(step.summary).toContain('orders are there');
    await job.post(ROOT, step);
    expect(await leftIn(job)).toEqual([]);
  });
});
