import { rm } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { ListMultipartUploadsCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BackupResult } from '#backup';
import { CLAIM_FILE, MANIFEST_FILE } from '#manifest';
import type { Connection, DumpFormat, ThrowawayServer } from '#postgres';
import { openStore, type Store } from '#stores';
import { messageOf, type Ports } from '#verdict';
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

/** More than a busy machine stands still by itself. */
const STALL_SECONDS = 3;

/** What passes: asked again, the store answers. */
const PASSING: readonly (readonly [string, Fault])[] = Object.entries<Fault>({
  'an internal error': INTERNAL_ERROR,
  'a store that is too busy': SLOW_DOWN,
  'a connection cut before the request': { kind: 'cut-request', after: 0 },
  'a connection cut within the request': { kind: 'cut-request', after: 1000 },
  'a lost answer': { kind: 'cut-answer', after: 0 },
  'an answer that breaks off': { kind: 'cut-answer', after: 10 },
  'a request that arrives twice': { kind: 'twice' },
  'a slow connection': { kind: 'throttle', bytesPerSecond: 6_000_000 },
  'a connection that stalls': { kind: 'delay', milliseconds: STALL_SECONDS * 1000 + 1500 },
});

let server: ThrowawayServer;
let gateway: Radosgw;
let proxy: FaultProxy;
let client: S3Client;
let source: Connection;
let folder: string;

beforeAll(async () => {
  [server, gateway, folder] = await Promise.all([startTestServer(17), startRadosgw(), testFolder()]);
  proxy = await FaultProxy.start(gateway.endpoint);
  client = rawClient(gateway);
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

/** A store in a bucket, through the proxy or past it. */
async function withStore<T>(endpoint: string, bucket: string, use: (store: Store) => Promise<T>): Promise<T> {
  const options = storeOptions({ env: awsEnv(gateway), stallSeconds: STALL_SECONDS });
  const store = await openStore(s3Url(endpoint, bucket, 'x'), options);
  try {
    return await use(store);
  } finally {
    await store.close?.();
  }
}

/** Where and how sets are made. */
interface Place {
  readonly bucket: string;
  readonly format: DumpFormat;
}

async function backUpTo(
  store: Store,
  name: string,
  format: DumpFormat,
  ports?: Ports,
): Promise<BackupResult> {
  const witness = { mode: 'counts', budgetSeconds: 0, connections: 1 } as const;
  const options = { store, name, format, compression: { method: 'none', level: 0 }, witness } as const;
  return (await backUpInto(folder, source, options, ports)).result;
}

interface Run {
  readonly name: string;
  /** Why the backup failed; undefined where it did not. */
  readonly problem: string | undefined;
  readonly requests: number;
}

/** Back up under a name of its own while the proxy does what the rule says. */
async function backUpThrough({ bucket, format }: Place, rule: Rule): Promise<Run> {
  const name = uniqueName('set');
  proxy.watch(rule);
  const problem = await withStore(proxy.endpoint, bucket, (store) =>
    backUpTo(store, name, format).then(() => undefined, messageOf),
  );
  return { name, problem, requests: proxy.seen.length };
}

interface Found {
  readonly paths: readonly string[];
  /** Of the set that they are; undefined where they are none. */
  readonly verdict: string | undefined;
  /** Uploads that nobody ended. */
  readonly uploads: readonly string[];
}

/** What is under a name, past the proxy. */
async function foundUnder(bucket: string, name: string): Promise<Found> {
  const { Uploads = [] } = await client.send(
    new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: `x/${name}/` }),
  );
  return withStore(gateway.endpoint, bucket, async (store) => {
    const paths = await pathsIn(store, name);
    const whole = paths.some((path) => path.endsWith(`/${MANIFEST_FILE}`));
    const verdict = whole ? (await verifyIn(folder, { store, name })).verdict : undefined;
    return { paths, verdict, uploads: Uploads.map(({ Key }) => Key ?? '') };
  });
}

/** Let each request in turn fail, or one that looks random, and gather what was not as it ought to be, with the request that met the fault. */
async function wrongOf(
  what: string,
  count: number,
  tried: (which: number) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const all = LONG
    ? Array.from({ length: count }, (_, at) => at + 1)
    : [Math.floor(seeded(what)() * count) + 1];
  const wrong: string[] = [];
  for (const which of all) {
    for (const each of await tried(which)) {
      const { method, path } = proxy.seen[which - 1] ?? {};
      wrong.push(`request ${which} of ${count}, ${method} ${path}: ${each}`);
    }
  }
  return wrong;
}

/** What of a run was not as it ought to be. */
function unlike(found: object, expected: object): readonly string[] {
  return isDeepStrictEqual(found, expected) ? [] : [JSON.stringify(found)];
}

const at =
  (which: number, fault: Fault): Rule =>
  ({ number }) =>
    number === which ? fault : undefined;

