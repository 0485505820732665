import { afterAll, beforeAll, test } from '@jest/globals';
import { openStore } from '#stores';
import { expectOneChain } from '../support/ledger-race.js';
import { startRadosgw, type Radosgw } from '../support/radosgw.js';
import { awsEnv, makeBucket, s3Url } from '../support/s3.js';
import { storeOptions } from '../support/stores.js';

let gateway: Radosgw;
beforeAll(async () => {
  gateway = await startRadosgw();
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

test('two hundred appends from four processes to an S3 store are one chain', async () => {
  const url = s3Url(gateway.endpoint, await makeBucket(gateway), 'ledger');
  const store = await openStore(url, storeOptions({ env: awsEnv(gateway) }));
  await expectOneChain(store, url, awsEnv(gateway));
  await store.close?.();
});
