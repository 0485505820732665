import { beforeEach, expect, test } from '@jest/globals';
import { GitHubServer } from '../../support/github/index.js';

// The tests' GitHub judges the client; here it is judged itself.

let server: GitHubServer;

beforeEach(async () => {
  server = await GitHubServer.start();
});

async function ask(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(server.url + path, {
    method,
    headers: { authorization: `token ${server.token({ issues: 'write', actions: 'write' })}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const ISSUES = '/repos/acme/shop/issues';

test.each<[string, string, string, unknown]>([
  ['a value of a wrong type', 'POST', ISSUES, { title: 'a', labels: 'backproof' }],
  ['a field that is missing', 'POST', ISSUES, { body: 'a' }],
  ['a field that nobody knows', 'POST', ISSUES, { title: 'a', label: ['backproof'] }],
  ['a value that is none of those there are', 'GET', `${ISSUES}?state=opened`, undefined],
  ['a parameter that nobody knows', 'GET', `${ISSUES}?label=backproof`, undefined],
  ['an operation that nobody knows', 'GET', '/repos/acme/shop/nothing', undefined],
])('%s makes a test fail', async (_, method, path, body) => {
  const response = await ask(method, path, body);
  expect(response.ok).toBe(false);
  expect(server.complaints).toHaveLength(1);
  expect(server.repository.issues.issues).toHaveLength(0);
  await expect(server.stop()).rejects.toThrow(/GitHub/);
});

test('an answer that GitHub would not give makes a test fail', async () => {
  const issue = server.person('maria').open('Stale');
  Object.assign(issue, { title: 7 });
  await ask('GET', `${ISSUES}/1`);
  await expect(server.stop()).rejects.toThrow(/title/);
});