describe.each([
  { kind: 'plain', format: 'custom' },
  { kind: 'versioned', format: 'directory' },
] as const)('a backup into a $kind bucket, $format format', ({ kind, format }) => {
  let bucket: string;
  let requests: number;
  beforeAll(async () => {
    bucket = await makeBucket(gateway, { versions: kind === 'versioned' });
    requests = (await backUpThrough({ bucket, format }, () => undefined)).requests;
  });

  /** Everything that passes; but for the long campaign every so manieth, others in each kind of bucket. */
  const someOf = (step: number): typeof PASSING =>
    LONG ? PASSING : PASSING.filter((_, index) => index % step === (kind === 'plain' ? 0 : 1));

  test('gets past whatever passes, whichever request it meets', async () => {
    const wrong: string[] = [];
    for (const [what, fault] of someOf(2)) {
      const tried = async (which: number): Promise<readonly string[]> => {
        const { name, problem } = await backUpThrough({ bucket, format }, at(which, fault));
        const { verdict, uploads } = await foundUnder(bucket, name);
        return unlike(
          { what, problem, verdict, uploads },
          { what, problem: undefined, verdict: 'proven', uploads: [] },
        );
      };
      wrong.push(...(await wrongOf(what, requests, tried)));
    }
    expect(wrong).toEqual([]);
  });

  test('fails without a manifest or data where one request is denied that it cannot do without', async () => {
    const tried = async (which: number): Promise<readonly string[]> => {
      const { name, problem } = await backUpThrough({ bucket, format }, at(which, ACCESS_DENIED));
      const { paths, verdict, uploads } = await foundUnder(bucket, name);
      if (problem === undefined) return unlike({ verdict, uploads }, { verdict: 'proven', uploads: [] });
      // The mark of a set in the making may stay where it could not be asked whose it is: the next run removes it.
      const left = paths.filter((path) => !path.endsWith(`/${CLAIM_FILE}`));
      return unlike(
        { problem, left, verdict, uploads },
        { problem, left: [], verdict: undefined, uploads: [] },
      );
    };
    expect(await wrongOf('denied', requests, tried)).toEqual([]);
  });

  test('leaves no manifest but of a whole set where its credential ends for good, and what is no set is gone after the next run', async () => {
    const ended: Fault = { kind: 'status', status: 403, code: 'ExpiredToken' };
    const tried = async (which: number): Promise<readonly string[]> => {
      const { name, problem } = await backUpThrough({ bucket, format }, ({ number }) =>
        number >= which ? ended : undefined,
      );
      const { verdict } = await foundUnder(bucket, name);
      // Two days later, when nobody can still be writing it.
      const next = portsInDays(2);
      const made = await withStore(gateway.endpoint, bucket, async (store) => {
        const { manifest } = await backUpTo(store, name, format, next);
        await pruneStore(store, name, 'last=7', next);
        // The source's clock has not moved on.
        const { verdict: then } = await verifyIn(folder, { store, name, maxAge: 7 * 86_400 }, next);
        return {
          then,
          others: (await foldersIn(store, `${name}/backups`)).filter((id) => id !== manifest.backup_id),
        };
      });
      const { uploads } = await foundUnder(bucket, name);
      // With the last request, the answer to which would only have said that all is well, the set is there.
      const whole = which === requests && verdict === 'proven';
      return unlike(
        { failed: problem !== undefined, verdict, ...made, others: made.others.length, uploads },
        {
          ...{ failed: true, verdict: whole ? 'proven' : undefined },
          ...{ then: 'proven', others: whole ? 1 : 0, uploads: [] },
        },
      );
    };
    expect(await wrongOf('ended', requests, tried)).toEqual([]);
  });

  test('is verified past whatever passes, and not proven where it may not read', async () => {
    const { name } = await backUpThrough({ bucket, format }, () => undefined);
    const verifyThrough = async (rule: Rule): Promise<string> => {
      proxy.watch(rule);
      return withStore(proxy.endpoint, bucket, async (store) => {
        return (await verifyIn(folder, { store, name })).verdict;
      }).catch(() => 'thrown');
    };
    expect(await verifyThrough(() => undefined)).toBe('proven');
    const count = proxy.seen.length;
    const wrong: string[] = [];
    for (const [what, fault] of someOf(4)) {
      const tried = async (which: number): Promise<readonly string[]> => {
        return unlike({ what, verdict: await verifyThrough(at(which, fault)) }, { what, verdict: 'proven' });
      };
      wrong.push(...(await wrongOf(`verify ${what}`, count, tried)));
    }
    const denied = async (which: number): Promise<readonly string[]> => {
      const verdict = await verifyThrough(at(which, ACCESS_DENIED));
      const content = proxy.seen[which - 1]?.path.includes('x-id=GetObject') === true;
      // Nothing is known of what was not read: neither that it holds nor that it does not.
      return content && !['unproven', 'thrown'].includes(verdict) ? [`not read, and ${verdict}`] : [];
    };
    wrong.push(...(await wrongOf('verify denied', count, denied)));
    expect(wrong).toEqual([]);
  });
});

test('an answer that breaks off is asked for again, also where it was to tell of an error', async () => {
  const bucket = await makeBucket(gateway);
  const met = new Set<string>();
  // Radosgw tells by an error that a bucket has no locks.
  proxy.watch(({ path }) => (met.has(path) ? undefined : (met.add(path), { kind: 'cut-answer', after: 10 })));
  const told = await withStore(proxy.endpoint, bucket, (store) => store.capabilities());
  expect(told).toMatchObject({ versions: false, lock: false });
  expect(proxy.seen).toHaveLength(2 * met.size);
});
