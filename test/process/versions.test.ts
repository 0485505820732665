import { beforeAll, describe, expect, test } from '@jest/globals';
import { connect, parseConnection, type Session } from '#postgres';
import * as v from 'valibot';
import { seedDifficult } from '../../scripts/demo/seed.js';
import type { TestMajor } from '../support/postgres.js';
import { execute, leftIn, pathWith, startService, urlOf, type Service } from '../support/process.js';
import { Job } from '../support/runner.js';
import { forever } from '../support/throwaway.js';

const VERSION = v.object({ version: v.string() });

let path: string;
beforeAll(async () => {
  path = await pathWith(15, 17, 18);
});

describe('everything that breaks dumps', () => {
  test.each<{ from: TestMajor; to: TestMajor; format: string }>([
    { from: 15, to: 17, format: 'custom' },
    { from: 15, to: 18, format: 'directory' },
    { from: 17, to: 17, format: 'plain' },
  ])('moves from PostgreSQL $from to $to, $format', async ({ from, to, format }) => {
    await using service: Service = await startService(from);
    const source = await service.database('select 1');
    await seedDifficult({ execute: (sql) => execute(source, sql) });
    await using job = await Job.start();
    const main = await job.main('.', {
      with: { source: urlOf(source), store: 'backups', format, 'target-version': String(to) },
      path,
    });
    expect(main.annotations.filter(({ level }) => level === 'error')).toEqual([]);
    const claim = format === 'plain' ? 'restorable' : 'equal-to-source';
    expect(main.outputs).toMatchObject({ verdict: 'proven', claim });
    const url = main.outputs['connection-url'] ?? '';
    const session: Session = await connect(parseConnection(url, {}), { signal: forever });
    const { version } = await session.one(VERSION, `select current_setting('server_version') as version`);
    await session.close();
    expect(Number.parseInt(version, 10)).toBe(to);
    await job.post('.', main);
    expect(await leftIn(job)).toEqual([]);
  });
});

test('clients that are too old are refused before anything is dumped, with the way out', async () => {
  await using service = await startService(17);
  const source = await service.database('create table t (n int)');
  await using job = await Job.start();
  const old = (await pathWith(15)).split(':')[0] ?? '';
  const main = await job.main('actions/pg-backup', {
    with: { source: urlOf(source), store: 'backups', 'postgres-bin': old },
  });
  expect(main.exitCode).toBe(1);
  expect(main.annotations[0]?.message).toContain('postgres-bin');
  expect(main.annotations[0]?.message).toContain('17');
});
