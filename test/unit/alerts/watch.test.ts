import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { watchSchedules, type WatchOptions } from '#alerts';
import { openGitHub } from '#github';
import type { Check } from '#verdict';
import {
  GitHubServer,
  type NewRun,
  type Permissions,
  type WorkflowState,
} from '../../support/github/index.js';
import { quietPorts } from '../../support/github/ports.js';

const NOW = new Date('2026-11-20T09:00:00Z');
const HOUR = 3_600_000;
const ago = (hours: number): Date => new Date(NOW.getTime() - hours * HOUR);
const NIGHTLY = 'on:\n  schedule:\n    - cron: "0 3 * * *"\n';
const READ: Permissions = { actions: 'read', contents: 'read' };

let server: GitHubServer;
let warnings: string[];
let backup: WorkflowState;

beforeEach(async () => {
  warnings = [];
  server = await GitHubServer.start({ now: () => NOW });
  backup = server.repository.workflows.add('backup.yml', NIGHTLY, ago(2000));
  server.repository.commits.splice(0, 1, { at: ago(1000), paths: [backup.path] });
});
afterEach(() => server.stop());

function ran(hours: number, run: NewRun = {}): void {
  server.repository.workflows.run(backup, { createdAt: ago(hours), ...run });
}

async function watch(
  options: Partial<WatchOptions> = {},
  permissions: Permissions = READ,
): Promise<ReadonlyMap<string, Check>> {
  const ports = quietPorts();
  const log = { ...ports.log, warning: (line: string) => warnings.push(line) };
  const own = { ...ports, log, clock: { now: () => NOW } };
  const github = await openGitHub({
    ...{ token: server.token(permissions), apiUrl: server.url, repository: 'acme/shop' },
    ...{ ports: own, second: 0 },
  });
  const checks = await watchSchedules(
    { github, files: ['backup.yml'], toleranceSeconds: 7200, reEnable: false, ...options },
    own,
  );
  return new Map(checks.map((check) => [check.id.replace('schedule.', ''), check]));
}

async function red(options?: Partial<WatchOptions>, permissions?: Permissions): Promise<readonly string[]> {
  const checks = await watch(options, permissions);
  return [...checks].filter(([, { verdict }]) => verdict === 'failed').map(([id]) => id);
}

function healthy(): void {
  for (const hours of [53.8, 29.9, 5.7]) ran(hours);
}

test('what runs as its file says is green, at its file', async () => {
  healthy();
  const checks = await watch();
  expect([...checks].map(([id, { verdict }]) => [id, verdict])).toEqual([
    ['state', 'proven'],
    ['fired', 'proven'],
    ['success', 'proven'],
    ['streak', 'proven'],
    ['inactivity', 'proven'],
  ]);
  expect(checks.get('fired')?.where).toBe('.github/workflows/backup.yml');
  expect(await red({ files: ['.github/workflows/backup.yml', 'backup.yml'] })).toEqual([]);
});

test('a schedule that stopped, or never began, is red', async () => {
  expect(await red()).toEqual(['fired', 'success']);
  ran(53.8);
  expect(await red()).toEqual(['fired', 'success']);
  ran(2, { event: 'workflow_dispatch' });
  expect(await red()).toEqual(['fired']);
});

test('runs of other branches are not its runs', async () => {
  ran(53.8);
  ran(5.7, { branch: 'somebodys-idea' });
  expect(await red()).toEqual(['fired', 'success']);
});

test('failures in a row are red, and so is a success that is too old', async () => {
  ran(53.8);
  ran(29.9, { conclusion: 'failure' });
  ran(5.7, { conclusion: 'timed_out' });
  expect(await red()).toEqual(['success', 'streak']);
});

test.each(['disabled_manually', 'disabled_inactivity', 'disabled_fork', 'deleted'] as const)(
  '%s is red, and nothing is enabled that nobody asked for',
  async (state) => {
    healthy();
    backup.state = state;
    expect(await red()).toEqual(['state']);
    expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  },
);

test('what GitHub disabled is enabled again where that is allowed; what a person disabled is not', async () => {
  const write: Permissions = { ...READ, actions: 'write' };
  ran(500);
  backup.state = 'disabled_inactivity';
  backup.updatedAt = ago(400);
  expect(await red({ reEnable: true }, write)).toEqual(['success']);
  expect(backup.state).toBe('active');
  backup.state = 'disabled_manually';
  expect(await red({ reEnable: true }, write)).toEqual(['state']);
  expect(backup.state).toBe('disabled_manually');
});

test('a token that may not enable is told the line to add, and the rest is looked at', async () => {
  healthy();
  backup.state = 'disabled_inactivity';
  expect(await red({ reEnable: true })).toEqual(['state']);
  expect(warnings.join()).toContain('actions: write');
});

test('a token that may not look is told the line to add', async () => {
  await expect(watch({}, { contents: 'read' })).rejects.toThrow('actions: read');
});

test('a file that was changed since has missed nothing yet', async () => {
  server.repository.commits.push({ at: ago(4), paths: [backup.path] });
  expect(await red()).toEqual([]);
});

test('a workflow that there is not, or that does not start by itself, is red', async () => {
  healthy();
  expect(await red({ files: ['bakup.yml'] })).toEqual(['state']);
  server.repository.files.set(backup.path, 'on: push');
  expect(await red()).toEqual(['fired']);
});

test('a public repository in which nothing happens is red before its schedules end; a private one is not', async () => {
  healthy();
  server.repository.commits.splice(0, 1, { at: ago(24 * 51), paths: [backup.path] });
  expect(await red()).toEqual(['inactivity']);
  server.repository.isPrivate = true;
  expect(await red()).toEqual([]);
});

test('an archived repository is told as such', async () => {
  server.repository.isArchived = true;
  await expect(watch()).rejects.toThrow('archived');
});
