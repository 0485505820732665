import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { debianSource } from '../support/postgres.js';
import { leftIn, SHOP, startService, urlOf } from '../support/process.js';
import { Job } from '../support/runner.js';

test('a machine without PostgreSQL 17 gets its programs from signed packages, server included', async () => {
  await using service = await startService(17);
  const source = await service.database(SHOP);
  await using job = await Job.start();
  const aptSource = await debianSource(17);
  const main = await job.main('.', {
    // Where this is no Debian, PostgreSQL's own packages are taken, as by default on a runner.
    with: {
      source: urlOf(source),
      store: 'backups',
      ...(aptSource === '' ? {} : { 'apt-source': aptSource }),
    },
    path: '/usr/bin:/bin',
  });
  expect(main.annotations.filter(({ level }) => level === 'error')).toEqual([]);
  expect(main.outputs).toMatchObject({ verdict: 'proven', claim: 'equal-to-source' });
  // Kept for the machine's next job, below the tool cache.
  expect(await readdir(join(job.tools, 'backproof', 'programs'))).not.toEqual([]);
  await job.post('.', main);
  expect(await leftIn(job)).toEqual([]);
}, 300_000);
