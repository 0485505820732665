import { rm } from 'node:fs/promises';
import { ListMultipartUploadsCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BackupResult } from '#backup';
import type { Connection, ThrowawayServer } from '#postgres';
import { openStore, type Store } from '#stores';
import type { Ports } from '#verdict';
import { LONG, seeded } from '../support/campaign.js';
import {
  ACCESS_DENIED,
  FaultProxy,
  INTERNAL_ERROR,
  SLOW_DOWN,
  type Fault,
  type Rule,
} from '../support/fault-proxy.js';
import { portsInDays, pruneStore } from '../support/pruning.js';
import { startRadosgw, type Radosgw } from '../support/radosgw.js';
import { awsEnv, makeBucket, rawClient, s3Url } from '../support/s3.js';
import { backUpInto, createSmallDatabase, verifyIn } from '../support/sets.js';
import { foldersIn, pathsIn } from '../support/store-contract.js';
import { storeOptions } from '../support/stores.js';
import { startTestServer, testFolder, uniqueName } from '../support/throwaway.js';

const STALL_SECONDS = 1;

/** What passes: asked again, the store answers. */
const PASSING: Readonly<Record<string, Fault>> = {
  'an internal error': INTERNAL_ERROR,
  'a store that is too busy': SLOW_DOWN,
  'a connection cut before the request': { kind: 'cut-request', after: 0 },
  'a connection cut within the request': { kind: 'cut-request', after: 1000 },
  'a lost answer': { kind: 'cut-answer', after: 0 },
  'an answer that breaks off': { kind: 'cut-answer', after: 10 },
  'a request that arrives twice': { kind: 'twice' },
  'a slow connection': { kind: 'throttle', bytesPerSecond: 6_000_000 },
  'a connection that stalls': { kind: 'delay', milliseconds: STALL_SECONDS * 1000 + 1500 },
};

let server: ThrowawayServer;
let gateway: Radosgw;
let proxy: FaultProxy;
let client: S3Client;
let bucket: string;
let source: Connection;
let folder: string;

beforeAll(async () => {
  [server, gateway, folder] = await Promise.all([startTestServer(17), startRadosgw(), testFolder()]);
  proxy = await FaultProxy.start(gateway.endpoint);
  client = rawClient(gateway);
  bucket = await makeBucket(gateway);
  // More than one part of an upload.
  source = await createSmallDatabase(
    server,
    `create table small as select n from generate_series(1, 9) n;
     create table large as select string_agg(sha256(n::text::bytea), '') as bytes from generate_series(1, 140000) n;`,
  );
});
afterAll(async () => {
  client.destroy();
  await proxy[Symbol.asyncDispose]();
  await gateway[Symbol.asyncDispose]();
  await server.stop();
  await rm(folder, { recursive: true });
  await rm(`${folder}.work`, { recursive: true, force: true });
});

/** A store in the bucket, through the proxy or past it. */
async function withStore<T>(endpoint: string, use: (store: Store) => Promise<T>): Promise<T> {
  const options = storeOptions({ env: awsEnv(gateway), stallSeconds: STALL_SECONDS });
  const store = await openStore(s3Url(endpoint, bucket, 'x'), options);
  try {
    return await use(store);
  } finally {
    await store.close?.();
  }
}

function backUpTo(store: Store, name: string, ports?: Ports): Promise<BackupResult> {
  const witness = { mode: 'counts', budgetSeconds: 0, connections: 1 } as const;
  const options = { store, name, compression: { method: 'none', level: 0 }, witness } as const;
  return backUpInto(folder, source, options, ports).then(({ result }) => result);
}

/** Back up under a name of its own while the proxy does what the rule says. */
async function backUpThrough(
  rule: Rule,
): Promise<{ name: string; result: BackupResult | undefined; requests: number }> {
  const name = uniqueName('set');
  proxy.watch(rule);
  const result = await withStore(proxy.endpoint, (store) => backUpTo(store, name).catch(() => undefined));
  return { name, result, requests: proxy.seen.length };
}

/** What is under a name, past the proxy: objects, and whether they are a set that verifies. */
async function foundUnder(name: string): Promise<{ verdict: string | undefined; paths: readonly string[] }> {
  return withStore(gateway.endpoint, async (store) => {
    const paths = await pathsIn(store, name);
    const whole = paths.some((path) => path.endsWith('/backup.manifest.json'));
    return { paths, verdict: whole ? (await verifyIn(folder, { store, name })).verdict : undefined };
  });
}

