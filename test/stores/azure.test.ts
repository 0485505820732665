import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ContainerClient,
  ContainerSASPermissions,
  generateBlobSASQueryParameters,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import { openStore, type Store } from '#stores';
import { systemClock, UserError } from '#verdict';
import { azurePlace } from '../../packages/stores/azure/credentials.js';
import { AzureStore } from '../../packages/stores/azure/store.js';
import { startAzurite, type Azurite } from '../support/azurite.js';
import { FaultProxy, type Fault } from '../support/fault-proxy.js';
import { quietPorts } from '../support/sets.js';
import { bytesOf, once, pathsIn, storeContract } from '../support/store-contract.js';
import { storeOptions } from '../support/stores.js';

let azurite: Azurite;
let proxy: FaultProxy;
let container: ContainerClient;
beforeAll(async () => {
  azurite = await startAzurite();
  proxy = await FaultProxy.start(azurite.endpoint);
  container = new ContainerClient(azurite.connectionString, 'backups');
  await container.create();
});
afterEach(() => {
  proxy.watch();
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await azurite[Symbol.asyncDispose]();
});

/** A name of a store with a prefix of its own. */
function newName(endpoint = azurite.endpoint, name = 'backups'): string {
  return `azure://${azurite.account}/${name}/${randomUUID()}?endpoint=${endpoint}`;
}

function open(
  name: string,
  env: Record<string, string> = { AZURE_STORAGE_KEY: azurite.key },
): Promise<Store> {
  return openStore(name, storeOptions({ env }));
}

const BLOCK_BYTES = 10_000;

/** A store with small blocks behind the proxy, in which a second of waiting is short. */
async function behindProxy(
  given: {
    readonly stallSeconds?: number;
    readonly signal?: AbortSignal;
    readonly now?: Date;
    readonly endpoint?: string;
  } = {},
): Promise<Store> {
  const { stallSeconds = 60, signal = quietPorts.signal, now, endpoint = proxy.endpoint } = given;
  return new AzureStore({
    place: await azurePlace(newName(endpoint), { AZURE_STORAGE_KEY: azurite.key }),
    clock: now === undefined ? systemClock : { now: () => now },
    signal,
    stallSeconds,
    second: 1,
    blockBytes: BLOCK_BYTES,
  });
}

storeContract('a container of Azure Blob Storage', async () => {
  const name = newName();
  const other = await open(name);
  return { store: await open(name), another: () => other, remove: () => Promise.resolve() };
});

describe('an upload', () => {
  test.each([1, BLOCK_BYTES - 1, BLOCK_BYTES, BLOCK_BYTES + 1, 9 * BLOCK_BYTES, 9 * BLOCK_BYTES + 1])(
    'of %d bytes is whole, and the service keeps its MD5',
    async (size) => {
      const store = await behindProxy();
      const bytes = randomBytes(size);
      const cut = Math.floor(size / 3);
      expect(await store.put('x', once(bytes.subarray(0, cut), bytes.subarray(cut)))).toEqual({ size });
      expect(await bytesOf(store, 'x')).toEqual(bytes);
      const blob = container.getBlobClient(new URL(store.url).pathname.replace('/backups/', '') + '/x');
      const { contentMD5 } = await blob.getProperties();
      expect(Buffer.from(contentMD5 ?? [])).toEqual(createHash('md5').update(bytes).digest());
    },
  );

  const FAULTS: readonly Fault[] = [
    { kind: 'cut-request', after: 0 },
    { kind: 'cut-request', after: 1000 },
    { kind: 'cut-answer', after: 0 },
    { kind: 'cut-answer', after: 10 },
    { kind: 'twice' },
    { kind: 'status', status: 500, code: 'InternalError' },
    { kind: 'status', status: 503, code: 'ServerBusy' },
  ];

  test.each(FAULTS)('goes on where any one request meets $kind $after $status', async (fault) => {
    const bytes = randomBytes(3 * BLOCK_BYTES + 1);
    const good = await behindProxy();
    proxy.watch();
    await good.put('x', once(bytes));
    const requests = proxy.seen.length;
    // Two listings, four blocks, and the list of them.
    expect(requests).toBe(7);
    for (let at = 1; at <= requests; at++) {
      const store = await behindProxy();
      proxy.watch(({ number }) => (number === at ? fault : undefined));
      await store.put('x', once(bytes));
      proxy.watch();
      expect(await bytesOf(store, 'x')).toEqual(bytes);
    }
  });

  test.each<Fault>([
    { kind: 'cut-request', after: 0 },
    { kind: 'status', status: 503, code: 'ServerBusy' },
    { kind: 'status', status: 403, code: 'AuthorizationFailure' as const },
  ])('that meets $kind $status for good from any request on leaves nothing', async (fault) => {
    const bytes = randomBytes(2 * BLOCK_BYTES);
    for (let at = 1; at <= 5; at++) {
      const store = await behindProxy();
      proxy.watch(({ number }) => (number >= at ? fault : undefined));
      await expect(store.put('x', once(bytes))).rejects.toBeInstanceOf(UserError);
      proxy.watch();
      expect(await pathsIn(await open(`${store.url}?endpoint=${azurite.endpoint}`))).toEqual([]);
    }
  });

  test('whose blob was made by another in the meantime is refused', async () => {
    const store = await behindProxy();
    const refused = store.put('x', byTurns(store));
    await expect(refused).rejects.toThrow(/x exists already/);
    expect(String(await bytesOf(store, 'x'))).toBe('other');
  });

  async function* byTurns(store: Store): AsyncGenerator<Uint8Array> {
    yield Buffer.from('mine');
    await store.put('x', once('other'));
  }

  test('that stands still is made again', async () => {
    const store = await behindProxy({ stallSeconds: 0.3 });
    proxy.watch(({ number }) => (number === 3 ? { kind: 'delay', milliseconds: 20_000 } : undefined));
    await store.put('x', once('bytes'));
    expect(String(await bytesOf(store, 'x'))).toBe('bytes');
  });

  test('that only ever stands still says so', async () => {
    const store = await behindProxy({ stallSeconds: 0.1 });
    proxy.watch(() => ({ kind: 'delay', milliseconds: 20_000 }));
    await expect(store.put('x', once('bytes'))).rejects.toThrow(/moved no byte for 100 ms/);
  });

  test('ends with the run', async () => {
    const run = new AbortController();
    const store = await behindProxy({ signal: run.signal });
    const reason = new Error('the run was cancelled');
    proxy.watch(({ path }) =>
      path.includes('comp=block') ? { kind: 'delay', milliseconds: 20_000 } : undefined,
    );
    const writing = store.put('x', once('bytes'));
    await sleep(100);
    run.abort(reason);
    await expect(writing).rejects.toBe(reason);
  });

  test('that is to be locked is refused where the container cannot lock', async () => {
    const store = await behindProxy();
    const lock = { mode: 'compliance', until: new Date('2040-01-01') } as const;
    await expect(store.put('x', once('x'), { lock })).rejects.toThrow(/cannot lock/);
    await expect(store.put('x', once('x'), { legalHold: true })).rejects.toThrow(/cannot lock/);
    expect(await store.capabilities()).toEqual({
      conditionalWrites: true,
      versions: false,
      lock: false,
      serverChecksum: true,
    });
  });
});

