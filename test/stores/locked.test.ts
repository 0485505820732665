import { rm } from 'node:fs/promises';
import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  PutObjectRetentionCommand,
  type ObjectVersion,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MANIFEST_FILE } from '#manifest';
import type { Connection, ThrowawayServer } from '#postgres';
import { headsKept, keepHead, signHead } from '#provenance';
import { ObjectLocked, openStore, type Store } from '#stores';
import { portsInDays, pruneStore } from '../support/pruning.js';
import { startRadosgw, type Radosgw } from '../support/radosgw.js';
import { awsEnv, makeBucket, rawClient, s3Url } from '../support/s3.js';
import { backUpInto, createSmallDatabase, verifyIn } from '../support/sets.js';
import { foldersIn, pathsIn } from '../support/store-contract.js';
import { newSigners } from '../support/signed-sets.js';
import { storeOptions } from '../support/stores.js';
import { startTestServer, testFolder } from '../support/throwaway.js';

let server: ThrowawayServer;
let gateway: Radosgw;
let folder: string;
let source: Connection;
let bucket: string;
let store: Store;
/** Whoever has got hold of the key that the backups are made with, and uses it as S3 lets them. */
let attacker: S3Client;

beforeAll(async () => {
  [server, gateway, folder] = await Promise.all([startTestServer(17), startRadosgw(), testFolder()]);
  source = await createSmallDatabase(server);
  bucket = await makeBucket(gateway, { locks: true });
  store = await openStore(s3Url(gateway.endpoint, bucket, 'x'), storeOptions({ env: awsEnv(gateway) }));
  attacker = rawClient(gateway);
});
afterAll(async () => {
  attacker.destroy();
  await store.close?.();
  await gateway[Symbol.asyncDispose]();
  await server.stop();
  await rm(folder, { recursive: true });
  await rm(`${folder}.work`, { recursive: true, force: true });
});

/** A set made so many days ago, locked for a month from then on or not at all. */
async function backUpDaysAgo(days: number, locked: boolean): Promise<string> {
  const lock = locked ? ({ mode: 'compliance', days: 30 } as const) : undefined;
  const options = { store, protect: { lock, legalHold: false } };
  const { result } = await backUpInto(folder, source, options, portsInDays(-days));
  return result.manifest.backup_id;
}

async function versionsOf(id: string): Promise<readonly ObjectVersion[]> {
  const Prefix = `x/app/backups/${id}/`;
  const { Versions = [] } = await attacker.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix }));
  return Versions;
}

/** S3's code for the refusal of a request; undefined where it was done. */
function refusal(request: Promise<unknown>): Promise<string | undefined> {
  return request.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  );
}

test('a set under a compliance lock survives retention, its own key in other hands, and reads on beneath what they put over it', async () => {
  const free = await backUpDaysAgo(4, false);
  const locked = await backUpDaysAgo(3, true);
  const others = [await backUpDaysAgo(2, false), await backUpDaysAgo(1, false)];
  const paths = await pathsIn(store, `app/backups/${locked}`);
  expect(paths.some((path) => path.endsWith(MANIFEST_FILE))).toBe(true);
  // Nothing but what says that a set is being written goes without a lock.
  for (const path of paths)
    expect(await store.protectionOf?.(path)).toMatchObject({ lock: { mode: 'compliance' } });

  // Our own retention: of two that no rule keeps, the one that is free goes.
  const { deleted, plan, checks } = await pruneStore(store, 'app', 'last=1');
  expect(deleted).toEqual([free]);
  expect(plan.fates.find(({ id }) => id === locked)).toMatchObject({ action: 'keep' });
  expect(checks).toMatchObject([{ id: 'retention.applied', verdict: 'proven' }]);
  expect(await foldersIn(store, 'app/backups')).toEqual([locked, ...others]);
  for (const path of paths) await expect(store.delete(path)).rejects.toBeInstanceOf(ObjectLocked);

  // Somebody else with the same key, who asks to be let past the lock, or to have it end sooner.
  const versions = await versionsOf(locked);
  expect(versions).toHaveLength(paths.length);
  for (const { Key, VersionId } of versions) {
    const which = { Bucket: bucket, Key, VersionId };
    const past = new DeleteObjectCommand({ ...which, BypassGovernanceRetention: true });
    const Retention = { Mode: 'COMPLIANCE' as const, RetainUntilDate: new Date(Date.now() + 60_000) };
    const sooner = new PutObjectRetentionCommand({ ...which, Retention, BypassGovernanceRetention: true });
    expect(await refusal(attacker.send(new DeleteObjectCommand(which)))).toBe('AccessDenied');
    expect(await refusal(attacker.send(past))).toBe('AccessDenied');
    expect(await refusal(attacker.send(sooner))).toBe('AccessDenied');
  }
  const verified = (): ReturnType<typeof verifyIn> => verifyIn(folder, { store, backupId: locked });
  const before = await verified();
  expect(before.checks.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
  expect(before.claim).toBe('intact');

  // What S3 does let them do: put new versions on top, and marks of deletion.
  const [first = '', ...rest] = paths.toReversed();
  await attacker.send(new DeleteObjectCommand({ Bucket: bucket, Key: `x/${first}` }));
  for (const path of rest) {
    await attacker.send(new PutObjectCommand({ Bucket: bucket, Key: `x/${path}`, Body: 'nothing of yours' }));
  }
  const after = await verified();
  const failed = after.checks.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id);
  // It is told for every file, and every digest holds all the same.
  expect(failed).toEqual(paths.map(() => 'archive.covered'));
  expect(after.checks.filter(({ id }) => id === 'archive.hash').map(({ verdict }) => verdict)).toEqual(
    before.checks.filter(({ id }) => id === 'archive.hash').map(() => 'proven'),
  );
  expect(after.claim).toBe('intact');
  // Whoever covers a set does not have it swept either.
  await pruneStore(store, 'app', 'last=1', portsInDays(20));
  expect((await verified()).claim).toBe('intact');
});

test('an anchor under a compliance lock stays where whoever writes the ledger would take it away', async () => {
  const { signer, trust } = newSigners();
  const head = { seq: 7, hash: 'ab'.repeat(32) };
  const statement = { name: 'app', head, at: new Date(), tool: 'test', run: {} };
  const until = new Date(Date.now() + 86_400_000);
  const path = await keepHead(store, statement, await signHead(statement, signer), {
    lock: { mode: 'compliance', until },
  });
  expect(await store.protectionOf?.(path)).toMatchObject({ lock: { mode: 'compliance' } });
  await expect(store.delete(path)).rejects.toBeInstanceOf(ObjectLocked);
  await attacker.send(new DeleteObjectCommand({ Bucket: bucket, Key: `x/${path}` }));
  const { anchors } = await headsKept(store, { name: 'app', trust });
  expect(anchors).toMatchObject([{ head, source: path }]);
});
