import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AnonymousCredential, ContainerClient } from '@azure/storage-blob';
import { ObjectLocked, openStore, type Store, type StoreObject } from '#stores';
import { UserError } from '#verdict';
import { bytesOf, foldersIn, once, pathsIn, storeContract } from '../support/store-contract.js';
import { storeOptions } from '../support/stores.js';
import { VersionedBlobs } from '../support/versioned-blobs.js';

let service: VersionedBlobs;
let raw: ContainerClient;
beforeAll(async () => {
  service = await VersionedBlobs.start(true);
  raw = new ContainerClient(`${service.endpoint}/backups`, new AnonymousCredential());
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
});

/** A signature is not looked at; with a token nothing is sent over plain http. */
const env = { AZURE_STORAGE_SAS_TOKEN: 'sig=none' };

function open(prefix: string, at = service, given: Parameters<typeof storeOptions>[0] = {}): Promise<Store> {
  return openStore(
    `azure://account/backups/${prefix}?endpoint=${at.endpoint}`,
    storeOptions({ env, ...given }),
  );
}

storeContract(
  'a container of Azure Blob Storage that keeps versions',
  async () => {
    const prefix = randomUUID();
    const other = await open(prefix);
    return { store: await open(prefix), another: () => other, remove: () => Promise.resolve() };
  },
  { cases: 15, races: 5 },
);

describe('where versions are kept', () => {
  let prefix: string;
  let store: Store;
  beforeEach(async () => {
    prefix = randomUUID();
    store = await open(prefix);
    await store.put('app/x', once('first'));
  });

  const overwrite = (name: string): Promise<unknown> =>
    raw.getBlockBlobClient(`${prefix}/${name}`).upload('forged', 6);
  const remove = (name: string): Promise<unknown> => raw.getBlobClient(`${prefix}/${name}`).delete();

  test('the first one counts, whatever was put on top of it', async () => {
    await overwrite('app/x');
    await overwrite('app/x');
    expect(String(await bytesOf(store, 'app/x'))).toBe('first');
    expect(String(await bytesOf(store, 'app/x', { start: 1, end: 3 }))).toBe('ir');
    expect(await store.head('app/x')).toMatchObject({ size: 5, covered: 'overwritten' });
    await store.put('app/y', once('y'));
    const listed: StoreObject[] = [];
    for await (const object of store.list('app')) listed.push(object);
    expect(listed).toMatchObject([{ path: 'app/x', size: 5, covered: 'overwritten' }, { path: 'app/y' }]);
    expect(listed[1]).not.toHaveProperty('covered');
  });

  test('what was deleted behind our back is still read, and listed as such', async () => {
    await remove('app/x');
    expect(String(await bytesOf(store, 'app/x'))).toBe('first');
    expect(await store.head('app/x')).toMatchObject({ covered: 'deleted' });
    expect(await pathsIn(store)).toEqual(['app/x']);
    expect(await foldersIn(store, '')).toEqual(['app']);
    await expect(store.put('app/x', once('again'))).rejects.toThrow(/app\/x exists already/);
  });

  test('an object is removed with all its versions', async () => {
    await overwrite('app/x');
    await store.delete('app/x');
    expect(service.count(`${prefix}/app/x`)).toBe(0);
    await store.put('app/x', once('deleted'));
    await remove('app/x');
    await store.delete('app/x');
    expect(service.count(`${prefix}/app/x`)).toBe(0);
    expect(await pathsIn(store)).toEqual([]);
  });

  test.each(['governance', 'compliance'] as const)('an object is locked until a date: %s', async (mode) => {
    const until = new Date(Date.now() + 86_400_000);
    until.setMilliseconds(0);
    await store.put('app/locked', once('locked'), { lock: { mode, until } });
    expect(await store.protectionOf?.('app/locked')).toEqual({ lock: { mode, until } });
    await overwrite('app/locked');
    await expect(store.delete('app/locked')).rejects.toBeInstanceOf(ObjectLocked);
    expect(service.count(`${prefix}/app/locked`)).toBe(2);
    expect(String(await bytesOf(store, 'app/locked'))).toBe('locked');
  });

  test('what the service keeps although its lock should have ended is told as kept', async () => {
    const until = new Date(Date.now() + 86_400_000);
    await store.put('app/locked', once('locked'), { lock: { mode: 'compliance', until } });
    const { ports, ...options } = storeOptions({ env });
    const later = { ...ports, clock: { now: () => new Date(Date.now() + 172_800_000) } };
    const early = await open(prefix, service, { ...options, ports: later });
    await expect(early.delete('app/locked')).rejects.toBeInstanceOf(ObjectLocked);
    expect(String(await bytesOf(store, 'app/locked'))).toBe('locked');
  });

  test('an object is held until somebody lets it go', async () => {
    await store.put('app/held', once('held'), { legalHold: true });
    expect(await store.protectionOf?.('app/held')).toEqual({ legalHold: true });
    await expect(store.delete('app/held')).rejects.toBeInstanceOf(ObjectLocked);
    expect(await store.protectionOf?.('app/x')).toEqual({});
  });

  test('the store says what it can, and refuses a lock that the container was not made for', async () => {
    expect(await store.capabilities()).toMatchObject({ versions: true, lock: true });
    await using other = await VersionedBlobs.start(false);
    const unlocked = await open('x', other);
    const lock = { mode: 'compliance', until: new Date('2040-01-01') } as const;
    await expect(unlocked.put('x', once('x'), { lock })).rejects.toBeInstanceOf(UserError);
    expect(other.count('x/x')).toBe(0);
    expect(await (await open('x', other)).capabilities()).toMatchObject({ versions: false, lock: false });
    await unlocked.put('x', once('x'));
    expect(await (await open('x', other)).capabilities()).toMatchObject({ versions: true, lock: false });
  });
});
