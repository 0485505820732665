import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PutBucketPolicyCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { inSet, posture } from '#archive';
import { MANIFEST_FILE } from '#manifest';
import type { Connection, ThrowawayServer } from '#postgres';
import { openStore, type Store } from '#stores';
import { UserError } from '#verdict';
import { PROJECT_ROOT } from '../support/postgres.js';
import { portsInDays, pruneStore } from '../support/pruning.js';
import { startRadosgw, type Radosgw, type S3Keys } from '../support/radosgw.js';
import { awsEnv, makeBucket, rawClient, s3Url } from '../support/s3.js';
import { backUpInto, createSmallDatabase, quietPorts, verifyIn } from '../support/sets.js';
import { bytesOf, foldersIn, once } from '../support/store-contract.js';
import { storeOptions } from '../support/stores.js';
import { startTestServer, testFolder } from '../support/throwaway.js';

const policySchema = v.object({
  Statement: v.array(
    v.object({ Effect: v.literal('Allow'), Action: v.array(v.string()), Resource: v.string() }),
  ),
});

/** The statements of a policy on the page of the stores. */
function documented(role: string): v.InferOutput<typeof policySchema>['Statement'] {
  const page = readFileSync(join(PROJECT_ROOT, 'docs', 'stores.md'), 'utf8');
  const block = new RegExp(`<!-- policy:s3-${role} -->\\s+\`\`\`json\\n(.*?)\`\`\``, 's').exec(page);
  return v.parse(policySchema, JSON.parse(block?.[1] ?? '')).Statement;
}

/** This Ceph lets anybody ask for a bucket's encryption, and knows no permission of the name. */
const UNKNOWN_TO_CEPH = 's3:GetEncryptionConfiguration';

const ROLES = ['writer', 'reader', 'pruner'] as const;
type Role = (typeof ROLES)[number];

let server: ThrowawayServer;
let source: Connection;
let gateway: Radosgw;
let folder: string;
let owner: S3Client;
let bucket: string;
const stores = new Map<Role, Store>();

beforeAll(async () => {
  [server, gateway, folder] = await Promise.all([startTestServer(17), startRadosgw(), testFolder()]);
  source = await createSmallDatabase(server);
  bucket = await makeBucket(gateway, { locks: true });
  owner = rawClient(gateway);
  const Statement: object[] = [];
  for (const role of ROLES) {
    const keys: S3Keys = await gateway.addUser();
    const Principal = { AWS: [`arn:aws:iam:::user/${keys.accessKey.toLowerCase()}`] };
    for (const { Effect, Action, Resource } of documented(role)) {
      const known = Action.filter((action) => action !== UNKNOWN_TO_CEPH);
      Statement.push({ Effect, Principal, Action: known, Resource: [Resource.replace('BUCKET', bucket)] });
    }
    const url = s3Url(gateway.endpoint, bucket, '');
    stores.set(role, await openStore(url, storeOptions({ env: awsEnv(keys) })));
  }
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
  await owner.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy }));
});
afterAll(async () => {
  owner.destroy();
  for (const store of stores.values()) await store.close?.();
  await gateway[Symbol.asyncDispose]();
  await server.stop();
  await rm(folder, { recursive: true });
  await rm(`${folder}.work`, { recursive: true, force: true });
});

function as(role: Role): Store {
  const store = stores.get(role);
  if (store === undefined) throw new Error(`nobody is the ${role}`);
  return store;
}

async function backUp(days: number, lock?: { mode: 'compliance'; days: number }): Promise<string> {
  const options = { store: as('writer'), protect: { lock, legalHold: false } };
  const { result } = await backUpInto(folder, source, options, portsInDays(-days));
  return result.manifest.backup_id;
}

const EVERYTHING = { copies: [], lockDays: 30, keepDays: undefined };

test('who has the documented permissions can do what they are for, and nothing else', async () => {
  const oldest = await backUp(3);
  const kept = await backUp(2);
  const newest = await backUp(1, { mode: 'compliance', days: 30 });
  const manifest = inSet({ name: 'app', id: newest }, MANIFEST_FILE);
  const put = (role: Role, path: string): Promise<unknown> => as(role).put(path, once('x'));

  // The writer has no way to take away what it wrote.
  await expect(as('writer').delete(inSet({ name: 'app', id: oldest }, MANIFEST_FILE))).rejects.toBeInstanceOf(
    UserError,
  );
  expect((await as('writer').posture?.('app/backups'))?.deletesVersions).toMatchObject({ value: false });

  // It reads manifests, to ask how well the store keeps them, and no data.
  const quick = await verifyIn(folder, { store: as('writer'), level: 'quick', maxAge: 2 * 86_400 });
  expect(quick.verdict).toBe('proven');
  const asked = await posture(quick.set, EVERYTHING, new Date(), quietPorts.log);
  expect(asked.find(({ id }) => id === 'posture.delete-versions')?.verdict).toBe('proven');
  // Ceph's users are accounts, and an account may read what it wrote: so somebody else wrote this.
  await owner.send(new PutObjectCommand({ Bucket: bucket, Key: 'other/data', Body: 'secret' }));
  await expect(bytesOf(as('writer'), 'other/data')).rejects.toBeInstanceOf(UserError);
  expect(String(await bytesOf(as('reader'), 'other/data'))).toBe('secret');

  // The reader reads all of it, is told every setting, leaves receipts, and can do no more.
  const whole = await verifyIn(folder, { store: as('reader'), maxAge: 2 * 86_400 });
  expect(whole.verdict).toBe('proven');
  const told = await posture(whole.set, EVERYTHING, new Date(), quietPorts.log);
  expect(told.find(({ id }) => id === 'posture.object-lock')?.verdict).toBe('proven');
  const facts = await as('reader').posture?.('app/backups');
  const { versioning, lock, lifecycle, encryption, publicAccess } = facts ?? {};
  for (const fact of [versioning, lock, lifecycle, encryption, publicAccess])
    expect(fact?.state).toBe('known');
  expect(await as('reader').protectionOf?.(manifest)).toMatchObject({ lock: { mode: 'compliance' } });
  await put('reader', 'app/receipts/20261120-030000-drill-backup-20261120-020000.json');
  await expect(put('reader', 'app/backups/backup-20261120-030000/x')).rejects.toBeInstanceOf(UserError);
  await expect(as('reader').delete(manifest)).rejects.toBeInstanceOf(UserError);

  // The pruner deletes what no rule keeps, not what is locked, and writes nothing.
  const { deleted } = await pruneStore(as('pruner'), 'app', 'last=1');
  expect(deleted).toEqual([oldest]);
  expect(await foldersIn(as('reader'), 'app/backups')).toEqual([kept, newest]);
  await expect(as('pruner').delete(manifest)).rejects.toBeInstanceOf(UserError);
  await expect(put('pruner', 'app/receipts/x')).rejects.toBeInstanceOf(UserError);
});
