import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { headOf } from '#ledger';
import { DirectoryStore } from '#stores';
import { GitHubServer, type Permissions } from '../support/github/index.js';
import { pathWith, SHOP, startService, urlOf } from '../support/process.js';
import { CommandLine } from '../support/cli.js';
import { shown } from '../support/markdown.js';
import { Job, type StepResult } from '../support/runner.js';

const HEAD = 'a'.repeat(40);
const ALL: Permissions = { issues: 'write', checks: 'write' };
/** Holds, and does not: each a probe that needs nothing but a shell-less command. */
const GREEN = 'probes:\n  - name: it\n    command: { run: ["/bin/true"] }\n';
const RED = 'probes:\n  - name: it\n    command: { run: ["/bin/false"] }\n';

let server: GitHubServer;
let job: Job;

beforeEach(async () => {
  [job, server] = await Promise.all([Job.start(), GitHubServer.start()]);
});
afterEach(async () => {
  await job[Symbol.asyncDispose]();
  await server.stop();
});

interface Given {
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly permissions?: Permissions;
}

/** Ask the probes of a file in the repository, and tell of it. */
async function probe(text: string, given: Given = {}): Promise<StepResult> {
  await mkdir(join(job.workspace, 'ci'), { recursive: true });
  await writeFile(join(job.workspace, 'ci', 'smoke.yml'), text);
  return job.main('actions/dr-restore-smoke', {
    with: {
      ...{ file: 'ci/smoke.yml', name: 'app', alert: 'issue', check: 'true' },
      'github-token': server.token(given.permissions ?? ALL),
      ...given.with,
    },
    env: { GITHUB_API_URL: server.url, ...given.env },
  });
}

const issues = (): readonly string[] =>
  server.repository.issues.issues.map(({ state, labels }) =>
    [state, ...labels.map(({ name }) => name).sort()].join(' '),
  );
const warnings = ({ annotations }: StepResult): string =>
  annotations.flatMap(({ level, message }) => (level === 'warning' ? [message] : [])).join('\n');

describe('a drill', () => {
  test('that is red opens an issue and a check that fails; the green one after it closes it', async () => {
    await using service = await startService(17);
    const path = await pathWith(17);
    const source = await service.database(SHOP);
    const store = join(job.workspace, 'backups');
    const backup = await job.main('actions/pg-backup', {
      with: { source: urlOf(source), store, name: 'app' },
      path,
    });
    expect(backup.exitCode).toBe(0);
    const drill = (expected: string): Promise<StepResult> =>
      job.main('actions/restore-drill', {
        with: {
          ...{ store, keep: 'false', alert: 'issue', check: 'true', 'github-token': server.token(ALL) },
          assertions: `- query: select count(*) from orders\n  expect: ${expected}`,
        },
        env: { GITHUB_API_URL: server.url },
        path,
      });

    const red = await drill('21');
    expect([red.exitCode, red.outputs['verdict'], warnings(red)]).toEqual([1, 'failed', '']);
    expect(issues()).toEqual([expect.stringMatching(/^open .*backproof:app .*backproof:drill-failed$/)]);
    const [issue] = server.repository.issues.issues;
    expect(issue?.title).toContain('app');
    // Whoever can write to the store cannot change what the issue says of its ledger.
    const head = await headOf(new DirectoryStore(store), 'app');
    expect(head?.seq).toBe(2);
    const copied = [issue?.body ?? '', red.summary].map((text) => shown(text).copied.join('\n'));
    for (const text of copied) expect(text).toContain(`${head?.seq ?? ''}:${head?.hash ?? ''} in `);
    expect(red.summary).toContain(`/acme/shop/issues/${issue?.number ?? ''}`);
    const name = 'backproof / restore-drill (app)';
    const check = server.repository.checks.current('f'.repeat(40), name);
    expect([check?.status, check?.conclusion]).toEqual(['completed', 'failure']);
    expect(check?.summary).toContain('assertion');
    expect(check?.detailsUrl).toMatch(/actions\/runs\/1000$/);

    const green = await drill('20');
    expect([green.exitCode, warnings(green)]).toEqual([0, '']);
    expect(issues()).toEqual([expect.stringMatching(/^closed /)]);
    expect(issue?.comments.at(-1)?.body).toMatch(/Restore drill of app\/backup-.*equal/s);
    expect(server.repository.checks.current('f'.repeat(40), name)?.conclusion).toBe('success');
  });
});

test('a pull request is told of its own commit, at the lines of the file that was asked', async () => {
  const event = join(job.folder, 'event.json');
  await writeFile(event, JSON.stringify({ number: 7, pull_request: { head: { sha: HEAD } } }));
  const red = await probe(RED, { env: { GITHUB_EVENT_PATH: event } });
  expect(red.exitCode).toBe(1);
  const check = server.repository.checks.current(HEAD, 'backproof / dr-restore-smoke (app)');
  expect(check?.conclusion).toBe('failure');
  expect(check?.annotations).toMatchObject([
    { path: 'ci/smoke.yml', start_line: 3, annotation_level: 'failure' },
  ]);
  expect(server.repository.checks.runs).toHaveLength(1);
});

