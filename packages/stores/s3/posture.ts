import { randomUUID } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketPolicyStatusCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  S3ServiceException,
  type GetObjectLockConfigurationCommandOutput,
  type PublicAccessBlockConfiguration,
  type S3Client,
} from '@aws-sdk/client-s3';
import { known, type Fact, type PostureFacts, type PublicAccess, type StorePlace } from '../posture.js';
import { expiriesBelow } from './lifecycle.js';

/** The part of a bucket that is asked about. */
export interface AskedBucket {
  readonly client: S3Client;
  readonly bucket: string;
  /** What the keys of the sets begin with: '' or ending in a slash. */
  readonly prefix: string;
  /** Whose service it is: `aws`, or the endpoint's host. */
  readonly service: string;
}

/** Ask a bucket for its settings, all at once. Nothing is changed. */
export async function bucketPosture(asked: AskedBucket): Promise<PostureFacts> {
  const [place, versioning, lock, lifecycle, encryption, publicAccess, deletesVersions] = await Promise.all([
    placeOf(asked),
    versioningOf(asked),
    lockOf(asked),
    lifecycleOf(asked),
    encryptionOf(asked),
    publicAccessOf(asked),
    mayDeleteVersions(asked),
  ]);
  return { place, versioning, lock, lifecycle, encryption, publicAccess, deletesVersions };
}

async function placeOf({ client, bucket, service }: AskedBucket): Promise<StorePlace> {
  const [region, account] = await Promise.all([
    ask('s3:GetBucketLocation', async () => {
      const { LocationConstraint } = await client.send(new GetBucketLocationCommand({ Bucket: bucket }));
      // The first region has no name there, and Ireland an old one.
      const named: string = LocationConstraint ?? '';
      return named === '' ? 'us-east-1' : named === 'EU' ? 'eu-west-1' : named;
    }),
    ask('s3:GetBucketAcl', async () => {
      const { Owner } = await client.send(new GetBucketAclCommand({ Bucket: bucket }));
      return Owner?.ID ?? '';
    }),
  ]);
  return {
    service,
    ...(region.state === 'known' ? { region: region.value } : {}),
    ...(account.state === 'known' && account.value !== '' ? { account: account.value } : {}),
  };
}

function versioningOf({ client, bucket }: AskedBucket): Promise<Fact<boolean>> {
  return ask('s3:GetBucketVersioning', async () => {
    const { Status } = await client.send(new GetBucketVersioningCommand({ Bucket: bucket }));
    return Status === 'Enabled';
  });
}

