import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openGitHub, type GitHub } from '#github';
import { GitHubServer } from '../../support/github/index.js';
import { quietPorts } from '../../support/github/ports.js';

// GitHub publishes an example of every answer: what the client makes of them does not depend on what we believe of GitHub.

let server: GitHubServer;
let github: GitHub;

beforeEach(async () => {
  server = await GitHubServer.start();
  server.rule(() => ({ kind: 'published-example' }));
  github = await openGitHub({
    token: server.token({}),
    apiUrl: server.url,
    repository: 'octocat/Hello-World',
    ports: quietPorts(),
    second: 0,
  });
});

afterEach(async () => {
  await server.stop();
});

const OCTOCAT = { login: 'octocat', bot: false };
const COMMIT = '6dcb09b5b57875f334f61aebed695e2e4193db5e';
const BUNDLE = Buffer.from(
  JSON.stringify({
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: { tlogEntries: [] },
    dsseEnvelope: { payload: '', payloadType: 'application/vnd.in-toto+json', signatures: [] },
  }),
);
const check = { name: 'a', commit: COMMIT, title: 'b', summary: 'c' };

test.each<[string, (github: GitHub) => Promise<unknown>, unknown]>([
  // The one in GitHub's list is a pull request.
  ['issues', ({ issues }) => issues.withLabels(['bug']), []],
  [
    'an issue',
    ({ issues }) => issues.get(1347),
    {
      number: 1347,
      state: 'open',
      locked: true,
      body: "I'm having a problem with this.",
      labels: ['bug'],
      author: OCTOCAT,
      assignees: ['octocat'],
      createdAt: new Date('2011-04-22T13:33:48Z'),
    },
  ],
  ['an issue that was opened', ({ issues }) => issues.create({ title: 'a', body: '' }), { number: 1347 }],
  ['an issue that was changed', ({ issues }) => issues.update(1347, { state: 'open' }), { number: 1347 }],
  ['a comment', ({ issues }) => issues.comment(1347, 'Me too'), { id: 1, body: 'Me too', author: OCTOCAT }],
  ['comments', ({ issues }) => issues.comments(1347), [{ body: 'Me too' }]],
  ['events', ({ issues }) => issues.events(1347), [{ event: 'closed', actor: OCTOCAT, label: 'label' }]],
  ['labels', ({ labels }) => labels.list(), [{ name: 'bug', color: 'f29513' }, { name: 'enhancement' }]],
  ['a check', ({ checks }) => checks.create(check), { id: 4 }],
  ['a check that was changed', ({ checks }) => checks.update(4, check), { id: 4 }],
  [
    'workflows',
    ({ workflows }) => workflows.list(),
    [{ id: 161335, name: 'CI', state: 'active' }, { id: 269289 }],
  ],
  [
    'runs',
    ({ workflows }) => workflows.runs('ci.yml'),
    [
      {
        id: 30433642,
        event: 'push',
        status: 'queued',
        conclusion: undefined,
        number: 562,
        workflowId: 159038,
      },
    ],
  ],
  [
    'the pull requests of a commit',
    ({ approvals }) => approvals.pullRequestsOf(COMMIT),
    [{ number: 1347, author: { login: 'octocat', id: 1 }, head: COMMIT, branch: 'new-topic' }],
  ],
  [
    'reviews',
    ({ approvals }) => approvals.reviews(12),
    [
      {
        ...{ id: 80, by: { login: 'octocat', id: 1 }, state: 'APPROVED' },
        ...{ commit: 'ecdd80bb57125d7ba9641ffaa4d7d2c19d3f3091', at: new Date('2019-11-17T17:43:43Z') },
      },
    ],
  ],
  [
    'the commits of a pull request',
    ({ approvals }) => approvals.commitsOf(12),
    [{ sha: COMMIT, by: [{ login: 'octocat' }, { login: 'octocat' }] }],
  ],
  [
    'a commit',
    ({ approvals }) => approvals.commit(COMMIT),
    { by: [{ login: 'octocat' }, { login: 'octocat' }] },
  ],
  [
    'a run',
    ({ approvals }) => approvals.run(30433642),
    { startedBy: [{ login: 'octocat' }, { login: 'octocat' }] },
  ],
  [
    "a run's approvals",
    ({ approvals }) => approvals.ofRun(30433642),
    [{ by: { login: 'octocat', id: 1 }, state: 'approved', environments: ['staging'] }],
  ],
  [
    'the repository',
    ({ repositories }) => repositories.get(),
    { isPrivate: false, defaultBranch: 'master', isArchived: false },
  ],
  ['a branch', ({ repositories }) => repositories.branch('master'), { isProtected: false }],
])("GitHub's own example of %s is understood", async (_, call, expected) => {
  expect(await call(github)).toMatchObject(expected instanceof Object ? expected : {});
});

test.each<[string, (github: GitHub) => Promise<unknown>]>([
  [
    'a status',
    ({ checks }) => checks.status({ commit: COMMIT, context: 'a', state: 'success', description: 'b' }),
  ],
  ['a label', ({ labels }) => labels.ensure({ name: 'a', color: 'ffffff', description: '' })],
  ['an enabled workflow', ({ workflows }) => workflows.enable('ci.yml')],
])("GitHub's own example of %s is taken for success", async (_, call) => {
  await expect(call(github)).resolves.toBeUndefined();
});

test("GitHub's own example of a file is read", async () => {
  expect(await github.repositories.file('README.md')).toEqual(expect.any(String));
});

test("GitHub's own example of an attestation is understood", async () => {
  expect(await github.attestations.create(BUNDLE)).toBe(2);
});
