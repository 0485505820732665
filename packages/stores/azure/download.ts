import type { BlobClient } from '@azure/storage-blob';
import { askOnce, type Requests } from './requests.js';

/** A connection that ended before the bytes that it was to bring. */
export class Cut extends Error {
  constructor(cause: unknown) {
    super('the connection to the store broke', { cause });
    this.name = 'Cut';
  }
}

/** Bytes of a blob over one connection. @param etag of the blob that is meant: no other is read in its place */
export async function blobParts(
  blob: BlobClient,
  etag: string,
  { start, end }: { readonly start: number; readonly end: number },
  requests: Requests,
): Promise<AsyncIterable<Uint8Array>> {
  const options = { conditions: { ifMatch: etag }, maxRetryRequests: 0 };
  const answer = await askOnce(
    ({ abortSignal }) => blob.download(start, end - start, { ...options, abortSignal }),
    requests,
  );
  if (answer.readableStreamBody === undefined) throw new TypeError('a blob was answered without a body');
  return partsOf(answer.readableStreamBody);
}

async function* partsOf(stream: NodeJS.ReadableStream): AsyncGenerator<Uint8Array, void, undefined> {
  const parts: AsyncIterable<unknown> = stream;
  try {
    for await (const part of parts) {
      if (!(part instanceof Uint8Array)) throw new TypeError('a blob was not read as bytes');
      yield part;
    }
  } catch (error) {
    throw error instanceof TypeError ? error : new Cut(error);
  }
}
