import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  UploadPartCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { ObjectLocked, openStore, type Store, type StoreObject } from '#stores';
import { UserError } from '#verdict';
import { startRadosgw, type Radosgw } from '../support/radosgw.js';
import { awsEnv, makeBucket, rawClient, s3Url } from '../support/s3.js';
import { bytesOf, foldersIn, once, pathsIn } from '../support/store-contract.js';
import { storeOptions } from '../support/stores.js';

const PART = 8 * 1024 * 1024;
const DAY_MS = 86_400_000;

let gateway: Radosgw;
let raw: S3Client;
const buckets = { plain: '', versions: '', locks: '' };
beforeAll(async () => {
  gateway = await startRadosgw();
  raw = rawClient(gateway);
  buckets.plain = await makeBucket(gateway);
  buckets.versions = await makeBucket(gateway, { versions: true });
  buckets.locks = await makeBucket(gateway, { locks: true });
});
afterAll(async () => {
  raw.destroy();
  await gateway[Symbol.asyncDispose]();
});

interface Place {
  readonly store: Store;
  readonly Bucket: string;
  /** Of every key. */
  readonly prefix: string;
}

async function place(kind: keyof typeof buckets, endpoint = gateway.endpoint): Promise<Place> {
  const prefix = randomUUID();
  const Bucket = buckets[kind];
  const store = await openStore(s3Url(endpoint, Bucket, prefix), storeOptions({ env: awsEnv(gateway) }));
  return { store, Bucket, prefix: `${prefix}/` };
}

async function uploadsOf({ Bucket, prefix }: Place): Promise<number> {
  const { Uploads } = await raw.send(new ListMultipartUploadsCommand({ Bucket, Prefix: prefix }));
  return Uploads?.length ?? 0;
}

async function objectsIn(store: Store): Promise<StoreObject[]> {
  const objects: StoreObject[] = [];
  for await (const object of store.list('')) objects.push(object);
  return objects;
}

test('tells what a bucket can do, as the bucket is', async () => {
  const said = async (kind: keyof typeof buckets): Promise<unknown> =>
    (await place(kind)).store.capabilities();
  expect(await said('plain')).toEqual({
    conditionalWrites: false,
    versions: false,
    lock: false,
    serverChecksum: true,
  });
  expect(await said('versions')).toMatchObject({ conditionalWrites: true, versions: true, lock: false });
  expect(await said('locks')).toMatchObject({ versions: true, lock: true });
});

describe('objects of a part and more', () => {
  const sizes = [PART - 1, PART, PART + 1, 2 * PART, 3 * PART + 5];

  test.each(sizes)('keeps %i bytes, in whatever pieces they come', async (size) => {
    const { store } = await place('plain');
    const bytes = randomBytes(size);
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < size;) {
        const length = 1 + ((at * 7919) % 3_000_000);
        yield await Promise.resolve(Buffer.from(bytes.subarray(at, at + length)));
        at += length;
      }
    }
    expect(await store.put('large', pieces())).toEqual({ size });
    expect((await store.head('large'))?.size).toBe(size);
    const back = createHash('sha256');
    for await (const part of store.get('large')) back.update(part);
    expect(back.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
    const range = { start: PART - 3, end: PART + 4 };
    expect(await bytesOf(store, 'large', range)).toEqual(bytes.subarray(range.start, range.end));
  });

  test('a second writer of a large object is refused, and the first stays', async () => {
    const at = await place('plain');
    await at.store.put('x', once(Buffer.alloc(PART + 1, 'a')));
    await expect(at.store.put('x', once(Buffer.alloc(PART + 1, 'b')))).rejects.toThrow(/exists already/);
    expect((await bytesOf(at.store, 'x')).every((byte) => byte === 97)).toBe(true);
    expect(await uploadsOf(at)).toBe(0);
  });

  test.each(['plain', 'versions'] as const)(
    'a name that is taken while a large object is sent (%s) stays with who took it',
    async (kind) => {
      const at = await place(kind);
      async function* slow(): AsyncGenerator<Uint8Array> {
        yield Buffer.alloc(PART + 1, 'a');
        await at.store.put('x', once('first'));
        yield Buffer.from('end');
      }
      await expect(at.store.put('x', slow())).rejects.toThrow(/exists already/);
      expect(String(await bytesOf(at.store, 'x'))).toBe('first');
      expect(await objectsIn(at.store)).toMatchObject([{ path: 'x', size: 5 }]);
      expect(await uploadsOf(at)).toBe(0);
    },
  );

  test('a stream that fails behind the first part leaves no upload', async () => {
    const at = await place('plain');
    const broken = new Error('the dump broke');
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.alloc(PART + 1));
      yield Buffer.alloc(PART);
      throw broken;
    }
    await expect(at.store.put('x', failing())).rejects.toBe(broken);
    expect(await uploadsOf(at)).toBe(0);
    expect(await pathsIn(at.store)).toEqual([]);
  });

  test('a run that is cancelled leaves no upload', async () => {
    const cancelled = new AbortController();
    const prefix = randomUUID();
    const options = storeOptions({ env: awsEnv(gateway) });
    const store = await openStore(s3Url(gateway.endpoint, buckets.plain, prefix), {
      ...options,
      ports: { ...options.ports, signal: cancelled.signal },
    });
    const reason = new Error('cancelled');
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let sent = 0; ; sent++) {
        if (sent === 12) cancelled.abort(reason);
        yield await Promise.resolve(Buffer.alloc(1_000_000));
      }
    }
    await expect(store.put('x', endless())).rejects.toBe(reason);
    expect(await uploadsOf({ store, Bucket: buckets.plain, prefix })).toBe(0);
  });
});

