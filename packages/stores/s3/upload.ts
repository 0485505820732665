import { PutObjectCommand, type PutObjectCommandOutput } from '@aws-sdk/client-s3';
import { nameTaken } from '../explain.js';
import { NotS3 } from './answers.js';
import type { S3Connection } from './connection.js';
import { digestsOf } from './digests.js';
import { isFailure } from './failure.js';
import { uploadInParts } from './multipart.js';
import { PART_BYTES, PartReader, SMALL_BYTES } from './parts.js';
import { lookAtWritten, madeWith, type Writer } from './written.js';

export interface UploadPlan extends Writer {
  /** As in the store, for messages. */
  readonly path: string;
  /** Object Lock asks for a digest in the header of each request. */
  readonly md5: boolean;
}

export interface Uploaded {
  readonly size: number;
  /** Undefined where versions are not kept, or where the answer that told it was lost. */
  readonly versionId: string | undefined;
}

/** Write a stream under a key: one request where it fits into a part, else in parts. Nothing is left of it when it fails. */
export async function upload(
  connection: S3Connection,
  plan: UploadPlan,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Uploaded> {
  const reader = new PartReader(bytes);
  try {
    let buffer = Buffer.allocUnsafeSlow(SMALL_BYTES);
    let { length, last } = await reader.fill(buffer);
    if (!last) {
      buffer = Buffer.concat([buffer], PART_BYTES);
      ({ length, last } = await reader.fill(buffer, length));
    }
    if (!last) return await uploadInParts(connection, plan, reader, buffer);
    const versionId = await putWhole(connection, plan, buffer.subarray(0, length));
    return { size: length, versionId };
  } catch (error) {
    reader.stop();
    throw error;
  }
}

async function putWhole(
  connection: S3Connection,
  plan: UploadPlan,
  body: Uint8Array,
): Promise<string | undefined> {
  const { bucket, crc32, url } = connection.place;
  const input = {
    Bucket: bucket,
    Key: plan.key,
    Body: body,
    ...madeWith(plan),
    ...digestsOf(body, { crc: crc32, md5: plan.md5 }),
  };
  const put = (condition: { readonly IfNoneMatch?: '*' }): Promise<PutObjectCommandOutput> =>
    connection.ask('s3:PutObject', (s3, sending) =>
      s3.send(new PutObjectCommand({ ...input, ...condition }), sending),
    );
  try {
    const { VersionId, ETag } = await put({ IfNoneMatch: '*' }).catch((error: unknown) => {
      // A store that knows no conditions says so; the name was looked at before.
      if (isFailure(error, 'NotImplemented')) return put({});
      throw error;
    });
    if (ETag === undefined) throw new NotS3(200);
    return VersionId;
  } catch (error) {
    if (!isFailure(error, 'PreconditionFailed')) throw error;
    const { owner, versionId } = await lookAtWritten(connection, plan);
    if (owner !== 'ours') throw nameTaken(plan.path, url);
    return versionId;
  }
}
