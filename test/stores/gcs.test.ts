import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ObjectLocked, type Store } from '#stores';
import { OperationFailed, UserError } from '#verdict';
import { openGcs } from '../../packages/stores/gcs/index.js';
import { LONG, seeded } from '../support/campaign.js';
import { GcsServer, type BucketState, type Fault, type Seen } from '../support/gcs/index.js';
import { bytesOf, foldersIn, once, pathsIn, storeContract } from '../support/store-contract.js';
import { storeOptions } from '../support/stores.js';

let server: GcsServer;
beforeAll(async () => {
  server = await GcsServer.start();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

let count = 0;
const newBucket = (): BucketState => server.make(`bucket-${++count}`);

/** A second of waiting takes two milliseconds. */
function open(
  bucket: BucketState,
  path = '',
  given: Parameters<typeof storeOptions>[0] = {},
): Promise<Store> {
  const options = storeOptions({ env: server.env, stallSeconds: 5, ...given });
  return openGcs(`gs://${bucket.name}${path}?endpoint=${server.url}`, options, 2);
}

for (const versioning of [false, true]) {
  storeContract(versioning ? 'a bucket of Google with versions' : 'a bucket of Google', async () => {
    const bucket = newBucket();
    bucket.versioning = versioning;
    server.page = 3;
    const another = await open(bucket, '/some/prefix');
    return {
      store: await open(bucket, '/some/prefix'),
      another: () => another,
      remove: () => {
        server.page = 1000;
        return Promise.resolve();
      },
    };
  });
}

describe('a bucket of Google', () => {
  let bucket: BucketState;
  let store: Store;
  let rules: (() => void)[] = [];
  beforeEach(async () => {
    bucket = newBucket();
    store = await open(bucket);
  });
  afterEach(() => {
    for (const remove of rules) remove();
    rules = [];
    server.loginRefused = undefined;
  });

  const rule = (fault: (seen: Seen) => Fault | undefined): void => {
    rules.push(server.rule(fault));
  };
  /** Once, with the request that matches. */
  const next = (fault: Fault, matches: (seen: Seen) => boolean): void => {
    let left = 1;
    rule((seen) => (left > 0 && matches(seen) && left-- > 0 ? fault : undefined));
  };
  const put = (path: string, text: string): Promise<unknown> => store.put(path, once(text));
  const calls = (name: string) => (seen: Seen) => seen.calls === name;

  async function refusal(work: Promise<unknown>): Promise<UserError> {
    const error: unknown = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof UserError))
      throw new Error(`not refused in words: ${String(error)}`, { cause: error });
    expect(error.line).not.toContain('\n');
    return error;
  }

  /** Two pieces of an upload, the second of no round size. */
  const LARGE = Buffer.alloc(8 * 1024 * 1024 + 12_345, 'what a dump has, ');

  test('takes an upload up again wherever it was cut, and a lost answer for what it is', async () => {
    const faults: readonly Fault[] = [
      { kind: 'cut', happened: false },
      { kind: 'cut', happened: true },
      { kind: 'status', status: 503 },
      { kind: 'status', status: 429 },
      { kind: 'keep', most: 3 * 1024 * 1024 },
    ];
    const isLost = (fault: Fault): boolean => fault.kind === 'cut' && fault.happened;
    const random = seeded('uploads into a bucket of Google');
    for (const [kind, fault] of faults.entries()) {
      // The session, its two pieces, and the question that a fault of the second brings about.
      for (const at of LONG || isLost(fault) ? [0, 1, 2, 3] : [Math.floor(random() * 4)]) {
        const path = `cut/${kind}/${at}`;
        let seen = 0;
        const stop = server.rule(({ calls, object }) => {
          if (object !== path || (calls !== 'upload' && calls !== 'objects.insert')) return undefined;
          const turn = seen++;
          if (turn === at) return fault;
          return at === 3 && turn === 2 ? { kind: 'cut', happened: true } : undefined;
        });
        expect(await store.put(path, once(LARGE))).toEqual({ size: LARGE.length });
        stop();
        expect((await bytesOf(store, path)).equals(LARGE)).toBe(true);
      }
    }
    expect(bucket.versions).toHaveLength(LONG ? 20 : 8);
  });

  test('knows its own object where no answer to the last piece ever came', async () => {
    rule(({ calls, object }) =>
      calls === 'upload' && object === 'mine' ? { kind: 'cut', happened: true } : undefined,
    );
    expect(await store.put('mine', once('all of it'))).toEqual({ size: 9 });
    expect(String(await bytesOf(store, 'mine'))).toBe('all of it');
  });

  test('an upload that cannot be ended leaves nothing and says so in one line', async () => {
    rule(({ calls, method }) =>
      calls === 'upload' && method === 'PUT' ? { kind: 'status', status: 500 } : undefined,
    );
    const before = server.openUploads;
    const error = await refusal(put('half', 'x'));
    expect(error).toBeInstanceOf(OperationFailed);
    expect(error.message).toMatch(/write half.*500/);
    expect(bucket.versions).toEqual([]);
    expect(server.openUploads).toBe(before);
  });

  test('a stream that fails in its midst has its upload cancelled', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(LARGE);
      // Not to be taken for trouble with the store, or with a login.
      throw Object.assign(new Error('the dump broke'), { code: 'ENOENT' });
    }
    const before = server.openUploads;
    await expect(store.put('half', failing())).rejects.toThrow('the dump broke');
    expect(server.requests.at(-1)).toMatchObject({ calls: 'upload', method: 'DELETE', object: 'half' });
    expect(server.openUploads).toBe(before);
  });

  test('goes on reading behind the byte that came last', async () => {
    await store.put('large', once(LARGE));
    next({ kind: 'cut-body', after: 3_000_000 }, calls('objects.get'));
    next({ kind: 'status', status: 503 }, calls('objects.get'));
    next({ kind: 'cut', happened: true }, calls('objects.get'));
    next({ kind: 'cut-body', after: 1_000_000 }, calls('objects.get'));
    expect((await bytesOf(store, 'large', { start: 100 })).equals(LARGE.subarray(100))).toBe(true);
    // What was cut in a body was asked for once and never twice.
    const reads = server.requests.filter(
      ({ calls, object }) => calls === 'objects.get' && object === 'large',
    );
    expect(reads.length).toBe(5);
    expect(new Set(reads.map(({ query }) => query.get('generation'))).size).toBe(1);
  });

  test('gives up a connection from which nothing comes', async () => {
    store = await open(bucket, '', { stallSeconds: 0.2 });
    await put('slow', '0123456789');
    next({ kind: 'stall-body', after: 4 }, calls('objects.get'));
    next({ kind: 'stall-body', after: 0 }, calls('objects.list'));
    expect(String(await bytesOf(store, 'slow'))).toBe('0123456789');
    rule((seen) => (seen.calls === 'objects.get' ? { kind: 'stall-body', after: 0 } : undefined));
    expect((await refusal(bytesOf(store, 'slow'))).message).toMatch(/read slow/);
  });

  test('the first version counts, and what lies on top is told', async () => {
    bucket.versioning = true;
    await put('app/a', 'first');
    await put('app/b', 'first');
    await put('app/c', 'first');
    const rogue = { metadata: {}, temporaryHold: false };
    bucket.insert('app/a', Buffer.from('another one'), rogue, false);
    bucket.delete('app/b', null);
    server.page = 1;
    const told = new Map<string, unknown>();
    for await (const { path, size, covered } of store.list('')) told.set(path, { size, covered });
    server.page = 1000;
    expect(Object.fromEntries(told)).toEqual({
      'app/a': { size: 5, covered: 'overwritten' },
      'app/b': { size: 5, covered: 'deleted' },
      'app/c': { size: 5, covered: undefined },
    });
    for (const path of ['app/a', 'app/b']) {
      expect(String(await bytesOf(store, path))).toBe('first');
      expect((await refusal(put(path, 'again'))).message).toMatch(/exists already/);
    }
    expect(await foldersIn(store, '')).toEqual(['app']);
    await store.delete('app/a');
    await store.delete('app/b');
    expect(bucket.versions.map(({ name }) => name)).toEqual(['app/c']);
  });

  test('locks until a date, holds, and says what keeps an object', async () => {
    bucket.objectRetention = true;
    bucket.versioning = true;
    expect(await store.capabilities()).toEqual({
      conditionalWrites: true,
      versions: true,
      lock: true,
      serverChecksum: true,
    });
    const until = new Date(Date.now() + 86_400_000);
    await store.put('governed', once('x'), { lock: { mode: 'governance', until } });
    await store.put('locked', once('x'), { lock: { mode: 'compliance', until } });
    await store.put('held', once('x'), { legalHold: true });
    await put('free', 'x');
    expect(await store.protectionOf?.('governed')).toEqual({ lock: { mode: 'governance', until } });
    expect(await store.protectionOf?.('locked')).toEqual({ lock: { mode: 'compliance', until } });
    expect(await store.protectionOf?.('held')).toEqual({ legalHold: true });
    expect(await store.protectionOf?.('free')).toEqual({});
    for (const path of ['governed', 'locked', 'held']) {
      await expect(store.delete(path)).rejects.toBeInstanceOf(ObjectLocked);
      bucket.insert(path, Buffer.from('on top'), { metadata: {}, temporaryHold: false }, false);
      await expect(store.delete(path)).rejects.toBeInstanceOf(ObjectLocked);
      expect(String(await bytesOf(store, path))).toBe('x');
      expect(await store.head(path)).toMatchObject({ size: 1 });
    }
  });

  test('a bucket without object retention says so, and a lock in it is refused in words', async () => {
    expect(await store.capabilities()).toMatchObject({ versions: false, lock: false });
    const lock = { mode: 'compliance', until: new Date(Date.now() + 1000) } as const;
    const error = await refusal(store.put('locked', once('x'), { lock }));
    expect(error.line).toMatch(/retention/);
    expect(await pathsIn(store)).toEqual([]);
  });

  test('who may not look at the bucket is told of no capability that depends on it', async () => {
    bucket.versioning = true;
    bucket.denied.add('storage.buckets.get');
    expect(await store.capabilities()).toMatchObject({ versions: false, lock: false });
  });

  test.each([
    ['storage.objects.create', () => put('y', 'x')],
    ['storage.objects.list', () => pathsIn(store)],
    ['storage.objects.get', () => bytesOf(store, 'x')],
    ['storage.objects.delete', () => store.delete('x')],
  ])('names the permission %s where it is missing', async (permission, work) => {
    await put('x', 'x');
    bucket.denied.add(permission);
    const error = await refusal(work());
    expect(error.message).toContain(permission);
    expect(error.where).toBe(`gs://${bucket.name}`);
  });

  test('tells of a bucket that is not there, and of logins that are worth nothing', async () => {
    server.buckets.delete(bucket.name);
    expect((await refusal(put('x', 'x'))).message).toMatch(/bucket does not exist/);
    expect((await refusal(pathsIn(store))).message).toMatch(/bucket does not exist/);

    bucket = newBucket();
    store = await open(bucket);
    await put('x', 'x');
    server.revoke();
    expect((await refusal(pathsIn(store))).line).toMatch(/login.*google-github-actions\/auth/);

    server.loginRefused = 'The token has expired';
    store = await open(bucket);
    for (const work of [pathsIn(store), put('y', 'x')]) {
      expect((await refusal(work)).line).toMatch(/refused the login.*google-github-actions\/auth/);
    }

    store = await open(bucket, '', { env: { GOOGLE_APPLICATION_CREDENTIALS: '/nowhere/credentials.json' } });
    expect((await refusal(pathsIn(store))).message).toMatch(/credentials.*cannot be read/);
  });

  test('ends with the run', async () => {
    const run = new AbortController();
    const ports = { ...storeOptions().ports, signal: run.signal };
    store = await open(bucket, '', { ports });
    rule((seen) => {
      if (seen.calls !== 'upload' || seen.method !== 'PUT') return undefined;
      run.abort(new Error('cancelled'));
      return { kind: 'status', status: 503 };
    });
    await expect(put('x', 'x')).rejects.toThrow('cancelled');
    expect(bucket.versions).toEqual([]);
  });

  test('a URL without a bucket, or with what it does not know, is refused', async () => {
    await expect(openGcs('gs:///x', storeOptions())).rejects.toBeInstanceOf(UserError);
    await expect(openGcs('gs://b?region=eu', storeOptions())).rejects.toThrow(/region/);
  });
});
