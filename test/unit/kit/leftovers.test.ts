import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { removeLeftovers, type Leftover } from '#kit';
import { readLeftovers, recordLeftover } from '../../../packages/kit/leftovers.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bp-leftovers-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const service = { kind: 'process', pid: 4242, host: 'here', started: '17', mark: 'of ours' } as const;

test('what was written down is ended, the last one first, and what fails keeps nobody else', async () => {
  const file = join(folder, 'leftovers.jsonl');
  const written: readonly Leftover[] = [
    { kind: 'server', folder: '/srv/one' },
    service,
    { kind: 'server', folder: '/srv/two' },
  ];
  for (const leftover of written) recordLeftover(file, leftover);
  const leftovers = await readLeftovers(file);
  expect(leftovers).toEqual(written);
  const ended: unknown[] = [];
  const warnings: string[] = [];
  const handlers = {
    endServer: (path: string): Promise<void> => {
      ended.push(path);
      return Promise.resolve();
    },
    endProcess: (left: unknown): Promise<void> => {
      ended.push(left);
      return Promise.reject(new Error('it may not be ended'));
    },
  };
  await removeLeftovers(leftovers, handlers, (line) => warnings.push(line));
  expect(ended).toEqual(['/srv/two', service, '/srv/one']);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain('4242');
});

test.each([0, 1, -1, -4242, 4242.5, '4242', null])('a process of number %j is nobody’s', async (pid) => {
  const file = join(folder, 'leftovers.jsonl');
  await appendFile(file, `${JSON.stringify({ ...service, pid })}\n${JSON.stringify(service)}\n{"kind":"pro`);
  expect(await readLeftovers(file)).toEqual([service]);
});
