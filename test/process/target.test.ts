import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { connect, int8AsCount, type Connection } from '#postgres';
import {
  AWKWARD_PASSWORD,
  execute,
  leftIn,
  pathWith,
  SHOP,
  startService,
  urlOf,
  type Service,
} from '../support/process.js';
import { Job } from '../support/runner.js';
import { forever } from '../support/throwaway.js';

const COUNT = v.object({ n: int8AsCount });

let source: Service;
let target: Service;
let path: string;
beforeAll(async () => {
  [source, target, path] = await Promise.all([startService(15), startService(17), pathWith(15, 17)]);
});
afterAll(async () => {
  await source[Symbol.asyncDispose]();
  await target[Symbol.asyncDispose]();
});

async function count(connection: Connection, table: string): Promise<number> {
  const session = await connect(connection, { signal: forever });
  try {
    return (await session.one(COUNT, `select count(*) as n from ${table}`)).n;
  } finally {
    await session.close();
  }
}

describe('a target given by URL, as a service container is', () => {
  test('is filled when it is empty, refused when it is not, and recreated when told to', async () => {
    // A publication of the superuser's, who is called the same on both sides, needs care.
    const shop = await source.database(`${SHOP} create publication changes for table orders;`);
    await using job = await Job.start();
    const made = await job.main('actions/pg-backup', {
      with: { source: urlOf(shop), store: 'backups', name: 'app' },
      path,
    });
    expect(made.annotations).toEqual([]);
    const empty = await target.database('select 1');
    const given = {
      store: 'backups',
      target: urlOf(empty),
      'manifest-sha256': made.outputs['manifest-sha256'] ?? '',
    };
    const drill = async (more: Record<string, string> = {}): ReturnType<Job['main']> => {
      const step = await job.main('actions/restore-drill', { with: { ...given, ...more }, path });
      expect(step.log).not.toContain(AWKWARD_PASSWORD);
      await job.post('actions/restore-drill', step);
      expect(await leftIn(job)).toEqual([]);
      return step;
    };

    const first = await drill();
    expect(first.annotations).toEqual([]);
    expect(first.outputs).toMatchObject({ verdict: 'proven', claim: 'equal-to-source' });
    // It stays, since it is not ours to end.
    expect(await count(empty, 'orders')).toBe(20);

    await execute(empty, 'delete from orders where id > 7');
    const second = await drill();
    expect(second.exitCode).toBe(1);
    expect(second.annotations[0]?.message).toContain('not empty');
    expect(await count(empty, 'orders')).toBe(7);

    const third = await drill({ recreate: 'true' });
    expect(third.annotations).toEqual([]);
    expect(third.outputs['verdict']).toBe('proven');
    expect(await count(empty, 'orders')).toBe(20);
  });
});
