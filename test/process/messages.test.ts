import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { GitHubServer, type WorkflowState } from '../support/github/index.js';
import { Receiver } from '../support/receiver.js';
import { Job, type StepResult } from '../support/runner.js';

const HOUR = 3_600_000;

let server: GitHubServer;
let receiver: Receiver;
let job: Job;
let backup: WorkflowState;

beforeEach(async () => {
  job = await Job.start();
  receiver = await Receiver.start();
  server = await GitHubServer.start();
  const long = new Date(Date.now() - 1000 * HOUR);
  backup = server.repository.workflows.add('backup.yml', 'on: { schedule: [{ cron: 0 * * * * }] }', long);
  for (const hours of [0.2, 1, 2, 3, 4])
    server.repository.workflows.run(backup, { createdAt: new Date(Date.now() - hours * HOUR) });
});
afterEach(async () => {
  await job[Symbol.asyncDispose]();
  await receiver[Symbol.asyncDispose]();
  await server.stop();
});

function step(given: Readonly<Record<string, string>>): Promise<StepResult> {
  const token = server.token({ actions: 'read', contents: 'read' });
  return job.main('actions/verify-archive', {
    with: { watch: 'backup.yml', 'watch-only': 'true', 'github-token': token, ...given },
    env: { GITHUB_API_URL: server.url },
  });
}

const everybody = (): Readonly<Record<string, string>> => ({
  'ping-url': `${receiver.url}/secret-ok`,
  'ping-ran-url': `${receiver.url}/secret-ran`,
  'webhook-url': `${receiver.url}/secret-hook`,
  'webhook-secret': 'shared',
});
const told = (): readonly string[] => receiver.received.map(({ path }) => path).sort();

test('a run that is green is told as such; a webhook hears of it where it wants to', async () => {
  const green = await step(everybody());
  expect(green.exitCode).toBe(0);
  expect(told()).toEqual(['/secret-ok', '/secret-ok/start', '/secret-ran', '/secret-ran/start']);
  expect(receiver.received.at(-1)?.path).not.toMatch('/start');
  expect(green.log).not.toContain('secret-');
  expect(green.masks).toContain(`${receiver.url}/secret-ok`);
  await step({ ...everybody(), 'webhook-on': 'always' });
  expect(told()).toContain('/secret-hook');
});

test('a run that is red is told as such, with what was wrong, signed', async () => {
  backup.state = 'disabled_manually';
  expect((await step(everybody())).exitCode).toBe(1);
  expect(told()).toEqual([
    ...['/secret-hook', '/secret-ok/fail', '/secret-ok/start', '/secret-ran', '/secret-ran/start'],
  ]);
  const post = receiver.received.find(({ path }) => path === '/secret-hook');
  expect(JSON.parse(post?.body ?? '')).toMatchObject({
    ...{ verdict: 'failed', repository: 'acme/shop', run_url: expect.stringContaining('/actions/runs/1000') },
    checks: [{ id: 'schedule.state', where: '.github/workflows/backup.yml' }],
  });
  const timestamp = String(post?.headers['x-backproof-timestamp']);
  const hmac = createHmac('sha256', 'shared')
    .update(`${timestamp}.${post?.body ?? ''}`)
    .digest('hex');
  expect(post?.headers['x-backproof-signature']).toBe(`sha256=${hmac}`);
});

test('a run that came to no result is told too', async () => {
  await step({ ...everybody(), watch: '' });
  expect(told()).toContain('/secret-ok/fail');
  const post = receiver.received.find(({ path }) => path === '/secret-hook');
  expect(JSON.parse(post?.body ?? '')).toMatchObject({ verdict: 'failed', checks: [] });
});

test('who cannot be told changes no result, and is a warning', async () => {
  const unreachable = {
    ...{ 'ping-url': 'http://127.0.0.1:1/secret-ok', 'webhook-url': 'secret-no-address' },
    'webhook-on': 'always',
  };
  const green = await step(unreachable);
  expect([green.exitCode, green.outputs['verdict']]).toEqual([0, 'proven']);
  expect(green.annotations.filter(({ level }) => level === 'warning').length).toBeGreaterThan(1);
  expect(green.log).not.toContain('secret-');
});