describe('a download', () => {
  const bytes = randomBytes(300_000);

  test('goes on at the byte where its connection was cut, each time', async () => {
    const store = await behindProxy();
    await store.put('x', once(bytes));
    let cuts = 0;
    proxy.watch(({ method, path }) => {
      if (method !== 'GET' || path.includes('comp=') || ++cuts > 4) return undefined;
      return { kind: 'cut-answer', after: cuts === 2 ? 0 : 50_000 };
    });
    expect(await bytesOf(store, 'x', { start: 10, end: 290_000 })).toEqual(bytes.subarray(10, 290_000));
    expect(cuts).toBe(5);
  });

  test('never goes on in another object of the same name', async () => {
    const store = await behindProxy();
    await store.put('x', once(bytes));
    let first = true;
    proxy.watch(({ method, path }) => {
      if (method !== 'GET' || path.includes('comp=') || !first) return undefined;
      first = false;
      return { kind: 'cut-answer', after: 50_000 };
    });
    const reading = store.get('x')[Symbol.asyncIterator]();
    await reading.next();
    const { pathname } = new URL(store.url);
    await container.getBlockBlobClient(`${pathname.replace('/backups/', '')}/x`).upload('other', 5);
    await expect(
      (async () => {
        while ((await reading.next()).done !== true);
      })(),
    ).rejects.toThrow(/was replaced/);
  });

  test('that stands still is made again', async () => {
    const store = await behindProxy({ stallSeconds: 0.3 });
    await store.put('x', once(bytes));
    let first = true;
    proxy.watch(({ method, path }) => {
      if (method !== 'GET' || path.includes('comp=') || !first) return undefined;
      first = false;
      return { kind: 'delay', milliseconds: 20_000 };
    });
    expect(await bytesOf(store, 'x')).toEqual(bytes);
  });
});

describe('what a killed writer left', () => {
  test('is told, and gone when it is aborted; what is whole stays', async () => {
    const name = newName();
    const store = await open(name);
    await store.put('app/whole', once('whole'));
    await store.put('app/empty', once());
    const half = container.getBlockBlobClient(
      `${new URL(store.url).pathname.replace('/backups/', '')}/app/half`,
    );
    await half.stageBlock(Buffer.from('1').toString('base64'), 'half', 4);
    const unfinished = async (): Promise<string[]> => {
      const paths: string[] = [];
      for await (const one of store.unfinished?.('app') ?? []) {
        expect(Math.abs(Date.now() - one.startedAt.getTime())).toBeLessThan(120_000);
        paths.push(one.path);
        await one.abort();
      }
      return paths;
    };
    expect(await unfinished()).toEqual(['app/half']);
    expect(await unfinished()).toEqual([]);
    expect(await pathsIn(store)).toEqual(['app/empty', 'app/whole']);
    await store.put('app/half', once('whole'));
  });

  test('does not stand in the way of the next one', async () => {
    const store = await open(newName());
    const half = container.getBlockBlobClient(`${new URL(store.url).pathname.replace('/backups/', '')}/x`);
    await half.stageBlock(Buffer.from(`${randomUUID()}-00000`).toString('base64'), 'half', 4);
    await store.put('x', once('whole'));
    expect(String(await bytesOf(store, 'x'))).toBe('whole');
  });
});

