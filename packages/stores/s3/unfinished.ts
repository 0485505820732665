import {
  AbortMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
} from '@aws-sdk/client-s3';
import type { S3Connection } from './connection.js';

export interface UnfinishedUpload {
  readonly key: string;
  readonly startedAt: Date;
  abort(): Promise<void>;
}

/** Where a listing goes on. */
interface Markers {
  readonly KeyMarker?: string;
  readonly UploadIdMarker?: string;
}

/** Multipart uploads that were begun and not ended, of keys with a prefix. */
export async function* unfinishedUploads(
  connection: S3Connection,
  prefix: string,
  signal?: AbortSignal,
): AsyncGenerator<UnfinishedUpload, void, undefined> {
  const Bucket = connection.place.bucket;
  const asked = signal === undefined ? {} : { signal };
  let after: Markers | undefined = {};
  while (after !== undefined) {
    const markers: Markers = after;
    const page: ListMultipartUploadsCommandOutput = await connection.ask(
      's3:ListBucketMultipartUploads',
      (s3, sending) =>
        s3.send(new ListMultipartUploadsCommand({ Bucket, Prefix: prefix, ...markers }), sending),
      asked,
    );
    for (const { Key: key, UploadId, Initiated } of page.Uploads ?? []) {
      if (key === undefined || UploadId === undefined) continue;
      yield {
        key,
        startedAt: Initiated ?? new Date(0),
        abort: async () => {
          await connection.ask(
            's3:AbortMultipartUpload',
            (s3, sending) =>
              s3.send(new AbortMultipartUploadCommand({ Bucket, Key: key, UploadId }), sending),
            asked,
          );
        },
      };
    }
    after =
      page.IsTruncated === true && page.NextKeyMarker !== undefined
        ? {
            KeyMarker: page.NextKeyMarker,
            ...(page.NextUploadIdMarker === undefined ? {} : { UploadIdMarker: page.NextUploadIdMarker }),
          }
        : undefined;
  }
}
