import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { openStore, type Store } from '#stores';
import { startRadosgw, type Radosgw } from '../support/radosgw.js';
import { awsEnv, makeBucket, s3Url } from '../support/s3.js';
import { storeContract } from '../support/store-contract.js';
import { storeOptions } from '../support/stores.js';

let gateway: Radosgw;
let bucket: string;
let versioned: string;
beforeAll(async () => {
  gateway = await startRadosgw();
  bucket = await makeBucket(gateway);
  versioned = await makeBucket(gateway, { versions: true });
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

function open(name: string, prefix: string): Promise<Store> {
  return openStore(s3Url(gateway.endpoint, name, prefix), storeOptions({ env: awsEnv(gateway) }));
}

for (const [what, name] of [
  ['a bucket of S3', () => bucket],
  ['a bucket of S3 that keeps versions', () => versioned],
] as const) {
  storeContract(what, async () => {
    const prefix = randomUUID();
    const store = await open(name(), prefix);
    const other = await open(name(), prefix);
    return {
      store,
      another: () => other,
      remove: async () => {
        await store.close?.();
        await other.close?.();
      },
    };
  });
}
