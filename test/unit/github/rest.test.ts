import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openGitHub, type GitHub } from '#github';
import { GitHubServer } from '../../support/github/index.js';
import { quietPorts } from '../../support/github/ports.js';

const COMMIT = '6dcb09b5b57875f334f61aebed695e2e4193db5e';

let server: GitHubServer;
let github: GitHub;

beforeEach(async () => {
  server = await GitHubServer.start();
  github = await openGitHub({
    token: server.token({ checks: 'write', statuses: 'write', actions: 'write', contents: 'read' }),
    apiUrl: server.url,
    repository: server.repository.fullName,
    ports: quietPorts(),
    second: 0,
  });
});

afterEach(async () => {
  await server.stop();
});

test('a check begins, ends, and has all of its annotations however many they are', async () => {
  const check = { name: 'backproof / drill (shop)', commit: COMMIT, title: 'Restoring', summary: '' };
  const { id } = await github.checks.create(check);
  expect(server.repository.checks.current(COMMIT, check.name)).toMatchObject({
    status: 'in_progress',
    conclusion: null,
  });
  const annotations = Array.from({ length: 120 }, (_, index) => ({
    path: 'probes.yml',
    startLine: index + 1,
    endLine: index + 1,
    level: 'failure' as const,
    message: `probe ${index}`,
  }));
  await github.checks.update(id, {
    ...check,
    conclusion: 'failure',
    title: 'shop could not be restored',
    summary: '**failed**',
    annotations,
    completedAt: new Date('2026-11-20T03:00:00Z'),
  });
  const run = server.repository.checks.current(COMMIT, check.name);
  expect(run).toMatchObject({
    status: 'completed',
    conclusion: 'failure',
    title: 'shop could not be restored',
    completedAt: new Date('2026-11-20T03:00:00Z'),
  });
  expect(run?.annotations.map(({ start_line }) => start_line)).toEqual(
    annotations.map(({ startLine }) => startLine),
  );
  expect(server.repository.checks.runs).toHaveLength(1);
});

test('a status is set on a commit', async () => {
  await github.checks.status({
    commit: COMMIT,
    context: 'backproof',
    state: 'failure',
    description: 'shop could not be restored',
    url: 'https://example.com/run',
  });
  expect(server.repository.checks.statuses).toMatchObject([
    { commit: COMMIT, context: 'backproof', state: 'failure', targetUrl: 'https://example.com/run' },
  ]);
});

test('workflows are listed with their state, and a disabled one is enabled', async () => {
  const { workflows } = server.repository;
  workflows.set(workflows.add('backup.yml'), 'disabled_inactivity');
  workflows.add('drill.yml');
  expect((await github.workflows.list()).map(({ path, state }) => [path, state])).toEqual([
    ['.github/workflows/backup.yml', 'disabled_inactivity'],
    ['.github/workflows/drill.yml', 'active'],
  ]);
  await github.workflows.enable('backup.yml');
  expect(workflows.find('backup.yml')?.state).toBe('active');
});

test('the runs of a workflow are found by what started them, where, when and how they ended', async () => {
  const { workflows } = server.repository;
  const backup = workflows.add('backup.yml');
  const day = (number: number): Date => new Date(Date.UTC(2026, 10, number, 3));
  for (let date = 1; date <= 28; date++) {
    workflows.run(backup, { createdAt: day(date), conclusion: date % 7 === 0 ? 'failure' : 'success' });
  }
  workflows.run(backup, { createdAt: day(15), event: 'workflow_dispatch', branch: 'try' });
  workflows.run(workflows.add('drill.yml'), { createdAt: day(15) });

  const scheduled = await github.workflows.runs('backup.yml', { event: 'schedule', since: day(20) });
  expect(scheduled.map(({ createdAt }) => createdAt)).toEqual(
    Array.from({ length: 9 }, (_, index) => day(28 - index)),
  );
  expect(
    await github.workflows.runs(backup.id, { status: 'success', branch: 'main', most: 1 }),
  ).toMatchObject([{ createdAt: day(27), conclusion: 'success', event: 'schedule', workflowId: backup.id }]);
  expect(await github.workflows.runs(backup.id, { branch: 'try' })).toMatchObject([
    { event: 'workflow_dispatch' },
  ]);
});

test('more runs than a page holds are read as far as they are wanted', async () => {
  const { workflows } = server.repository;
  const backup = workflows.add('backup.yml');
  for (let count = 0; count < 260; count++) workflows.run(backup, { createdAt: new Date(count * 60_000) });
  expect(await github.workflows.runs(backup.id, { most: 250 })).toHaveLength(250);
  expect(server.requests).toHaveLength(3);
});

test('the repository and its files are read', async () => {
  const { repository } = server;
  repository.isPrivate = true;
  repository.pushedAt = new Date('2026-10-01T12:00:00Z');
  repository.workflows.add('backup.yml', 'on:\n  schedule:\n    - cron: "0 3 * * *" # früh\n');
  expect(await github.repositories.get()).toMatchObject({
    isPrivate: true,
    isFork: false,
    isArchived: false,
    defaultBranch: 'main',
    pushedAt: new Date('2026-10-01T12:00:00Z'),
  });
  expect(await github.repositories.file('.github/workflows/backup.yml')).toContain('"0 3 * * *" # früh');
  expect(await github.repositories.file('.github/workflows/none.yml')).toBeUndefined();
});

test('the last commit is that of the branch, or of one file on it', async () => {
  const at = (day: number): Date => new Date(Date.UTC(2026, 10, day));
  server.repository.commits.splice(0);
  expect(await github.repositories.lastCommitAt('main')).toBeUndefined();
  server.repository.commits.push({ at: at(1), paths: ['a.yml'] }, { at: at(2), paths: ['b.yml'] });
  expect(await github.repositories.lastCommitAt('main')).toEqual(at(2));
  expect(await github.repositories.lastCommitAt('main', 'a.yml')).toEqual(at(1));
  expect(await github.repositories.lastCommitAt('main', 'c.yml')).toBeUndefined();
});
