import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import { connect as connectTo } from 'node:net';
import { once } from 'node:events';
import {
  GitHubUnavailable,
  IssuesOff,
  MissingPermission,
  NotFound,
  openGitHub,
  Rejected,
  TokenRefused,
  type GitHub,
  type GitHubOptions,
} from '#github';
import { UserError } from '#verdict';
import { GitHubServer, type Fault, type Permissions } from '../../support/github/index.js';
import { quietPorts } from '../../support/github/ports.js';

let server: GitHubServer;

beforeEach(async () => {
  server = await GitHubServer.start();
});

afterEach(async () => {
  await server.stop();
});

async function connect(
  options: Partial<GitHubOptions> = {},
  permissions: Permissions = { issues: 'write' },
): Promise<GitHub> {
  return openGitHub({
    token: server.token(permissions),
    apiUrl: server.url,
    repository: server.repository.fullName,
    ports: quietPorts(),
    second: 0,
    ...options,
  });
}

/** What a call failed with. */
async function failure(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

test.each<[string, Fault]>([
  ['an error on its side', { kind: 'error', status: 502 }],
  ['a connection that ends', { kind: 'cut' }],
  ['its rate limit', { kind: 'rate-limit', seconds: 5 }],
  ['its rate limit, the newer way', { kind: 'rate-limit', seconds: 5, status: 429 }],
  ['its secondary limit', { kind: 'secondary-limit', seconds: 5 }],
  ['its secondary limit, the newer way', { kind: 'secondary-limit', seconds: 5, status: 429 }],
  ['a secondary limit in other words', { kind: 'secondary-limit', seconds: 5, message: 'Slow down' }],
])('reading goes on after %s', async (_, fault) => {
  server.person('maria').open('Stale');
  server.next(fault, 2);
  const github = await connect();
  expect(await github.issues.get(1)).toMatchObject({ title: 'Stale' });
  expect(server.requests).toHaveLength(3);
});

test.each<[string, Fault, number]>([
  ['its rate limit', { kind: 'rate-limit', seconds: 5 }, 1],
  ['its secondary limit', { kind: 'secondary-limit', seconds: 5, status: 429 }, 1],
  // The creation was refused before it happened, so that it may be repeated.
])('writing goes on after %s, and what is created is there once', async (_, fault) => {
  server.next(fault, 2);
  const github = await connect();
  await github.issues.create({ title: 'Stale', body: '' });
  expect(server.repository.issues.issues).toHaveLength(1);
});

test.each<[string, Fault]>([
  ['an error', { kind: 'error', status: 502, happened: true }],
  ['no answer', { kind: 'cut', happened: true }],
])('a creation that may have happened is not repeated after %s', async (_, fault) => {
  server.next(fault);
  const github = await connect();
  expect(await failure(github.issues.create({ title: 'Stale', body: '' }))).toBeInstanceOf(GitHubUnavailable);
  expect(server.repository.issues.issues).toHaveLength(1);
});

test('a change that may have happened is repeated', async () => {
  server.person('maria').open('Stale');
  server.next({ kind: 'error', status: 503, happened: true });
  const github = await connect();
  expect(await github.issues.update(1, { state: 'closed' })).toMatchObject({ state: 'closed' });
});

test('as long is waited as GitHub says', async () => {
  server.person('maria').open('Stale');
  for (const fault of [
    { kind: 'secondary-limit', seconds: 10 },
    { kind: 'error', status: 503, retryAfter: 10 },
  ] as const) {
    server.next(fault);
    const github = await connect({ second: 20 });
    const start = performance.now();
    await github.issues.get(1);
    expect(performance.now() - start).toBeGreaterThan(190);
  }
});

test('an outage ends in an error once patience is at an end, and later calls do not wait anew', async () => {
  server.rule(() => ({ kind: 'error', status: 503 }));
  const github = await connect({ patience: 6 });
  expect(await failure(github.issues.get(1))).toBeInstanceOf(GitHubUnavailable);
  // Pauses of 1 and 4 seconds fit, one of 9 does not; then 1 second is left.
  expect(server.requests).toHaveLength(3);
  expect(await failure(github.issues.get(1))).toBeInstanceOf(GitHubUnavailable);
  expect(server.requests).toHaveLength(5);
  expect(await failure(github.issues.get(1))).toBeInstanceOf(GitHubUnavailable);
  expect(server.requests).toHaveLength(6);
});

test('a limit that lasts longer than patience is an error at once', async () => {
  server.next({ kind: 'rate-limit', seconds: 1800 });
  const github = await connect();
  const error = await failure(github.issues.withLabels(['backproof']));
  expect(error).toBeInstanceOf(GitHubUnavailable);
  expect(server.requests).toHaveLength(1);
});

test('the end of the run ends a wait', async () => {
  const ending = new AbortController();
  server.rule(() => ({ kind: 'secondary-limit', seconds: 50 }));
  const github = await connect({ ports: quietPorts(ending.signal), second: 10 });
  const call = failure(github.issues.get(1));
  const reason = new Error('cancelled');
  while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  ending.abort(reason);
  expect(await call).toBe(reason);
  expect(await failure(github.issues.get(1))).toBe(reason);
});

test('the end of the run ends a request that is not answered', async () => {
  const ending = new AbortController();
  const { arrived, release } = server.hold(() => true);
  const github = await connect({ ports: quietPorts(ending.signal) });
  const call = failure(github.issues.get(1));
  await arrived;
  ending.abort(new Error('cancelled'));
  expect(await call).toBe(ending.signal.reason);
  release();
});

test.each<[string, Permissions, (github: GitHub) => Promise<unknown>, string]>([
  [
    'an issue',
    { issues: 'read' },
    (github) => github.issues.create({ title: 'a', body: '' }),
    'issues: write',
  ],
  [
    'a label',
    {},
    (github) => github.labels.ensure({ name: 'a', color: 'ffffff', description: '' }),
    'issues: write',
  ],
  [
    'a check',
    { issues: 'write' },
    (github) => github.checks.create({ name: 'a', commit: 'b', title: 'c', summary: '' }),
    'checks: write',
  ],
  [
    'a status',
    {},
    (github) => github.checks.status({ commit: 'b', context: 'a', state: 'success', description: '' }),
    'statuses: write',
  ],
  ['workflows', {}, (github) => github.workflows.list(), 'actions: read'],
  [
    'a workflow that is disabled',
    { actions: 'read' },
    (github) => github.workflows.enable('a.yml'),
    'actions: write',
  ],
])('a token that lacks what %s needs is told the line to add', async (_, permissions, call, line) => {
  const error = await failure(call(await connect({}, permissions)));
  expect(error).toBeInstanceOf(MissingPermission);
  expect(error).toMatchObject({ permission: line, yaml: `permissions:\n  ${line}` });
  expect(error instanceof UserError ? error.line : '').toContain(`\`${line}\``);
});

test('what GitHub will not have is told by field', async () => {
  const github = await connect();
  const error = await failure(github.issues.create({ title: 'a', body: '', assignees: ['nobody'] }));
  expect(error).toBeInstanceOf(Rejected);
  expect(error).toMatchObject({ rejections: [{ field: 'assignees', code: 'invalid' }] });
});

test('each way to be refused is an error of its own', async () => {
  const github = await connect();
  const maria = server.person('maria');
  maria.open('Stale');
  maria.lock(1);
  expect(await failure(github.issues.comment(1, 'again'))).toBeInstanceOf(Rejected);
  server.repository.issues.off = true;
  expect(await failure(github.issues.create({ title: 'a', body: '' }))).toBeInstanceOf(IssuesOff);
  expect(await failure(github.workflows.runs('none.yml'))).toBeInstanceOf(MissingPermission);
  expect(await failure((await connect({}, { actions: 'read' })).workflows.runs('none.yml'))).toBeInstanceOf(
    NotFound,
  );
  const other = await connect({ repository: 'acme/other' });
  expect(await failure(other.issues.withLabels(['a']))).toBeInstanceOf(NotFound);
  const stranger = await connect({ token: 'ghs_revoked' });
  expect(await failure(stranger.issues.get(1))).toBeInstanceOf(TokenRefused);
});

test('no error and no log has the token in it', async () => {
  const token = server.token({});
  const ports = quietPorts();
  const github = await connect({ token, ports });
  const faults: readonly Fault[] = [
    { kind: 'error', status: 500 },
    { kind: 'cut' },
    { kind: 'rate-limit', seconds: 9000 },
    { kind: 'missing-permission' },
    { kind: 'forbidden', message: 'Although you appear to have the correct authorization credentials' },
  ];
  const told: unknown[] = [await failure(github.issues.create({ title: 'a', body: '' }))];
  for (const fault of faults) {
    server.next(fault, 4);
    told.push(await failure(github.labels.ensure({ name: 'a', color: 'ffffff', description: '' })));
    server.next({ kind: 'error', status: 500 }, 0);
  }
  const { inspect } = await import('node:util');
  expect(told.every((error) => error instanceof UserError)).toBe(true);
  const everything = inspect([told, ports.lines], { depth: 20, showHidden: true, maxStringLength: null });
  expect(everything).not.toContain(token);
});

test('a server that cannot be reached is told as that', async () => {
  const github = await connect({ apiUrl: 'http://127.0.0.1:1' });
  expect(await failure(github.issues.get(1))).toBeInstanceOf(GitHubUnavailable);
});

test("an installation of one's own is reached below its path", async () => {
  server.person('maria').open('Stale');
  const github = await connect({ apiUrl: `${server.enterpriseUrl}/` });
  expect(await github.issues.get(1)).toMatchObject({ number: 1 });
});

test('a proxy is gone through, but not for hosts that need none', async () => {
  server.person('maria').open('Stale');
  let tunnels = 0;
  const proxy = createServer();
  proxy.on('connect', (request, client, head) => {
    tunnels++;
    const [host = '', port = ''] = (request.url ?? '').split(':');
    const target = connectTo(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.write(head);
      target.pipe(client);
      client.pipe(target);
    });
    target.on('error', () => client.destroy());
    client.on('error', () => target.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  const http = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
  try {
    expect(await (await connect({ proxy: { http } })).issues.get(1)).toMatchObject({ number: 1 });
    expect(tunnels).toBe(1);
    expect(await (await connect({ proxy: { http, none: '127.0.0.1' } })).issues.get(1)).toMatchObject({
      number: 1,
    });
    expect(tunnels).toBe(1);
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
});

test.each([
  ['repository', { repository: 'shop' }],
  ['token', { token: '' }],
  ['address', { apiUrl: 'github.com' }],
])('a wrong %s is refused before anything is asked', async (_, options) => {
  expect(await failure(connect(options))).toBeInstanceOf(UserError);
  expect(server.requests).toHaveLength(0);
});
