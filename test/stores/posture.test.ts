import {
  ListObjectVersionsCommand,
  PutBucketAclCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openStore, type Capabilities, type PostureFacts } from '#stores';
import { UserError } from '#verdict';
import { startRadosgw, type Radosgw, type S3Keys } from '../support/radosgw.js';
import { awsEnv, makeBucket, rawClient, s3Url } from '../support/s3.js';
import { expectDocumented } from '../support/store-table.js';
import { storeOptions } from '../support/stores.js';

/** What a real S3 service answers, beside what it was set to; Ceph has no default encryption without a key server. */
describe("a bucket's posture", () => {
  let gateway: Radosgw;
  let owner: S3Client;
  let other: S3Keys;

  beforeAll(async () => {
    gateway = await startRadosgw();
    owner = rawClient(gateway);
    other = await gateway.addUser();
  });
  afterAll(async () => {
    owner.destroy();
    await gateway[Symbol.asyncDispose]();
  });

  test('the table of the stores tells what they can do', async () => {
    const told: Capabilities[] = [];
    for (const bucket of [await makeBucket(gateway), await makeBucket(gateway, { locks: true })]) {
      const store = await openStore(
        s3Url(gateway.endpoint, bucket, ''),
        storeOptions({ env: awsEnv(gateway) }),
      );
      told.push(await store.capabilities());
      await store.close?.();
    }
    expectDocumented('`s3://`', told);
  });

  async function ask(bucket: string, keys: S3Keys = gateway): Promise<PostureFacts> {
    const url = s3Url(gateway.endpoint, bucket, '');
    const store = await openStore(url, storeOptions({ env: awsEnv(keys) }));
    try {
      if (store.posture === undefined) throw new Error('a bucket tells its posture');
      return await store.posture('app/backups');
    } finally {
      await store.close?.();
    }
  }

  test('of one that nobody set up', async () => {
    const facts = await ask(await makeBucket(gateway));
    expect(facts).toMatchObject({
      versioning: { state: 'known', value: false },
      lock: { state: 'known', value: { possible: false } },
      lifecycle: { state: 'known', value: [] },
      encryption: { state: 'known', value: undefined },
      publicAccess: { state: 'known', value: { open: [], blocked: false } },
      deletesVersions: { state: 'known', value: true },
    });
  });

  test('of one with versions, locks and a lifecycle, closed to everybody', async () => {
    const Bucket = await makeBucket(gateway, { locks: true });
    await owner.send(
      new PutObjectLockConfigurationCommand({
        Bucket,
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3 } },
        },
      }),
    );
    const Rules = [
      { ID: 'early', Filter: { Prefix: 'app/' }, Expiration: { Days: 5 } },
      { ID: 'earlier', Filter: { Prefix: '' }, NoncurrentVersionExpiration: { NoncurrentDays: 2 } },
      { ID: 'elsewhere', Filter: { Prefix: 'logs/' }, Expiration: { Days: 1 } },
      { ID: 'uploads', Filter: { Prefix: '' }, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 2 } },
    ].map((rule) => ({ ...rule, Status: 'Enabled' as const }));
    await owner.send(
      new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } }),
    );
    const PublicAccessBlockConfiguration = {
      ...{ BlockPublicAcls: true, IgnorePublicAcls: true },
      ...{ BlockPublicPolicy: true, RestrictPublicBuckets: true },
    };
    await owner.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));

    const facts = await ask(Bucket);
    expect(facts).toMatchObject({
      versioning: { value: true },
      lock: { value: { possible: true, byDefault: { mode: 'compliance', days: 3 } } },
      publicAccess: { value: { open: [], blocked: true } },
    });
    expect(facts.lifecycle).toMatchObject({ state: 'known' });
    if (facts.lifecycle.state !== 'known') return;
    expect([...facts.lifecycle.value].sort((a, b) => a.days - b.days)).toEqual([
      { rule: 'earlier', of: 'earlier versions', days: 2 },
      { rule: 'early', of: 'objects', days: 5 },
    ]);
  });

  test('of one whose versions were switched off again', async () => {
    const Bucket = await makeBucket(gateway, { versions: true });
    expect((await ask(Bucket)).versioning).toMatchObject({ value: true });
    await owner.send(
      new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Suspended' } }),
    );
    expect((await ask(Bucket)).versioning).toMatchObject({ value: false });
  });

  test('of one that everybody may read, by its access list or its policy', async () => {
    const listed = await makeBucket(gateway);
    await owner.send(new PutBucketAclCommand({ Bucket: listed, ACL: 'public-read' }));
    const granted = await makeBucket(gateway);
    await allow(granted, '*', ['s3:GetObject']);
    for (const bucket of [listed, granted]) {
      const { publicAccess } = await ask(bucket);
      expect(publicAccess).toMatchObject({ state: 'known' });
      if (publicAccess.state === 'known') expect(publicAccess.value.open).not.toEqual([]);
    }
  });

  test('names the permissions that a credential lacks', async () => {
    const bucket = await makeBucket(gateway);
    const facts = await ask(bucket, other);
    expect(facts).toMatchObject({
      versioning: { state: 'denied', permission: 's3:GetBucketVersioning' },
      lock: { state: 'denied', permission: 's3:GetBucketObjectLockConfiguration' },
      lifecycle: { state: 'denied', permission: 's3:GetLifecycleConfiguration' },
      encryption: { state: 'denied', permission: 's3:GetEncryptionConfiguration' },
      publicAccess: { state: 'denied' },
      deletesVersions: { state: 'known', value: false },
    });
  });

  test('tells a credential that may delete from one that may delete versions, and deletes nothing', async () => {
    const Bucket = await makeBucket(gateway, { versions: true });
    for (const Body of ['first', 'second'])
      await owner.send(new PutObjectCommand({ Bucket, Key: 'app/backups/x', Body }));
    const versions = async (): Promise<unknown> => {
      const { Versions, DeleteMarkers } = await owner.send(new ListObjectVersionsCommand({ Bucket }));
      return { versions: Versions?.map(({ VersionId }) => VersionId), marks: DeleteMarkers ?? [] };
    };
    const before = await versions();
    const may = async (...actions: readonly string[]): Promise<unknown> => {
      await allow(Bucket, `arn:aws:iam:::user/${other.accessKey.toLowerCase()}`, actions);
      return (await ask(Bucket, other)).deletesVersions;
    };
    expect(await may('s3:PutObject', 's3:DeleteObject')).toMatchObject({ state: 'known', value: false });
    expect(await may('s3:PutObject', 's3:DeleteObjectVersion')).toMatchObject({ value: true });
    expect((await ask(Bucket)).deletesVersions).toMatchObject({ value: true });
    expect(await versions()).toEqual(before);
  });

  test('is an error, and no answer, where the store cannot be asked', async () => {
    const bucket = await makeBucket(gateway);
    const wrong = { accessKey: gateway.accessKey, secretKey: 'wrong' };
    await expect(ask(bucket, wrong)).rejects.toBeInstanceOf(UserError);
    await expect(ask('no-such-bucket')).rejects.toBeInstanceOf(UserError);
  });

  async function allow(Bucket: string, AWS: string, actions: readonly string[]): Promise<void> {
    const Statement = {
      ...{ Effect: 'Allow', Principal: { AWS: [AWS] }, Action: actions },
      Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
    };
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [Statement] });
    await owner.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  }
});
