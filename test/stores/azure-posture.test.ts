import {
  ContainerClient,
  ContainerSASPermissions,
  StorageSharedKeyCredential,
  generateBlobSASQueryParameters,
  type PublicAccessType,
} from '@azure/storage-blob';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openStore, type PostureFacts, type Store } from '#stores';
import { startAzurite, type Azurite } from '../support/azurite.js';
import { expectDocumented } from '../support/store-table.js';
import { storeOptions } from '../support/stores.js';

describe("a container's posture", () => {
  let azurite: Azurite;
  beforeAll(async () => {
    azurite = await startAzurite();
  });
  afterAll(async () => {
    await azurite[Symbol.asyncDispose]();
  });

  async function make(container: string, access?: PublicAccessType): Promise<void> {
    const client = new ContainerClient(azurite.connectionString, container);
    await client.create(access === undefined ? {} : { access });
  }

  function open(container: string, env: Record<string, string>): Promise<Store> {
    const name = `azure://${azurite.account}/${container}/x?endpoint=${azurite.endpoint}`;
    return openStore(name, storeOptions({ env }));
  }

  async function ask(container: string, env: Record<string, string>): Promise<PostureFacts> {
    const store = await open(container, env);
    if (store.posture === undefined) throw new Error('a container tells its posture');
    return store.posture('app/backups');
  }

  test('tells who may read, how it is encrypted, and what only the management of Azure tells', async () => {
    const env = { AZURE_STORAGE_KEY: azurite.key };
    await make('closed');
    expectDocumented('`azure://`', [await (await open('closed', env)).capabilities()]);
    expect(await ask('closed', env)).toMatchObject({
      place: { service: 'azure', account: azurite.account },
      versioning: { state: 'untold' },
      lock: { state: 'known', value: { possible: false } },
      lifecycle: { state: 'untold' },
      encryption: { state: 'known', value: { method: 'AES-256' } },
      publicAccess: { state: 'known', value: { open: [] } },
      deletesVersions: { state: 'known', value: true },
    });
    await make('open', 'container');
    const { publicAccess } = await ask('open', env);
    expect(publicAccess).toMatchObject({ state: 'known' });
    if (publicAccess.state === 'known') expect(publicAccess.value.open).toHaveLength(1);
  });

  test('tells a login that may not delete', async () => {
    await make('written');
    const login = (permissions: string): Record<string, string> => {
      const token = generateBlobSASQueryParameters(
        {
          containerName: 'written',
          permissions: ContainerSASPermissions.parse(permissions),
          expiresOn: new Date(Date.now() + 3_600_000),
        },
        new StorageSharedKeyCredential(azurite.account, azurite.key),
      );
      return { AZURE_STORAGE_SAS_TOKEN: token.toString() };
    };
    expect((await ask('written', login('rcwl'))).deletesVersions).toMatchObject({ value: false });
    expect((await ask('written', login('rcwdxl'))).deletesVersions).toMatchObject({ value: true });
  });
});
