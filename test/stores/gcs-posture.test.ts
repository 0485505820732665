import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openStore, type PostureFacts, type Store } from '#stores';
import { GcsServer, type BucketState } from '../support/gcs/index.js';
import { expectDocumented } from '../support/store-table.js';
import { storeOptions } from '../support/stores.js';

describe("the posture of a bucket of Google's", () => {
  let server: GcsServer;
  let bucket: BucketState;
  let count = 0;
  beforeAll(async () => {
    server = await GcsServer.start();
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });
  beforeEach(() => {
    bucket = server.make(`bucket-${++count}`);
  });

  function open(): Promise<Store> {
    return openStore(`gs://${bucket.name}/x?endpoint=${server.url}`, storeOptions({ env: server.env }));
  }

  async function ask(): Promise<PostureFacts> {
    const store = await open();
    if (store.posture === undefined) throw new Error('a bucket tells its posture');
    return store.posture('app/backups');
  }

  test('is what its settings say', async () => {
    bucket.versioning = true;
    bucket.settings = {
      location: 'EUROPE-WEST3',
      projectNumber: '42',
      retentionPolicy: { retentionPeriod: '864000', isLocked: true },
      encryption: { defaultKmsKeyName: 'projects/p/locations/l/keyRings/r/cryptoKeys/k' },
      iamConfiguration: { publicAccessPrevention: 'enforced' },
      lifecycle: {
        rule: [
          { action: { type: 'Delete' }, condition: { age: 5, matchesPrefix: ['x/app/'] } },
          { action: { type: 'Delete' }, condition: { age: 1, matchesPrefix: ['y/'] } },
        ],
      },
    };
    expect(await ask()).toMatchObject({
      place: { service: 'google', region: 'EUROPE-WEST3', account: '42' },
      versioning: { value: true },
      lock: { value: { possible: true, byDefault: { mode: 'compliance', days: 10 } } },
      lifecycle: { value: [{ of: 'objects', days: 5 }] },
      encryption: { value: { key: 'projects/p/locations/l/keyRings/r/cryptoKeys/k' } },
      publicAccess: { value: { open: [], blocked: true } },
      deletesVersions: { value: true },
    });
  });

  test('the table of the stores tells what they can do', async () => {
    const plain = await (await open()).capabilities();
    bucket.versioning = true;
    bucket.objectRetention = true;
    expectDocumented('`gs://`', [plain, await (await open()).capabilities()]);
  });

  test('is open where its policy grants to everybody', async () => {
    expect((await ask()).publicAccess).toMatchObject({ value: { open: [], blocked: false } });
    bucket.bindings = [{ role: 'roles/storage.objectViewer', members: ['allUsers'] }];
    const { publicAccess } = await ask();
    expect(publicAccess).toMatchObject({ state: 'known' });
    if (publicAccess.state === 'known') expect(publicAccess.value.open).toHaveLength(1);
  });

  test('names the permissions that a credential lacks, and tells one that may not delete', async () => {
    bucket.denied.add('storage.objects.delete').add('storage.buckets.getIamPolicy');
    expect(await ask()).toMatchObject({
      publicAccess: { state: 'denied', permission: 'storage.buckets.getIamPolicy' },
      deletesVersions: { state: 'known', value: false },
    });
    bucket.denied.add('storage.buckets.get');
    expect((await ask()).versioning).toEqual({ state: 'denied', permission: 'storage.buckets.get' });
  });
});
