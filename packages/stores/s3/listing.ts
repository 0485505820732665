import {
  ListObjectVersionsCommand,
  ListObjectsV2Command,
  type ListObjectVersionsCommandOutput,
  type ListObjectsV2CommandOutput,
} from '@aws-sdk/client-s3';
import type { S3Connection } from './connection.js';

/** The object that counts under a key: where versions are kept, the first of them. */
export interface KeyedObject {
  readonly key: string;
  readonly size: number;
  readonly modifiedAt: Date;
  readonly covered?: 'overwritten' | 'deleted';
  /** Only where versions are kept. */
  readonly versionId?: string;
}

/** Keys with a prefix, in the store's order, where no versions are kept. */
export async function* listObjects(
  connection: S3Connection,
  prefix: string,
): AsyncGenerator<KeyedObject, void, undefined> {
  for await (const page of objectPages(connection, { Prefix: prefix })) {
    for (const { Key: key, Size, LastModified } of page.Contents ?? []) {
      if (key !== undefined) yield { key, size: Size ?? 0, modifiedAt: LastModified ?? new Date(0) };
    }
  }
}

/** What stands between a prefix and the next slash, in any order. */
export async function listFolders(
  connection: S3Connection,
  prefix: string,
  versions: boolean,
): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  const asked = { Prefix: prefix, Delimiter: '/' };
  for await (const page of versions ? versionPages(connection, asked) : objectPages(connection, asked)) {
    for (const { Prefix } of page.CommonPrefixes ?? []) {
      if (Prefix !== undefined) names.add(Prefix.slice(prefix.length, -1));
    }
  }
  return names;
}

interface Asked {
  readonly Prefix: string;
  readonly Delimiter?: string;
  /** Where a listing of versions goes on. */
  readonly KeyMarker?: string;
  readonly VersionIdMarker?: string;
}

// Keys are asked for as they are: stores do not agree on which parts of an answer `encoding-type` encodes, and none of ours needs it.

async function* objectPages(
  connection: S3Connection,
  asked: Asked,
): AsyncGenerator<ListObjectsV2CommandOutput, void, undefined> {
  const Bucket = connection.place.bucket;
  let token: string | undefined;
  do {
    const ContinuationToken = token;
    const page = await connection.ask('s3:ListBucket', (s3, sending) =>
      s3.send(new ListObjectsV2Command({ Bucket, ...asked, ContinuationToken }), sending),
    );
    yield page;
    token = page.IsTruncated === true ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
}

export async function* versionPages(
  connection: S3Connection,
  asked: Asked,
): AsyncGenerator<ListObjectVersionsCommandOutput, void, undefined> {
  const Bucket = connection.place.bucket;
  let after: Asked | undefined = asked;
  while (after !== undefined) {
    const input: Asked = after;
    const page: ListObjectVersionsCommandOutput = await connection.ask(
      's3:ListBucketVersions',
      (s3, sending) => s3.send(new ListObjectVersionsCommand({ Bucket, ...input }), sending),
    );
    yield page;
    after =
      page.IsTruncated === true && page.NextKeyMarker !== undefined
        ? {
            ...asked,
            KeyMarker: page.NextKeyMarker,
            ...(page.NextVersionIdMarker === undefined ? {} : { VersionIdMarker: page.NextVersionIdMarker }),
          }
        : undefined;
  }
}
