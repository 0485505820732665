import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, test } from '@jest/globals';
import { openStore, type Store } from '#stores';
import { LONG } from '../support/campaign.js';
import { rcloneProgram } from '../support/rclone.js';
import { storeContract } from '../support/store-contract.js';
import { expectDocumented } from '../support/store-table.js';
import { storeOptions } from '../support/stores.js';

let work: string;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'backproof-rclone-'));
  env = {
    PATH: `${dirname(await rcloneProgram())}:/usr/bin:/bin`,
    HOME: work,
    RCLONE_CONFIG_DISK_TYPE: 'alias',
    RCLONE_CONFIG_DISK_REMOTE: join(work, 'disk'),
  };
});
afterAll(() => rm(work, { recursive: true, force: true }));

function open(name: string): Promise<Store> {
  return openStore(name, storeOptions({ env, workFolder: work }));
}

/** Every operation starts a program. */
const SAMPLES = LONG ? { cases: 60, races: 10 } : { cases: 8, races: 2 };

storeContract(
  'a folder behind rclone',
  async () => {
    const name = `rclone:disk:${randomUUID()}`;
    const other = await open(name);
    return { store: await open(name), another: () => other, remove: () => Promise.resolve() };
  },
  SAMPLES,
);

test('the table of the stores tells what it can do', async () => {
  expectDocumented('`rclone:`', [await (await open('rclone:disk:x')).capabilities()]);
});
