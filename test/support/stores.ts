import { tmpdir } from 'node:os';
import type { StoreOptions } from '#stores';
import { quietPorts } from './quiet.js';

/** What a store is told of its run, where a test does not care. */
export function storeOptions(given: Partial<StoreOptions> = {}): StoreOptions {
  return {
    ports: quietPorts,
    env: { PATH: '/usr/bin:/bin' },
    workFolder: tmpdir(),
    stallSeconds: 60,
    github: () => Promise.reject(new Error('this test has no GitHub')),
    ...given,
  };
}
