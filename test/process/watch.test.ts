import { afterEach, beforeEach, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { GitHubServer, type WorkflowState } from '../support/github/index.js';
import { Job, type StepResult } from '../support/runner.js';

const HOUR = 3_600_000;
const HOURLY = 'on: { schedule: [{ cron: 0 * * * * }] }';

let server: GitHubServer;
let job: Job;
let backup: WorkflowState;

beforeEach(async () => {
  job = await Job.start();
  server = await GitHubServer.start();
  backup = server.repository.workflows.add('backup.yml', HOURLY, new Date(Date.now() - 1000 * HOUR));
});
afterEach(async () => {
  await job[Symbol.asyncDispose]();
  await server.stop();
});

function watch(given: Readonly<Record<string, string>>): Promise<StepResult> {
  return job.main('actions/verify-archive', {
    with: { watch: 'backup.yml', 'watch-only': 'true', ...given },
    env: { GITHUB_API_URL: server.url },
  });
}

const checkList = v.array(v.object({ id: v.string(), verdict: v.string() }));

function failedOf({ outputs }: StepResult): readonly string[] {
  const checks = v.parse(checkList, JSON.parse(outputs['checks'] ?? ''));
  return checks.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id);
}

test('a step watches the workflows of its repository, and its token stays a secret', async () => {
  const token = server.token({ actions: 'read', contents: 'read' });
  for (const hours of [0.2, 1, 2, 3, 4])
    server.repository.workflows.run(backup, { createdAt: new Date(Date.now() - hours * HOUR) });
  const green = await watch({ 'github-token': token });
  expect([green.exitCode, green.outputs['verdict'], green.outputs['claim']]).toEqual([0, 'proven', 'none']);
  expect(green.masks).toContain(token);
  expect(green.log).not.toContain(token);

  backup.state = 'disabled_manually';
  const red = await watch({ 'github-token': token });
  expect([red.exitCode, red.outputs['verdict']]).toEqual([1, 'failed']);
  expect(failedOf(red)).toEqual(['schedule.state']);
  expect(red.summary).toContain('backup.yml');
});

test('a token that may not look makes the step fail with the line to add', async () => {
  const step = await watch({ 'github-token': server.token({ contents: 'read' }) });
  expect(step.exitCode).toBe(1);
  expect(step.annotations.map(({ message }) => message).join()).toContain('actions: read');
});

test('a store that came to nothing is no reason to look at schedules alone', async () => {
  const step = await watch({
    'watch-only': 'false',
    store: '',
    'github-token': server.token({ actions: 'read' }),
  });
  expect(step.exitCode).toBe(1);
  expect(server.requests).toEqual([]);
});
