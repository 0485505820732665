import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { ContainerClient } from '@azure/storage-blob';
import { openStore, type Store } from '#stores';
import { startAzurite, type Azurite } from '../support/azurite.js';
import { storeContract } from '../support/store-contract.js';
import { storeOptions } from '../support/stores.js';

let azurite: Azurite;
let container: ContainerClient;
beforeAll(async () => {
  azurite = await startAzurite();
  container = new ContainerClient(azurite.connectionString, 'backups');
  await container.create();
});
afterAll(async () => {
  await azurite[Symbol.asyncDispose]();
});

/** A store below a prefix of its own, and what opens it once more. */
async function place(): Promise<{ store: Store; another: () => Promise<Store> }> {
  const name = `azure://${azurite.account}/backups/${randomUUID()}?endpoint=${azurite.endpoint}`;
  const open = (): Promise<Store> =>
    openStore(name, storeOptions({ env: { AZURE_STORAGE_KEY: azurite.key } }));
  return { store: await open(), another: open };
}

storeContract('a container of Azure Blob Storage', async () => {
  const { store, another } = await place();
  const other = await another();
  return { store, another: () => other, remove: () => Promise.resolve() };
});