test('finds uploads that a killed writer left, and clears them away', async () => {
  const at = await place('plain');
  const Key = `${at.prefix}app/data/a +&é`;
  const { UploadId } = await raw.send(new CreateMultipartUploadCommand({ Bucket: at.Bucket, Key }));
  await raw.send(
    new UploadPartCommand({ Bucket: at.Bucket, Key, UploadId, PartNumber: 1, Body: Buffer.alloc(10) }),
  );
  const found: string[] = [];
  for await (const upload of at.store.unfinished?.('app') ?? []) {
    found.push(upload.path);
    expect(Math.abs(Date.now() - upload.startedAt.getTime())).toBeLessThan(120_000);
    await upload.abort();
  }
  expect(found).toEqual(['app/data/a +&é']);
  expect(await uploadsOf(at)).toBe(0);
});

describe('names', () => {
  test('survive with every character that a path may have', async () => {
    const { store } = await place('versions');
    const names = ["a b+c%20&=?#;,@$!'()*~", 'ümläut/日本', 'x<y>"z"', ' a ', 'a/😀'];
    for (const name of names) await store.put(name, once(name));
    expect(await pathsIn(store)).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)));
    for (const name of names) expect(String(await bytesOf(store, name))).toBe(name);
    await store.delete(names[0] ?? '');
    expect(await pathsIn(store)).toHaveLength(names.length - 1);
  });

  test('that consoles give to folders are no objects', async () => {
    const at = await place('plain');
    await raw.send(
      new PutObjectCommand({ Bucket: at.Bucket, Key: `${at.prefix}app/`, Body: Buffer.alloc(0) }),
    );
    await at.store.put('app/x', once('x'));
    expect(await pathsIn(at.store)).toEqual(['app/x']);
    expect(await foldersIn(at.store, '')).toEqual(['app']);
  });

  test('are listed to the last, however many there are', async () => {
    const at = await place('versions');
    const keys = Array.from({ length: 501 }, (_, n) => `${at.prefix}s${String(n).padStart(4, '0')}/x`);
    const waiting = [...keys];
    const work = async (): Promise<void> => {
      for (let Key = waiting.pop(); Key !== undefined; Key = waiting.pop()) {
        await raw.send(new PutObjectCommand({ Bucket: at.Bucket, Key, Body: 'x' }));
      }
    };
    await Promise.all(Array.from({ length: 8 }, work));
    // A mark of deletion on each makes more than a page of them.
    const Objects = keys.map((Key) => ({ Key }));
    await raw.send(new DeleteObjectsCommand({ Bucket: at.Bucket, Delete: { Objects, Quiet: true } }));
    const objects = await objectsIn(at.store);
    expect(objects.map(({ path }) => path)).toEqual(keys.map((key) => key.slice(at.prefix.length)));
    expect(objects.every(({ covered }) => covered === 'deleted')).toBe(true);
    expect(await foldersIn(at.store, '')).toHaveLength(keys.length);
  });
});