test('inputs and files that are wrong are told like every other failure', async () => {
  const mistaken = await probe('probes:\n  - nmae: it\n');
  expect(mistaken.exitCode).toBe(1);
  expect(issues()).toEqual([expect.stringMatching(/^open .*smoke-failed$/)]);
  expect(server.repository.checks.runs.at(-1)?.annotations[0]).toMatchObject({
    path: 'ci/smoke.yml',
    start_line: 2,
  });
  const wrong = await probe(GREEN, { with: { 'allow-unproven': 'perhaps' } });
  expect(wrong.exitCode).toBe(1);
  expect(server.repository.checks.runs.map(({ conclusion }) => conclusion)).toEqual(['failure', 'failure']);
  expect((await probe(GREEN)).exitCode).toBe(0);
  expect(issues()).toEqual([expect.stringMatching(/^closed /)]);
});

test('nothing is asked of GitHub unless it is wanted', async () => {
  await probe(RED, { with: { alert: 'none', check: 'false' } });
  expect(server.requests).toEqual([]);
});

test('while GitHub is down the result stands, and a warning is told', async () => {
  await server.stop();
  // Together: each waits for a while whether GitHub comes back.
  const [red, green] = await Promise.all([probe(RED), probe(RED, { with: { file: '', probes: GREEN } })]);
  server = await GitHubServer.start();
  expect([red.exitCode, red.outputs['verdict']]).toEqual([1, 'failed']);
  expect(red.annotations.filter(({ level }) => level === 'error').length).toBeGreaterThan(0);
  expect([green.exitCode, green.outputs['verdict']]).toEqual([0, 'proven']);
  for (const step of [red, green]) expect(warnings(step)).not.toBe('');
});

test('a token that may do nothing is told with the lines to add; the result stands', async () => {
  const permissions: Permissions = { contents: 'read' };
  const [red, green] = [await probe(RED, { permissions }), await probe(GREEN, { permissions })];
  expect([red.exitCode, red.outputs['verdict']]).toEqual([1, 'failed']);
  for (const line of ['issues: write', 'checks: write']) expect(warnings(red)).toContain(line);
  expect([green.exitCode, green.outputs['verdict']]).toEqual([0, 'proven']);
  expect(warnings(green)).toContain('checks: write');
});

test('without the permission for checks a commit status is set instead, and that is said', async () => {
  const red = await probe(RED, { permissions: { issues: 'write', statuses: 'write' } });
  expect(server.repository.checks.statuses).toMatchObject([
    { context: 'backproof / dr-restore-smoke (app)', state: 'failure', commit: 'f'.repeat(40) },
  ]);
  expect(warnings(red)).toContain('checks: write');
});

test('people who can be nobody are a wrong input', async () => {
  const wrong = await probe(GREEN, { with: { assignees: 'not/a user' } });
  expect(wrong.exitCode).toBe(1);
  expect(wrong.annotations.map(({ message }) => message).join()).toContain('not/a user');
});

test('the command line tells issues of the repository that is named', async () => {
  await using cli = await CommandLine.start();
  const ask = async (text: string): Promise<number | null> => {
    await writeFile(join(cli.folder, 'smoke.yml'), text);
    const given = ['--file', 'smoke.yml', '--name', 'app', '--alert', 'issue'];
    const env = {
      GITHUB_TOKEN: server.token({ issues: 'write' }),
      ...{ GITHUB_REPOSITORY: 'acme/shop', GITHUB_API_URL: server.url },
    };
    return (await cli.run(['smoke', ...given], { env })).code;
  };
  expect(await ask(RED)).toBe(1);
  expect(issues()).toEqual([expect.stringMatching(/^open /)]);
  expect(await ask(GREEN)).toBe(0);
  expect(issues()).toEqual([expect.stringMatching(/^closed /)]);
});

describe('a run that is cancelled', () => {
  /** GitHub waits for so long before it sends the next signal. */
  const GRACE_MS = 7500;

  async function cancelled(): Promise<StepResult> {
    await writeFile(
      join(job.workspace, 'slow.yml'),
      'probes:\n  - name: it\n    command: { run: ["/bin/sleep", "60"] }\n    timeout: 50s\n',
    );
    const step = await job.startMain('actions/dr-restore-smoke', {
      with: {
        ...{ file: 'slow.yml', name: 'app', alert: 'issue', check: 'true' },
        'github-token': server.token(ALL),
      },
      env: { GITHUB_API_URL: server.url },
    });
    await step.firstLine;
    await delay(500);
    const begun = performance.now();
    step.kill('SIGINT');
    const result = await step.result;
    expect(result.exitCode).toBe(1);
    expect(performance.now() - begun).toBeLessThan(GRACE_MS);
    return result;
  }

  test('is told before its runner kills it', async () => {
    await cancelled();
    expect(issues()).toEqual([expect.stringMatching(/^open .*smoke-failed$/)]);
    expect(server.repository.checks.runs.map(({ conclusion }) => conclusion)).toEqual(['failure']);
  });

  test('ends in time where GitHub does not answer, and says that', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    server.rule(() => ({ kind: 'wait', until: promise }));
    const step = await cancelled();
    resolve(undefined);
    expect(warnings(step)).not.toBe('');
    expect(step.outputs['verdict']).toBe('failed');
  });
});
