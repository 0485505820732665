import { randomBytes } from 'node:crypto';
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import type { Radosgw, S3Keys } from './radosgw.js';

/** The SDK as anybody with these keys may use it, with nothing of ours in between. */
export function rawClient(gateway: Radosgw, keys: S3Keys = gateway): S3Client {
  return new S3Client({
    endpoint: gateway.endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: keys.accessKey, secretAccessKey: keys.secretKey },
  });
}

/** A new bucket's name. Locks need versions, so `locks` brings them along. */
export async function makeBucket(
  gateway: Radosgw,
  { versions = false, locks = false }: { readonly versions?: boolean; readonly locks?: boolean } = {},
): Promise<string> {
  const Bucket = `bucket-${randomBytes(4).toString('hex')}`;
  const client = rawClient(gateway);
  try {
    await client.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: locks }));
    if (versions) {
      const VersioningConfiguration = { Status: 'Enabled' } as const;
      await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
    }
  } finally {
    client.destroy();
  }
  return Bucket;
}

/** @param endpoint of the gateway, or of a proxy before it */
export function s3Url(endpoint: string, bucket: string, prefix: string): string {
  return `s3://${bucket}/${prefix}?region=us-east-1&endpoint=${encodeURIComponent(endpoint)}`;
}

/** The keys as the SDK and every other tool look for them. */
export function awsEnv(keys: S3Keys): Record<string, string> {
  return { AWS_ACCESS_KEY_ID: keys.accessKey, AWS_SECRET_ACCESS_KEY: keys.secretKey };
}