describe('an error says in one line what is wrong and what to do', () => {
  const lineOf = async (work: Promise<unknown>): Promise<string> => {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof UserError)) throw new Error('this is no error of the user', { cause: error });
    expect(error.line).not.toMatch(/\n/);
    expect(error.line).not.toContain(azurite.key);
    return error.line;
  };

  test('no such container', async () => {
    const store = await open(newName(azurite.endpoint, 'none'));
    expect(await lineOf(store.put('x', once('x')))).toMatch(
      /no container none .*az storage container create/,
    );
    expect(await lineOf(store.head('x'))).toMatch(/no container none/);
    expect(await lineOf(pathsIn(store))).toMatch(/no container none/);
  });

  test('no such account', async () => {
    const store = await open('azure://backproofnone/backups', { AZURE_STORAGE_KEY: 'a2V5' });
    expect(await lineOf(store.head('x'))).toMatch(/no storage account at backproofnone\.blob/);
  });

  test('nobody at the endpoint', async () => {
    const store = await behindProxy({ endpoint: 'http://127.0.0.1:1' });
    expect(await lineOf(store.head('x'))).toMatch(/127\.0\.0\.1:1 cannot be reached/);
  });

  test('a wrong key', async () => {
    const store = await open(newName(), { AZURE_STORAGE_KEY: randomBytes(64).toString('base64') });
    expect(await lineOf(store.head('x'))).toMatch(/AZURE_STORAGE_KEY/);
  });

  test('a connection string of another account, or none at all', async () => {
    const { connectionString } = azurite;
    const works = await open(newName(), { AZURE_STORAGE_CONNECTION_STRING: connectionString });
    expect(await works.head('x')).toBeUndefined();
    const other = `azure://another/backups`;
    expect(await lineOf(open(other, { AZURE_STORAGE_CONNECTION_STRING: connectionString }))).toMatch(
      /of the account backprooftest, not of another/,
    );
    expect(await lineOf(open(other, { AZURE_STORAGE_CONNECTION_STRING: 'secret' }))).not.toMatch(/secret/);
  });

  const sas = (permissions: string, expiresOn: Date): string =>
    generateBlobSASQueryParameters(
      {
        containerName: 'backups',
        permissions: ContainerSASPermissions.parse(permissions),
        startsOn: new Date(Date.now() - 7_200_000),
        expiresOn,
      },
      new StorageSharedKeyCredential(azurite.account, azurite.key),
    ).toString();

  test('a SAS token that has run out, or allows too little', async () => {
    const later = new Date(Date.now() + 3_600_000);
    const good = await open(newName(), { AZURE_STORAGE_SAS_TOKEN: `?${sas('racwdl', later)}` });
    await good.put('x', once('x'));
    expect(String(await bytesOf(good, 'x'))).toBe('x');
    const old = await open(newName(), {
      AZURE_STORAGE_SAS_TOKEN: sas('racwdl', new Date(Date.now() - 3_600_000)),
    });
    expect(await lineOf(old.head('x'))).toMatch(/AZURE_STORAGE_SAS_TOKEN has run out/);
    const reader = await open(newName(), { AZURE_STORAGE_SAS_TOKEN: sas('rl', later) });
    expect(await lineOf(reader.put('x', once('x')))).toMatch(/read, add, create, write/);
  });

  test('a role that is missing', async () => {
    const store = await behindProxy();
    proxy.watch(() => ({ kind: 'status', status: 403, code: 'AuthorizationPermissionMismatch' }));
    expect(await lineOf(store.put('x', once('x')))).toMatch(/Storage Blob Data Contributor/);
  });

  test('a clock that is off', async () => {
    const store = await behindProxy({ now: new Date(Date.now() + 3_600_000) });
    proxy.watch(() => ({ kind: 'status', status: 403, code: 'AuthenticationFailed' }));
    expect(await lineOf(store.head('x'))).toMatch(/clock is .* ahead of/);
  });

  test.each([
    ['azure://', /names no container/],
    ['azure://account', /names no container/],
    ['azure://Account_1/backups', /no name of a storage account/],
    ['azure://account/backups?endpoint=https://host/?sig=secret', /has no parameter|endpoint/],
    ['azure://account/backups?endpoint=ftp://host', /endpoint/],
    ['azure://account/backups?region=x', /no parameter region/],
    ['azure://key@account/backups', /credentials/],
  ])('%s', async (name, told) => {
    const line = await lineOf(open(name));
    expect(line).toMatch(told);
    expect(line).not.toContain('sig=');
  });
});
