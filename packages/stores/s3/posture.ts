import { randomUUID } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  type GetObjectLockConfigurationCommandOutput,
} from '@aws-sdk/client-s3';
import { known, type Encryption, type Fact, type PostureFacts, type StorePlace } from '../posture.js';
import type { S3Connection } from './connection.js';
import { keyRotationOf } from './key-rotation.js';
import { expiriesBelow } from './lifecycle.js';
import { publicAccessOf } from './public-access.js';
import { ask } from './setting.js';

/** Ask a bucket for its settings, all at once. Nothing is changed. */
export async function bucketPosture(connection: S3Connection, folder: string): Promise<PostureFacts> {
  const below = `${connection.place.prefix}${folder}/`;
  const [place, versioning, lock, lifecycle, encryption, publicAccess, deletesVersions] = await Promise.all([
    placeOf(connection),
    versioningOf(connection),
    lockOf(connection),
    lifecycleOf(connection, below),
    encryptionOf(connection),
    publicAccessOf(connection),
    mayDeleteVersions(connection, below),
  ]);
  return { place, versioning, lock, lifecycle, encryption, publicAccess, deletesVersions };
}

async function placeOf(connection: S3Connection): Promise<StorePlace> {
  const { bucket: Bucket } = connection.place;
  const [region, account] = await Promise.all([
    ask(connection, 's3:GetBucketLocation', async (s3, sending) => {
      const { LocationConstraint } = await s3.send(new GetBucketLocationCommand({ Bucket }), sending);
      // The first region has no name there, and Ireland an old one.
      const named: string = LocationConstraint ?? '';
      return named === '' ? 'us-east-1' : named === 'EU' ? 'eu-west-1' : named;
    }),
    ask(connection, 's3:GetBucketAcl', async (s3, sending) => {
      const { Owner } = await s3.send(new GetBucketAclCommand({ Bucket }), sending);
      return Owner?.ID ?? '';
    }),
  ]);
  return {
    service: serviceOf(connection),
    ...(region.state === 'known' ? { region: region.value } : {}),
    ...(account.state === 'known' && account.value !== '' ? { account: account.value } : {}),
  };
}

function serviceOf({ place }: S3Connection): string {
  return place.endpoint === undefined || place.amazon ? 'aws' : new URL(place.endpoint).host;
}

function versioningOf(connection: S3Connection): Promise<Fact<boolean>> {
  const { bucket: Bucket } = connection.place;
  return ask(connection, 's3:GetBucketVersioning', async (s3, sending) => {
    const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket }), sending);
    return Status === 'Enabled';
  });
}

function lockOf(connection: S3Connection): Promise<PostureFacts['lock']> {
  const { bucket: Bucket } = connection.place;
  return ask(
    connection,
    's3:GetBucketObjectLockConfiguration',
    async (s3, sending) =>
      defaultLock(await s3.send(new GetObjectLockConfigurationCommand({ Bucket }), sending)),
    [['ObjectLockConfigurationNotFoundError', { possible: false }]],
  );
}

const DAYS_A_YEAR = 365;

function defaultLock({ ObjectLockConfiguration }: GetObjectLockConfigurationCommandOutput): LockValue {
  if (ObjectLockConfiguration?.ObjectLockEnabled !== 'Enabled') return { possible: false };
  const { Mode, Days, Years } = ObjectLockConfiguration.Rule?.DefaultRetention ?? {};
  const days = Days ?? (Years === undefined ? undefined : Years * DAYS_A_YEAR);
  if (Mode === undefined || days === undefined) return { possible: true };
  return { possible: true, byDefault: { mode: Mode === 'COMPLIANCE' ? 'compliance' : 'governance', days } };
}

type LockValue = Extract<PostureFacts['lock'], { state: 'known' }>['value'];

function lifecycleOf(connection: S3Connection, below: string): Promise<PostureFacts['lifecycle']> {
  const { bucket: Bucket } = connection.place;
  return ask(
    connection,
    's3:GetLifecycleConfiguration',
    async (s3, sending) => {
      const command = new GetBucketLifecycleConfigurationCommand({ Bucket });
      return expiriesBelow(below, (await s3.send(command, sending)).Rules ?? []);
    },
    [['NoSuchLifecycleConfiguration', []]],
  );
}

async function encryptionOf(connection: S3Connection): Promise<PostureFacts['encryption']> {
  const { bucket: Bucket } = connection.place;
  const fact: Fact<Encryption | undefined> = await ask(
    connection,
    's3:GetEncryptionConfiguration',
    async (s3, sending) => {
      const answer = await s3.send(new GetBucketEncryptionCommand({ Bucket }), sending);
      const [rule] = answer.ServerSideEncryptionConfiguration?.Rules ?? [];
      const { SSEAlgorithm, KMSMasterKeyID } = rule?.ApplyServerSideEncryptionByDefault ?? {};
      if (SSEAlgorithm === undefined) return undefined;
      return { method: SSEAlgorithm, ...(KMSMasterKeyID === undefined ? {} : { key: KMSMasterKeyID }) };
    },
    [['ServerSideEncryptionConfigurationNotFoundError', undefined]],
  );
  const key = fact.state === 'known' ? fact.value?.key : undefined;
  if (fact.state !== 'known' || fact.value === undefined || key === undefined) return fact;
  return known({ ...fact.value, rotation: await keyRotationOf(connection, key) });
}

/**
 * Whether versions may be removed: a version is removed that does not exist, of an object that does not. Who may not is refused; for
 * who may, nothing happens. Every key has the version `null` at most, so the name is as well-formed as it is empty.
 */
async function mayDeleteVersions(connection: S3Connection, below: string): Promise<Fact<boolean>> {
  const { bucket: Bucket } = connection.place;
  const Key = `${below}backproof-asks-${randomUUID()}`;
  const answer = await ask(
    connection,
    's3:DeleteObjectVersion',
    async (s3, sending) => {
      await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId: 'null' }), sending);
      return true;
    },
    [
      ['NoSuchVersion', true],
      ['NoSuchKey', true],
    ],
  );
  return answer.state === 'denied' ? known(false) : answer;
}
