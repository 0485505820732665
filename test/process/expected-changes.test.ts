import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Job, type StepResult } from '../support/runner.js';

let job: Job;
beforeEach(async () => {
  job = await Job.start();
  await mkdir(join(job.workspace, '.github'));
  await mkdir(join(job.workspace, 'store'));
});
afterEach(() => job[Symbol.asyncDispose]());

/** The store is empty: a step that reads its declarations gets as far as that, and no farther. */
function verify(given: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return job.main('actions/verify-archive', { with: { store: join(job.workspace, 'store'), ...given } });
}

const told = ({ annotations }: StepResult): string => annotations.map(({ message }) => message).join('\n');

test('a repository without a file of expected changes expects none', async () => {
  expect(told(await verify())).toMatch(/no backup/);
});

test('a file that is named must be there', async () => {
  const step = await verify({ 'expected-changes': 'ops/expected.yml' });
  expect(step.exitCode).toBe(1);
  expect(told(step)).toContain('ops/expected.yml');
});

test('mistakes in the file are annotated at their lines', async () => {
  const text = 'changes:\n  - { database: app, what: weight, to: 3, until: 2026-12-01, why: x }\n';
  await writeFile(join(job.workspace, '.github', 'backproof-expected.yml'), text);
  const step = await verify();
  expect(step.exitCode).toBe(1);
  const own = step.annotations.filter(({ message }) => message.includes('what'));
  expect(own).not.toEqual([]);
  expect(JSON.stringify(own)).toContain('.github/backproof-expected.yml');
});

test('a quota that is no size is told with one that is', async () => {
  expect(told(await verify({ 'store-quota': 'plenty' }))).toContain('GiB');
});
