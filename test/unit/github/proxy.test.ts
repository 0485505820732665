import { expect, test } from '@jest/globals';
import { proxyIn } from '#github';
import { UserError } from '#verdict';

test.each([
  [{}, undefined],
  [{ NO_PROXY: 'example.com' }, undefined],
  [{ https_proxy: '', HTTPS_PROXY: '' }, undefined],
  [{ HTTPS_PROXY: 'http://proxy:3128' }, { http: '', https: 'http://proxy:3128', none: '' }],
  [
    {
      https_proxy: 'http://small:1',
      HTTPS_PROXY: 'http://large:2',
      http_proxy: 'http://plain:3',
      no_proxy: 'a,b',
    },
    { http: 'http://plain:3', https: 'http://small:1', none: 'a,b' },
  ],
])('the proxy in %j is %j', (variables, expected) => {
  expect(proxyIn(variables)).toEqual(expected);
});

test('a proxy that is no URL is refused without telling its password', () => {
  const password = 'hunter2';
  let error: unknown;
  try {
    proxyIn({ https_proxy: `me:${password}@proxy:3128` });
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(UserError);
  expect(error instanceof UserError ? error.line : password).not.toContain(password);
});