describe('the first version counts', () => {
  test('whatever somebody writes over it', async () => {
    const at = await place('versions');
    await at.store.put('app/x', once('first'));
    await raw.send(new PutObjectCommand({ Bucket: at.Bucket, Key: `${at.prefix}app/x`, Body: 'forged!' }));
    expect(String(await bytesOf(at.store, 'app/x'))).toBe('first');
    expect(String(await bytesOf(at.store, 'app/x', { start: 1, end: 3 }))).toBe('ir');
    expect(await at.store.head('app/x')).toMatchObject({ size: 5, covered: 'overwritten' });
    expect(await objectsIn(at.store)).toMatchObject([{ path: 'app/x', size: 5, covered: 'overwritten' }]);
  });

  test('also beneath a mark of deletion, and its name stays taken', async () => {
    const at = await place('versions');
    await at.store.put('app/x', once('first'));
    await raw.send(new DeleteObjectCommand({ Bucket: at.Bucket, Key: `${at.prefix}app/x` }));
    expect(String(await bytesOf(at.store, 'app/x'))).toBe('first');
    expect(await at.store.head('app/x')).toMatchObject({ covered: 'deleted' });
    expect(await foldersIn(at.store, '')).toEqual(['app']);
    await expect(at.store.put('app/x', once('second'))).rejects.toThrow(/exists already/);
  });

  test('an object that nobody touched is not covered', async () => {
    const { store } = await place('versions');
    await store.put('x', once('x'));
    expect(await store.head('x')).not.toHaveProperty('covered');
    expect((await objectsIn(store))[0]).not.toHaveProperty('covered');
  });

  test('what is removed is gone with all its versions and marks', async () => {
    const at = await place('versions');
    const Key = `${at.prefix}x`;
    await at.store.put('x', once('first'));
    await raw.send(new PutObjectCommand({ Bucket: at.Bucket, Key, Body: 'second' }));
    await raw.send(new DeleteObjectCommand({ Bucket: at.Bucket, Key }));
    await raw.send(new PutObjectCommand({ Bucket: at.Bucket, Key, Body: 'third' }));
    await at.store.put('xy', once('another'));
    await at.store.delete('x');
    const left = await raw.send(new ListObjectVersionsCommand({ Bucket: at.Bucket, Prefix: at.prefix }));
    expect(left.Versions?.map((version) => version.Key)).toEqual([`${at.prefix}xy`]);
    expect(left.DeleteMarkers ?? []).toEqual([]);
  });
});

describe('locks', () => {
  const until = (): Date => new Date(Math.floor(Date.now() / 1000) * 1000 + DAY_MS);

  test.each([
    ['governance', 'a small one', 10],
    ['compliance', 'one of several parts', PART + 1],
  ] as const)('%s keeps %s from us and from who has the same key', async (mode, _what, size) => {
    const at = await place('locks');
    const lock = { mode, until: until() };
    await at.store.put('x', once(Buffer.alloc(size, 'x')), { lock });
    expect(await at.store.protectionOf?.('x')).toEqual({ lock });
    await expect(at.store.delete('x')).rejects.toBeInstanceOf(ObjectLocked);
    const Key = `${at.prefix}x`;
    const { Versions } = await raw.send(new ListObjectVersionsCommand({ Bucket: at.Bucket, Prefix: Key }));
    const VersionId = Versions?.[0]?.VersionId;
    await expect(
      raw.send(new DeleteObjectCommand({ Bucket: at.Bucket, Key, VersionId })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    // What somebody puts on top is evidence, and stays with it.
    await raw.send(
      new PutObjectCommand({ Bucket: at.Bucket, Key, Body: 'forged', ContentMD5: md5('forged') }),
    );
    await expect(at.store.delete('x')).rejects.toBeInstanceOf(ObjectLocked);
    expect(await at.store.head('x')).toMatchObject({ size, covered: 'overwritten' });
    expect((await bytesOf(at.store, 'x')).length).toBe(size);
  });

  test('a hold keeps an object until it is lifted', async () => {
    const at = await place('locks');
    await at.store.put('x', once('x'), { legalHold: true });
    expect(await at.store.protectionOf?.('x')).toEqual({ legalHold: true });
    await expect(at.store.delete('x')).rejects.toBeInstanceOf(ObjectLocked);
    await raw.send(
      new PutObjectLegalHoldCommand({
        Bucket: at.Bucket,
        Key: `${at.prefix}x`,
        LegalHold: { Status: 'OFF' },
      }),
    );
    expect(await at.store.protectionOf?.('x')).toEqual({});
    await at.store.delete('x');
    expect(await at.store.head('x')).toBeUndefined();
  });

  test('an object without one is removed from a bucket that has them', async () => {
    const { store } = await place('locks');
    await store.put('x', once('x'));
    expect(await store.protectionOf?.('x')).toEqual({});
    await store.delete('x');
    expect(await store.head('x')).toBeUndefined();
  });

  test('a bucket without them refuses a lock before anything is sent', async () => {
    const { store } = await place('versions');
    const locked = store.put('x', once('x'), { lock: { mode: 'governance', until: until() } });
    await expect(locked).rejects.toBeInstanceOf(UserError);
    expect(await store.head('x')).toBeUndefined();
    await store.put('x', once('x'));
    expect(await store.protectionOf?.('x')).toEqual({});
  });
});

function md5(text: string): string {
  return createHash('md5').update(text).digest('base64');
}
