import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { MissingPermission, openGitHub, type GitHub } from '#github';
import { GitHubServer, idOf, person, type Permissions } from '../../support/github/index.js';
import { quietPorts } from '../../support/github/ports.js';

const [FIRST, LAST, MERGE] = ['1'.repeat(40), '2'.repeat(40), '3'.repeat(40)] as const;
const [MONA, HUBOT] = [person('mona'), person('hubot')];
const [mona, hubot] = [MONA, HUBOT].map((account) => ({ login: account.login, id: idOf(account) }));

let server: GitHubServer;
beforeEach(async () => {
  server = await GitHubServer.start();
});
afterEach(() => server.stop());

function client(permissions: Permissions): Promise<GitHub> {
  return openGitHub({
    ...{ token: server.token(permissions), apiUrl: server.url, repository: server.repository.fullName },
    ...{ ports: quietPorts(), second: 0 },
  });
}

const READER: Permissions = { 'pull-requests': 'read', contents: 'read', actions: 'read' };

test('a pull request is found by its commits and by what its merge made, with those who worked on it', async () => {
  const { pulls, fullName } = server.repository;
  const pull = pulls.open(fullName, { author: 'mona', branch: 'faster' });
  pulls.push(pull, FIRST, MONA);
  pulls.push(pull, LAST, MONA, HUBOT);
  const { approvals } = await client(READER);
  const expected = { number: 1, author: mona, head: LAST, branch: 'faster', mergedAs: undefined };
  expect(await approvals.pullRequestsOf(LAST)).toEqual([expected]);
  expect(await approvals.pullRequestsOf(MERGE)).toEqual([]);
  pull.mergedAs = MERGE;
  expect(await approvals.pullRequestsOf(MERGE)).toEqual([{ ...expected, mergedAs: MERGE }]);
  expect(await approvals.commitsOf(1)).toEqual([
    { sha: FIRST, by: [mona, mona] },
    { sha: LAST, by: [hubot, hubot] },
  ]);
  expect(await approvals.commit(LAST)).toEqual({ sha: LAST, by: [hubot, hubot] });
  expect(await approvals.pushesTo('faster')).toEqual([
    { commit: LAST, by: mona },
    { commit: FIRST, by: mona },
  ]);
  expect(await approvals.pushesTo('main')).toEqual([]);
});

test('a branch of another repository is none of ours', async () => {
  const { pulls } = server.repository;
  const pull = pulls.open('mona/shop', { author: 'mona', branch: 'main' });
  pulls.push(pull, LAST, MONA, undefined);
  const { approvals } = await client(READER);
  expect(await approvals.pullRequestsOf(LAST)).toMatchObject([{ branch: undefined }]);
});

test('reviews are all told, however many pages they fill, also those of accounts that are gone', async () => {
  const { pulls, fullName } = server.repository;
  const pull = pulls.open(fullName, { author: 'mona' });
  pulls.push(pull, LAST, MONA);
  for (let count = 0; count < 230; count++) pulls.review(pull, HUBOT, 'COMMENTED');
  pulls.review(pull, undefined);
  const reviews = await (await client(READER)).approvals.reviews(1);
  expect(reviews).toHaveLength(231);
  expect(reviews[0]).toMatchObject({ by: hubot, state: 'COMMENTED', commit: LAST });
  expect(reviews.at(-1)).toMatchObject({ by: undefined, state: 'APPROVED' });
});

test('a run tells who started it, and who let it into which environment', async () => {
  const { workflows } = server.repository;
  const run = workflows.run(workflows.add('deploy.yml'), {
    commit: LAST,
    actor: MONA,
    triggeringActor: HUBOT,
  });
  run.reviews.push({ by: MONA, state: 'approved', environments: ['production', 'eu'] });
  const { approvals } = await client(READER);
  expect(await approvals.run(run.id)).toEqual({ commit: LAST, startedBy: [mona, hubot] });
  expect(await approvals.ofRun(run.id)).toEqual([
    { by: mona, state: 'approved', environments: ['production', 'eu'] },
  ]);
});

test('what the token lacks is named', async () => {
  server.repository.isPrivate = true;
  const { approvals } = await client({ metadata: 'read' });
  const lacks: readonly [Promise<unknown>, string][] = [
    [approvals.pullRequestsOf(LAST), 'pull-requests: read'],
    [approvals.reviews(1), 'pull-requests: read'],
    [approvals.commitsOf(1), 'pull-requests: read'],
    [approvals.commit(LAST), 'contents: read'],
    [approvals.pushesTo('main'), 'contents: read'],
    [approvals.run(1), 'actions: read'],
    [approvals.ofRun(1), 'actions: read'],
  ];
  for (const [asked, permission] of lacks) {
    const error: unknown = await asked.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(MissingPermission);
    expect(error).toMatchObject({ permission });
  }
});
