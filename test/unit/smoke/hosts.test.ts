import type { LookupAddress } from 'node:dns';
import { describe, expect, test } from '@jest/globals';
import { Unanswered } from '../../../packages/smoke/ask/answer.js';
import { Hosts, parseHostEntry } from '../../../packages/smoke/ask/hosts.js';

/** The addresses that a connection to a name would try. */
function lookUp(hosts: Hosts, name: string): Promise<string | LookupAddress[]> {
  return new Promise((resolve, reject) => {
    hosts.lookup(name, { all: true }, (error, addresses) => {
      if (error === null) resolve(addresses);
      else reject(error);
    });
  });
}

describe('hosts', () => {
  test.each([
    ['example.org', { host: 'example.org' }],
    ['Example.ORG:8443', { host: 'example.org', port: 8443 }],
    ['127.1:80', { host: '127.0.0.1', port: 80 }],
    ['[::1]:80', { host: '::1', port: 80 }],
    ['::1', { host: '::1' }],
    ['http://example.org', undefined],
    ['a b', undefined],
    ['user@example.org', undefined],
    ['example.org/x', undefined],
    ['example.org:0', undefined],
    ['example.org:70000', undefined],
    ['', undefined],
  ])('%s', (text, entry) => {
    expect(parseHostEntry(text)).toEqual(entry);
  });

  test('are asked where they are listed, at the port where one is', () => {
    const hosts = new Hosts([{ host: 'a', port: 80 }, { host: 'b' }, { host: '::1' }], 'a list');
    const refused = (host: string, port: number): boolean => {
      try {
        hosts.check(host, port);
        return false;
      } catch (error) {
        if (error instanceof Unanswered) return true;
        throw error;
      }
    };
    expect(refused('A', 80)).toBe(false);
    expect(refused('a', 81)).toBe(true);
    expect(refused('b', 81)).toBe(false);
    expect(refused('[::1]', 81)).toBe(false);
    expect(refused('c', 80)).toBe(true);
  });

  test.each(['169.254.169.254', 'fd00:ec2::254', 'fe80::1', '::ffff:169.254.169.254', '100.100.100.200'])(
    'no name leads to %s, unless it is listed itself',
    async (address) => {
      await expect(
        lookUp(new Hosts([{ host: 'metadata.example' }], 'a list'), address),
      ).rejects.toBeInstanceOf(Unanswered);
      expect(await lookUp(new Hosts([{ host: address }], 'a list'), address)).toHaveLength(1);
    },
  );

  test('other addresses are as the system gives them', async () => {
    expect(await lookUp(new Hosts([], 'a list'), '127.0.0.1')).toEqual([{ address: '127.0.0.1', family: 4 }]);
  });
});
