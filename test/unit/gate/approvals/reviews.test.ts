import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Decision } from '#gate';
import { openGitHub, type GitHub } from '#github';
import { DirectoryStore } from '#stores';
import { decideBy, told } from '../../../support/gate.js';
import {
  GitHubServer,
  idOf,
  person,
  type Account,
  type Permissions,
  type PullState,
} from '../../../support/github/index.js';
import { quietPorts } from '../../../support/github/ports.js';

const [FIRST, HEAD, MERGE] = ['1'.repeat(40), '2'.repeat(40), '3'.repeat(40)] as const;
const [author, mona, hubot, dave, eve] = ['author', 'mona', 'hubot', 'dave', 'eve'].map((name) =>
  person(name),
);
const APPROVERS = [mona, hubot, dave];
const READER: Permissions = { 'pull-requests': 'read', contents: 'read', actions: 'read' };
const HOUR = 3_600_000;

let now: Date;
let server: GitHubServer;
let pull: PullState;
beforeEach(async () => {
  now = new Date('2026-11-20T08:00:00Z');
  server = await GitHubServer.start({ now: () => now });
  const { pulls, fullName } = server.repository;
  pull = pulls.open(fullName, { author: 'author', branch: 'faster' });
  pulls.push(pull, FIRST, known(author));
  pulls.push(pull, HEAD, known(author));
});
afterEach(() => server.stop());

function known(account: Account | undefined): Account {
  if (account === undefined) throw new Error('there is nobody');
  return account;
}

function policy(more = 'count: 2', accounts: readonly (Account | undefined)[] = APPROVERS): string {
  const from = accounts.map(known).map((account) => `{ id: ${idOf(account)}, login: ${account.login} }`);
  return `approvals:\n  reviews: { ${more}, from: [${from.join(', ')}] }\n`;
}

function gitHub(permissions: Permissions): () => Promise<GitHub> {
  return () =>
    openGitHub({
      ...{ token: server.token(permissions), apiUrl: server.url, repository: server.repository.fullName },
      ...{ ports: quietPorts(), second: 0 },
    });
}

function decision(
  text = policy(),
  commit: string | undefined = HEAD,
  permissions = READER,
): Promise<Decision> {
  return decideBy({
    ...{ store: new DirectoryStore(tmpdir()), policy: text, now },
    change: { commit, openGitHub: gitHub(permissions) },
  });
}

const came = async (...given: Parameters<typeof decision>): Promise<string> =>
  told(await decision(...given)).replace(' policy=satisfied', '');

const ALLOWED = 'allow approvals=satisfied';
const blocked = (code: string): string => `block approvals=${code}`;

const review = (
  by: Account | undefined,
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' = 'APPROVED',
  commit: string = HEAD,
): void => {
  server.repository.pulls.review(pull, by, state, commit);
  now = new Date(now.getTime() + 1000);
};

