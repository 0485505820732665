import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openGitHub, type GitHub } from '#github';
import { GitHubServer, type Permissions } from '../../support/github/index.js';
import { quietPorts } from '../../support/github/ports.js';

let server: GitHubServer;
let github: GitHub;

async function connect(permissions: Permissions): Promise<GitHub> {
  return openGitHub({
    token: server.token(permissions),
    apiUrl: server.url,
    repository: server.repository.fullName,
    ports: quietPorts(),
    second: 0,
  });
}

beforeEach(async () => {
  server = await GitHubServer.start();
  github = await connect({ issues: 'write' });
});

afterEach(async () => {
  await server.stop();
});

test('an issue is opened, changed, commented on, closed and found again', async () => {
  server.repository.issues.people.add('maria');
  const opened = await github.issues.create({
    title: 'Stale',
    body: 'since yesterday',
    labels: ['backproof', 'shop'],
    assignees: ['maria'],
  });
  expect(opened).toMatchObject({
    number: 1,
    title: 'Stale',
    body: 'since yesterday',
    state: 'open',
    labels: ['backproof', 'shop'],
    assignees: ['maria'],
    author: { login: 'github-actions[bot]', bot: true },
    comments: 0,
    locked: false,
  });
  await github.issues.comment(1, 'again');
  const closed = await github.issues.update(1, {
    state: 'closed',
    stateReason: 'completed',
    labels: ['backproof'],
  });
  expect(closed).toMatchObject({
    state: 'closed',
    stateReason: 'completed',
    labels: ['backproof'],
    body: 'since yesterday',
  });
  expect(closed.closedBy).toEqual({ login: 'github-actions[bot]', bot: true });
  expect((await github.issues.comments(1)).map(({ body }) => body)).toEqual(['again']);
  expect(await github.issues.withLabels(['backproof'])).toHaveLength(1);
  expect(await github.issues.withLabels(['backproof', 'shop'])).toHaveLength(0);
  expect((await github.issues.events(1)).map(({ event }) => event)).toEqual([
    'labeled',
    'labeled',
    'assigned',
    'unlabeled',
    'closed',
  ]);
});

test('what people do by hand is seen, and who did it', async () => {
  await github.issues.create({ title: 'Stale', body: 'ours' });
  const maria = server.person('maria');
  maria.editBody(1, (body) => `${body}\n\nand hers`);
  maria.label(1, 'wontfix');
  maria.comment(1, 'looking');
  maria.close(1, 'not_planned');
  expect(await github.issues.get(1)).toMatchObject({
    body: 'ours\n\nand hers',
    labels: ['wontfix'],
    state: 'closed',
    stateReason: 'not_planned',
    closedBy: { login: 'maria', bot: false },
  });
  expect((await github.issues.events(1)).at(-1)).toMatchObject({
    event: 'closed',
    actor: { login: 'maria', bot: false },
  });
});

test('every page of a long list is read, without the pull requests in it', async () => {
  const maria = server.person('maria');
  for (let count = 0; count < 250; count++) maria.open(`Issue ${count}`, '', ['backproof']);
  server.repository.issues.create(
    { login: 'maria', bot: false },
    { title: 'A change', labels: ['backproof'], isPullRequest: true },
  );
  const found = await github.issues.withLabels(['backproof']);
  expect(found.map(({ number }) => number)).toEqual(Array.from({ length: 250 }, (_, index) => 250 - index));
  expect(server.requests.filter(({ operation }) => operation.endsWith('/issues'))).toHaveLength(3);
});

test('a label is made once and left as people made it', async () => {
  await github.labels.ensure({ name: 'backproof', color: 'b60205', description: 'Backups' });
  await github.labels.ensure({ name: 'Backproof', color: 'ffffff', description: '' });
  expect(await github.labels.list()).toEqual([
    { name: 'backproof', color: 'b60205', description: 'Backups' },
  ]);
});

test('an issue that is not there is nothing, and no error', async () => {
  expect(await github.issues.get(7)).toBeUndefined();
});
