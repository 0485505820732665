import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Decision } from '#gate';
import { openGitHub } from '#github';
import { DirectoryStore } from '#stores';
import { decideBy, told } from '../../../support/gate.js';
import {
  GitHubServer,
  idOf,
  person,
  type Account,
  type Permissions,
  type RunState,
} from '../../../support/github/index.js';
import { quietPorts } from '../../../support/github/ports.js';

const COMMIT = '2'.repeat(40);
const [author, starter, again, mona, hubot] = [
  person('author'),
  person('starter'),
  person('again'),
  person('mona'),
  person('hubot'),
];

let server: GitHubServer;
let run: RunState;
beforeEach(async () => {
  server = await GitHubServer.start();
  const { pulls, workflows } = server.repository;
  pulls.commits.push({ sha: COMMIT, author, committer: author });
  const deploy = workflows.add('deploy.yml');
  run = workflows.run(deploy, { commit: COMMIT, actor: starter, triggeringActor: again });
});
afterEach(() => server.stop());

function policy(more = 'count: 2', accounts: readonly Account[] = []): string {
  const from = accounts.map((account) => `{ id: ${idOf(account)}, login: ${account.login} }`);
  const who = from.length === 0 ? '' : `, from: [${from.join(', ')}]`;
  return `approvals:\n  environment: { name: production, ${more}${who} }\n`;
}

function approve(
  by: Account,
  environments = ['production'],
  state: 'approved' | 'rejected' = 'approved',
): void {
  run.reviews.push({ by, state, environments });
}

function decision(
  text = policy(),
  { commit = COMMIT, runId = run.id }: { readonly commit?: string; readonly runId?: number } = {},
  permissions: Permissions = { contents: 'read', actions: 'read' },
): Promise<Decision> {
  return decideBy({
    ...{ store: new DirectoryStore(tmpdir()), policy: text, now: new Date() },
    change: {
      ...{ commit, runId },
      openGitHub: () =>
        openGitHub({
          ...{ token: server.token(permissions), apiUrl: server.url, repository: server.repository.fullName },
          ...{ ports: quietPorts(), second: 0 },
        }),
    },
  });
}

const came = async (...given: Parameters<typeof decision>): Promise<string> =>
  told(await decision(...given)).replace(' policy=satisfied', '');

const ALLOWED = 'allow approvals=satisfied';
const blocked = (code: string): string => `block approvals=${code}`;

describe('approvals of a run for an environment', () => {
  test('by enough people let it through', async () => {
    approve(mona);
    expect(await came()).toBe(blocked('approvals-too-few'));
    approve(mona);
    expect(await came()).toBe(blocked('approvals-too-few'));
    approve(hubot, ['staging', 'production']);
    const { outcomes } = await decision();
    expect(outcomes[1]).toMatchObject({ verdict: 'proven', subject: 'environment production' });
  });

  test.each([
    ['started the run', starter],
    ['started it again', again],
    ['wrote the commit', author],
  ])('by whoever %s do not count', async (_, account) => {
    approve(mona);
    approve(account);
    expect(await came()).toBe(blocked('approval-by-author'));
  });

  test('for another environment, or beside a rejection, do not count', async () => {
    approve(mona);
    approve(hubot, ['staging']);
    expect(await came()).toBe(blocked('approval-wrong-subject'));
    approve(hubot);
    expect(await came()).toBe(ALLOWED);
    approve(hubot, ['production'], 'rejected');
    expect(await came()).toBe(blocked('approval-withdrawn'));
  });

  test('count where the policy names who gave them', async () => {
    approve(mona);
    approve(hubot);
    expect(await came(policy('count: 1', [mona]))).toBe(ALLOWED);
    expect(await came(policy('count: 1', [person('mona', 77)]))).toBe(blocked('approver-unknown'));
  });

  test('of a run of another commit say nothing of this one', async () => {
    approve(mona);
    approve(hubot);
    expect(await came(policy(), { commit: '3'.repeat(40) })).toBe(blocked('approval-wrong-subject'));
  });

  test('need an author whom GitHub knows', async () => {
    approve(mona);
    approve(hubot);
    server.repository.pulls.commits[0] = { sha: COMMIT, author: undefined, committer: author };
    expect(await came()).toBe(blocked('author-unknown'));
    expect(await came(policy('count: 2, unsafe-unknown-authors: true'))).toBe(ALLOWED);
  });

  test('that cannot be asked for are unproven', async () => {
    approve(mona);
    approve(hubot);
    const { outcomes } = await decision(policy(), {}, { contents: 'read' });
    expect(outcomes[1]).toMatchObject({ code: 'approvals-unreadable', verdict: 'unproven' });
    expect(outcomes[1]?.found).toContain('actions: read');
    expect(await came(policy(), { runId: 5 })).toBe(blocked('approvals-unreadable'));
  });
});
