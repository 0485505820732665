import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DEFAULT_ISSUE_SETTINGS, tellGitHub, type Telling } from '#alerts';
import { openGitHub } from '#github';
import { GitHubServer, type Permissions } from '../../support/github/index.js';
import { silentLog } from '../../support/postgres.js';

const AT = new Date('2026-11-20T03:00:00Z');
const daysAgo = (days: number): Date => new Date(AT.getTime() - days * 86_400_000);

let server: GitHubServer;
beforeEach(async () => {
  server = await GitHubServer.start({ now: () => AT });
  const workflow = server.repository.workflows.add('nightly.yml', 'on: push', daysAgo(100));
  server.repository.workflows.run(workflow, { createdAt: daysAgo(9) });
  server.repository.workflows.run(workflow, { createdAt: daysAgo(1), conclusion: 'failure' });
});
afterEach(() => server.stop());

/** Tell of a backup that broke. @returns the issue's text */
async function told(permissions: Permissions): Promise<string> {
  const github = await openGitHub({
    ...{ token: server.token(permissions), apiUrl: server.url, repository: 'acme/shop', second: 1 },
    ports: { log: silentLog, signal: new AbortController().signal },
  });
  const telling: Telling = {
    ending: {
      ...{ verb: 'backup', result: { kind: 'error', line: 'No such server' }, database: 'app' },
      ...{ standIn: 'nightly', allowUnproven: false, isNewest: true, at: AT },
    },
    ...{ issues: DEFAULT_ISSUE_SETTINGS, workflow: { file: 'nightly.yml', branch: 'main' } },
    ...{ action: 'pg-backup', commit: '', check: false, annotations: [], startedAt: AT },
    redact: (text) => text,
  };
  const { warnings } = await tellGitHub(github, telling, { clock: { now: () => AT } });
  expect(warnings).toEqual([]);
  return server.repository.issues.issues[0]?.body ?? '';
}

test('an issue tells when its workflow last succeeded', async () => {
  expect(await told({ issues: 'write', actions: 'read' })).toMatch(/Last good \| 2026-11-11/);
});

test('where that may not be read, the issue is opened without it', async () => {
  expect(await told({ issues: 'write' })).toMatch(/Last good \| not known/);
});
