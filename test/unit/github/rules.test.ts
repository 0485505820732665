import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openGitHub, type GitHub } from '#github';
import { ACTIONS_BOT, GitHubServer } from '../../support/github/index.js';
import { quietPorts } from '../../support/github/ports.js';

// What the tests' GitHub does on its own account, and a client has to reckon with.

let server: GitHubServer;
let github: GitHub;

async function connect(): Promise<GitHub> {
  return openGitHub({
    token: server.token({ issues: 'write', checks: 'write' }),
    apiUrl: server.url,
    repository: server.repository.fullName,
    ports: quietPorts(),
    second: 0,
  });
}

beforeEach(async () => {
  server = await GitHubServer.start();
  github = await connect();
});

afterEach(async () => {
  await server.stop();
});

test('two clients meet between a look and a deed', async () => {
  const other = await connect();
  const { arrived, release } = server.hold(({ method }) => method === 'POST');
  const late = github.issues.create({ title: 'by the first', body: '', labels: ['backproof'] });
  await arrived;
  expect(await other.issues.withLabels(['backproof'])).toEqual([]);
  expect(
    await other.issues.create({ title: 'by the second', body: '', labels: ['backproof'] }),
  ).toMatchObject({
    number: 1,
  });
  release();
  expect(await late).toMatchObject({ number: 2 });
});

test('labels are told apart by more than case, and made when an issue first has them', async () => {
  await github.issues.create({ title: 'a', body: '', labels: ['Backproof', 'backproof'] });
  expect((await github.labels.list()).map(({ name }) => name)).toEqual(['Backproof']);
  expect(await github.issues.withLabels(['BACKPROOF'])).toHaveLength(1);
});

test('a check of the same name takes the place of the one before', async () => {
  const check = { name: 'drill', commit: 'abc', title: 'a', summary: '' };
  await github.checks.create({ ...check, conclusion: 'failure' });
  await github.checks.create({ ...check, conclusion: 'success' });
  expect(server.repository.checks.current('abc', 'drill')?.conclusion).toBe('success');
});

test('reopening forgets who closed an issue, and its history does not', async () => {
  await github.issues.create({ title: 'a', body: '' });
  server.person('maria').close(1);
  expect(await github.issues.update(1, { state: 'open' })).toMatchObject({
    state: 'open',
    stateReason: 'reopened',
    closedBy: undefined,
    closedAt: undefined,
  });
  const events = await github.issues.events(1);
  expect(events.map(({ event, actor }) => [event, actor?.login])).toEqual([
    ['closed', 'maria'],
    ['reopened', ACTIONS_BOT.login],
  ]);
});