function lockOf({ client, bucket }: AskedBucket): Promise<PostureFacts['lock']> {
  return ask(
    's3:GetBucketObjectLockConfiguration',
    async () => defaultLock(await client.send(new GetObjectLockConfigurationCommand({ Bucket: bucket }))),
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

function lifecycleOf({ client, bucket, prefix }: AskedBucket): Promise<PostureFacts['lifecycle']> {
  return ask(
    's3:GetLifecycleConfiguration',
    async () => {
      const command = new GetBucketLifecycleConfigurationCommand({ Bucket: bucket });
      return expiriesBelow(prefix, (await client.send(command)).Rules ?? []);
    },
    [['NoSuchLifecycleConfiguration', []]],
  );
}

function encryptionOf({ client, bucket }: AskedBucket): Promise<PostureFacts['encryption']> {
  return ask(
    's3:GetEncryptionConfiguration',
    async () => {
      const answer = await client.send(new GetBucketEncryptionCommand({ Bucket: bucket }));
      const [rule] = answer.ServerSideEncryptionConfiguration?.Rules ?? [];
      const { SSEAlgorithm, KMSMasterKeyID } = rule?.ApplyServerSideEncryptionByDefault ?? {};
      if (SSEAlgorithm === undefined) return undefined;
      return { method: SSEAlgorithm, ...(KMSMasterKeyID === undefined ? {} : { key: KMSMasterKeyID }) };
    },
    [['ServerSideEncryptionConfigurationNotFoundError', undefined]],
  );
}

/** Whether everybody may read: by the access list, by the policy; and what the block makes of it. */
async function publicAccessOf(asked: AskedBucket): Promise<Fact<PublicAccess>> {
  const [block, list, policy] = await Promise.all([blockOf(asked), openByList(asked), openByPolicy(asked)]);
  const blocking = block.state === 'known' ? block.value : {};
  if (blocksAll(blocking)) return known({ open: [], blocked: true });
  const open = [
    ...(list.state === 'known' && blocking.IgnorePublicAcls !== true ? list.value : []),
    ...(policy.state === 'known' && policy.value && blocking.RestrictPublicBuckets !== true
      ? ["the bucket's policy is public"]
      : []),
  ];
  // What is open is open, whatever else could not be asked.
  if (open.length > 0) return known({ open });
  if (list.state !== 'known') return list;
  if (policy.state !== 'known') return policy;
  if (block.state === 'denied') return block;
  return known({ open, ...(block.state === 'known' ? { blocked: false } : {}) });
}

function blockOf({ client, bucket }: AskedBucket): Promise<Fact<PublicAccessBlockConfiguration>> {
  return ask(
    's3:GetBucketPublicAccessBlock',
    async () =>
      (await client.send(new GetPublicAccessBlockCommand({ Bucket: bucket })))
        .PublicAccessBlockConfiguration ?? {},
    [['NoSuchPublicAccessBlockConfiguration', {}]],
  );
}

function blocksAll(block: PublicAccessBlockConfiguration): boolean {
  const { BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets } = block;
  return [BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets].every(
    (on) => on === true,
  );
}

/** Groups that are everybody, and everybody who has an account of the service. */
const EVERYBODY = new Map([
  ['http://acs.amazonaws.com/groups/global/AllUsers', 'everybody'],
  ['http://acs.amazonaws.com/groups/global/AuthenticatedUsers', 'everybody who has an account'],
]);

function openByList({ client, bucket }: AskedBucket): Promise<Fact<readonly string[]>> {
  return ask('s3:GetBucketAcl', async () => {
    const { Grants } = await client.send(new GetBucketAclCommand({ Bucket: bucket }));
    return (Grants ?? []).flatMap(({ Grantee, Permission }) => {
      const who = EVERYBODY.get(Grantee?.URI ?? '');
      return who === undefined
        ? []
        : [`the bucket's access list grants ${Permission ?? 'something'} to ${who}`];
    });
  });
}

function openByPolicy({ client, bucket }: AskedBucket): Promise<Fact<boolean>> {
  return ask(
    's3:GetBucketPolicyStatus',
    async () => {
      const { PolicyStatus } = await client.send(new GetBucketPolicyStatusCommand({ Bucket: bucket }));
      return PolicyStatus?.IsPublic === true;
    },
    [['NoSuchBucketPolicy', false]],
  );
}

/**
 * Whether versions may be removed: a version is removed that does not exist, of an object that does not. Who may not is refused; for
 * who may, nothing happens. Every key has the version `null` at most, so the name is as well-formed as it is empty.
 */
async function mayDeleteVersions({ client, bucket, prefix }: AskedBucket): Promise<Fact<boolean>> {
  const Key = `${prefix}backproof-asks-${randomUUID()}`;
  const answer = await ask(
    '',
    async () => {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId: 'null' }));
      return true;
    },
    [
      ['NoSuchVersion', true],
      ['NoSuchKey', true],
    ],
  );
  return answer.state === 'denied' ? known(false) : answer;
}

/** Ask once; `absent` has the answers that say that nothing is set, by the name of the error. */
async function ask<T>(
  permission: string,
  question: () => Promise<T>,
  absent: readonly (readonly [error: string, means: T])[] = [],
): Promise<Fact<T>> {
  try {
    return known(await question());
  } catch (error) {
    if (!(error instanceof S3ServiceException)) throw error;
    const meant = absent.find(([name]) => name === error.name);
    if (meant !== undefined) return known(meant[1]);
    // Other refusals, such as a wrong secret's, are no answer to the question.
    if (error.name === 'AccessDenied') return { state: 'denied', permission };
    const status = error.$metadata.httpStatusCode;
    if (status === 405 || status === 501) return { state: 'untold', why: `${error.name} (${status})` };
    throw error;
  }
}