async function uploadsUnder(name: string): Promise<readonly string[]> {
  const { Uploads = [] } = await client.send(
    new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: `x/${name}/` }),
  );
  return Uploads.map(({ Key }) => Key ?? '');
}

/** Which requests are to fail: all in turn, or some that look random. */
function chosen(what: string, count: number, some = 1): readonly number[] {
  const random = seeded(what);
  return LONG
    ? Array.from({ length: count }, (_, at) => at + 1)
    : Array.from({ length: some }, () => Math.floor(random() * count) + 1);
}

const at =
  (which: number, fault: Fault): Rule =>
  ({ number }) =>
    number === which ? fault : undefined;

describe('a backup into S3', () => {
  let requests: number;
  beforeAll(async () => {
    requests = (await backUpThrough(() => undefined)).requests;
  });

  test.each(Object.keys(PASSING))('gets past %s, whichever request it meets', async (what) => {
    const fault = PASSING[what];
    if (fault === undefined) throw new Error(what);
    for (const which of chosen(what, requests)) {
      const { name, result } = await backUpThrough(at(which, fault));
      const seen = proxy.seen[which - 1];
      const found = await foundUnder(name);
      expect({
        seen,
        made: result !== undefined,
        verdict: found.verdict,
        uploads: await uploadsUnder(name),
      }).toEqual({
        seen,
        made: true,
        verdict: 'proven',
        uploads: [],
      });
    }
  });

  test('that is denied a request fails without a manifest, and leaves nothing', async () => {
    for (const which of chosen('denied', requests)) {
      const { name, result } = await backUpThrough(at(which, ACCESS_DENIED));
      const seen = proxy.seen[which - 1];
      const { paths } = await foundUnder(name);
      expect({ seen, result, paths, uploads: await uploadsUnder(name) }).toEqual({
        seen,
        result: undefined,
        paths: [],
        uploads: [],
      });
    }
  });
});

describe('a run that loses its store for good', () => {
  /** From some request on nothing is allowed any more, as when a credential ends. */
  const endsAt =
    (which: number): Rule =>
    ({ number }) =>
      number >= which ? { kind: 'status', status: 403, code: 'ExpiredToken' } : undefined;

  test('leaves no manifest, or a whole set, and what it leaves is gone after the next run', async () => {
    const { requests } = await backUpThrough(() => undefined);
    for (const which of chosen('ends', requests, 3)) {
      const { name, result } = await backUpThrough(endsAt(which));
      const seen = proxy.seen[which - 1];
      expect({ seen, result, verdict: (await foundUnder(name)).verdict }).toEqual({
        seen,
        result: undefined,
        verdict: undefined,
      });
      // Two days later, when nobody can still be writing it.
      const next = portsInDays(2);
      await withStore(gateway.endpoint, async (store) => {
        const made = await backUpTo(store, name, next);
        await pruneStore(store, name, 'last=7', next);
        expect(await foldersIn(store, `${name}/backups`)).toEqual([made.manifest.backup_id]);
        // The source's clock has not moved on.
        const { verdict } = await verifyIn(folder, { store, name, maxAge: 7 * 86_400 }, next);
        expect(verdict).toBe('proven');
      });
      expect({ seen, uploads: await uploadsUnder(name) }).toEqual({ seen, uploads: [] });
    }
  });
});

describe('a verification in S3', () => {
  test('gets past what passes, and calls nothing failed that it could not read', async () => {
    const { name } = await backUpThrough(() => undefined);
    const verifyThrough = async (rule: Rule): Promise<{ verdict: string; requests: number }> => {
      proxy.watch(rule);
      const { verdict } = await withStore(proxy.endpoint, (store) => verifyIn(folder, { store, name }));
      return { verdict, requests: proxy.seen.length };
    };
    const { requests } = await verifyThrough(() => undefined);
    for (const [what, fault] of Object.entries(PASSING)) {
      for (const which of chosen(`verify ${what}`, requests)) {
        const { verdict } = await verifyThrough(at(which, fault));
        expect({ what, seen: proxy.seen[which - 1], verdict }).toMatchObject({ verdict: 'proven' });
      }
    }
    for (const which of chosen('verify denied', requests)) {
      const { verdict } = await verifyThrough(at(which, ACCESS_DENIED)).catch(() => ({ verdict: 'thrown' }));
      expect({ seen: proxy.seen[which - 1], verdict }).not.toMatchObject({ verdict: 'failed' });
    }
  });
});