describe('reviews of a pull request', () => {
  test('by k of n approvers let its head through', async () => {
    expect(await came()).toBe(blocked('approvals-too-few'));
    review(mona);
    expect(await came()).toBe(blocked('approvals-too-few'));
    review(hubot);
    const { outcomes, checks } = await decision();
    expect(outcomes[1]).toMatchObject({ verdict: 'proven', subject: 'reviews', where: '#1' });
    for (const name of ['mona', 'hubot']) expect(outcomes[1]?.found).toContain(name);
    expect(checks[1]).toMatchObject({ id: 'gate.approvals', verdict: 'proven' });
    expect(await came(policy('count: 3'))).toBe(blocked('approvals-too-few'));
  });

  test('let through what its merge made, as long as its head was reviewed', async () => {
    review(mona);
    review(hubot);
    expect(await came(policy(), MERGE)).toBe(blocked('pull-request-missing'));
    pull.mergedAs = MERGE;
    expect(await came(policy(), MERGE)).toBe(ALLOWED);
    // Only a part of it.
    expect(await came(policy(), FIRST)).toBe(blocked('pull-request-missing'));
  });

  test('of an earlier commit do not count', async () => {
    review(mona);
    review(hubot, 'APPROVED', FIRST);
    expect(await came()).toBe(blocked('approval-stale'));
    review(hubot);
    expect(await came()).toBe(ALLOWED);
    server.repository.pulls.push(pull, MERGE, known(author));
    expect(await came(policy(), MERGE)).toBe(blocked('approval-stale'));
  });

  test.each(['CHANGES_REQUESTED', 'DISMISSED'] as const)('count by what was said last: %s', async (state) => {
    review(mona);
    review(hubot);
    review(hubot, state);
    expect(await came()).toBe(blocked('approval-withdrawn'));
    review(hubot, 'COMMENTED');
    expect(await came()).toBe(blocked('approval-withdrawn'));
    review(hubot);
    review(hubot, 'COMMENTED');
    expect(await came()).toBe(ALLOWED);
  });

  test('of one person are one', async () => {
    review(mona);
    review(mona);
    review(person('mona-renamed', idOf(known(mona))));
    expect(await came()).toBe(blocked('approvals-too-few'));
  });

  test('by whoever opened it do not count', async () => {
    review(mona);
    review(author);
    expect(await came(policy('count: 2', [mona, author]))).toBe(blocked('approval-by-author'));
  });

  test.each<[string, (account: Account) => void]>([
    [
      'wrote its head',
      (account) => {
        server.repository.pulls.push(pull, MERGE, known(author), account);
      },
    ],
    [
      'pushed its head as somebody else',
      (account) => {
        server.repository.pulls.push(pull, MERGE, account, known(author));
      },
    ],
  ])('by whoever %s do not count', async (_, push) => {
    push(known(hubot));
    review(mona, 'APPROVED', MERGE);
    review(hubot, 'APPROVED', MERGE);
    expect(await came(policy(), MERGE)).toBe(blocked('approval-by-author'));
    review(dave, 'APPROVED', MERGE);
    expect(await came(policy(), MERGE)).toBe(ALLOWED);
  });

  test('by whoever wrote an earlier commit do not count', async () => {
    server.repository.pulls.push(pull, '4'.repeat(40), known(hubot));
    server.repository.pulls.push(pull, MERGE, known(author));
    review(mona, 'APPROVED', MERGE);
    review(hubot, 'APPROVED', MERGE);
    expect(await came(policy(), MERGE)).toBe(blocked('approval-by-author'));
  });

  test('by whoever pushed an earlier commit in the name of another do not count', async () => {
    server.repository.pulls.push(pull, '4'.repeat(40), known(hubot), known(author));
    server.repository.pulls.push(pull, MERGE, known(author));
    review(mona, 'APPROVED', MERGE);
    review(hubot, 'APPROVED', MERGE);
    expect(await came(policy(), MERGE)).toBe(blocked('approval-by-author'));
  });

  test('by strangers do not count, nor by whoever has an approver’s login now', async () => {
    review(mona);
    review(eve);
    review(undefined);
    expect(await came()).toBe(blocked('approver-unknown'));
    review(person('hubot', 999));
    const { outcomes } = await decision();
    expect(outcomes[1]).toMatchObject({ code: 'approver-unknown' });
    expect(outcomes[1]?.found).toContain('999');
    // The approver themselves, under another login.
    review(person('hubot-2', idOf(known(hubot))));
    expect(await came()).toBe(ALLOWED);
  });

  test('count as long as the policy lets them', async () => {
    review(mona);
    review(hubot);
    now = new Date(now.getTime() + 2 * HOUR);
    expect(await came(policy('count: 2, max-age: 3h'))).toBe(ALLOWED);
    expect(await came(policy('count: 2, max-age: 1h'))).toBe(blocked('approval-expired'));
    now = new Date(now.getTime() - 4 * HOUR);
    expect(await came()).toBe(blocked('approval-in-future'));
  });

  test('do not show that nobody approved their own where an author is nobody whom GitHub knows', async () => {
    pull.commits.push({ sha: MERGE, author: undefined, committer: undefined });
    review(mona, 'APPROVED', MERGE);
    expect(await came(policy('count: 2'), MERGE)).toBe(blocked('approvals-too-few'));
    review(hubot, 'APPROVED', MERGE);
    const { outcomes } = await decision(policy(), MERGE);
    expect(outcomes[1]).toMatchObject({ code: 'author-unknown', verdict: 'unproven' });
    const weak = await decision(policy('count: 2, unsafe-unknown-authors: true'), MERGE);
    expect(told(weak)).toBe('allow policy=satisfied approvals=satisfied');
    expect(weak.notes.join()).toContain('unsafe-unknown-authors');
  });

  test('of a fork count by who wrote it, for its pushes are not told', async () => {
    const { pulls } = server.repository;
    const fork = pulls.open('author/shop', { author: 'author', branch: 'faster' });
    pulls.push(fork, MERGE, known(author));
    pulls.review(fork, mona, 'APPROVED');
    pulls.review(fork, hubot, 'APPROVED');
    const { decision: decided, outcomes } = await decision(policy(), MERGE);
    expect([decided, outcomes[1]?.found.includes('pushed')]).toEqual(['allow', true]);
  });

  test('of one of several pull requests of a commit will do', async () => {
    const { pulls, fullName } = server.repository;
    const other = pulls.open(fullName, { author: 'dave', branch: 'other' });
    other.commits.push(...pull.commits);
    pulls.review(other, mona, 'APPROVED');
    pulls.review(other, hubot, 'APPROVED');
    expect(await came()).toBe(ALLOWED);
  });

  test('of a pull request too long for GitHub to tell all of it show nothing', async () => {
    for (let count = 0; count < 250; count++)
      pull.commits.splice(0, 0, { sha: '9'.repeat(40), author, committer: author });
    review(mona);
    review(hubot);
    expect(await came(policy(), HEAD)).toBe(blocked('approvals-unreadable'));
  });

  test('that are too many to be all read show nothing', async () => {
    review(mona);
    review(hubot);
    for (let count = 0; count < 1000; count++) review(eve, 'COMMENTED');
    expect(await came()).toBe(blocked('approvals-unreadable'));
  });

  test('that cannot be asked for are unproven', async () => {
    review(mona);
    review(hubot);
    server.repository.isPrivate = true;
    const { outcomes } = await decision(policy(), HEAD, { contents: 'read' });
    expect(outcomes[1]).toMatchObject({ code: 'approvals-unreadable', verdict: 'unproven' });
    expect(outcomes[1]?.found).toContain('pull-requests: read');
    server.next({ kind: 'not-found' });
    expect(await came()).toBe(blocked('approvals-unreadable'));
    for (const gone of [
      'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
      'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits',
    ]) {
      server.next({ kind: 'not-found' }, 1, ({ operation }) => operation === gone);
      expect(await came()).toBe(blocked('approvals-unreadable'));
    }
    expect(await came()).toBe(ALLOWED);
  });
});
