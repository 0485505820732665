import {
  GetBucketAclCommand,
  GetBucketPolicyStatusCommand,
  GetPublicAccessBlockCommand,
  type PublicAccessBlockConfiguration,
} from '@aws-sdk/client-s3';
import { known, type Fact, type PublicAccess } from '../posture.js';
import type { S3Connection } from './connection.js';
import { ask } from './setting.js';

/** Whether everybody may read: by the access list, by the policy; and what the block makes of it. */
export async function publicAccessOf(connection: S3Connection): Promise<Fact<PublicAccess>> {
  const [block, list, policy] = await Promise.all([
    blockOf(connection),
    openByList(connection),
    openByPolicy(connection),
  ]);
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

function blockOf(connection: S3Connection): Promise<Fact<PublicAccessBlockConfiguration>> {
  const { bucket: Bucket } = connection.place;
  return ask(
    connection,
    's3:GetBucketPublicAccessBlock',
    async (s3, sending) =>
      (await s3.send(new GetPublicAccessBlockCommand({ Bucket }), sending)).PublicAccessBlockConfiguration ??
      {},
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

function openByList(connection: S3Connection): Promise<Fact<readonly string[]>> {
  const { bucket: Bucket } = connection.place;
  return ask(connection, 's3:GetBucketAcl', async (s3, sending) => {
    const { Grants } = await s3.send(new GetBucketAclCommand({ Bucket }), sending);
    return (Grants ?? []).flatMap(({ Grantee, Permission }) => {
      const who = EVERYBODY.get(Grantee?.URI ?? '');
      return who === undefined
        ? []
        : [`the bucket's access list grants ${Permission ?? 'something'} to ${who}`];
    });
  });
}

function openByPolicy(connection: S3Connection): Promise<Fact<boolean>> {
  const { bucket: Bucket } = connection.place;
  return ask(
    connection,
    's3:GetBucketPolicyStatus',
    async (s3, sending) => {
      const { PolicyStatus } = await s3.send(new GetBucketPolicyStatusCommand({ Bucket }), sending);
      return PolicyStatus?.IsPublic === true;
    },
    [['NoSuchBucketPolicy', false]],
  );
}
