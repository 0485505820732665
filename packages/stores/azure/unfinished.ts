import type { Unfinished } from '../store.js';
import { azureCode, ignoreNoBlob } from './errors.js';
import { blobItems, type Listing } from './listing.js';
import { ask } from './requests.js';

/** Blobs of which there are blocks, but no list of them. @param pathOf a name below the store's root */
export async function* unfinishedBlobs(
  listing: Listing,
  pathOf: (name: string) => string,
): AsyncGenerator<Unfinished, void, undefined> {
  const { container, requests } = listing;
  for await (const item of blobItems(listing, { includeUncommitedBlobs: true })) {
    // A listing does not tell it from a blob of no bytes.
    if ((item.properties.contentLength ?? 0) > 0) continue;
    const blob = container.getBlockBlobClient(item.name);
    const blocks = await ask(
      ({ abortSignal }) => blob.getBlockList('all', { abortSignal }).catch(ignoreNoBlob),
      requests,
    );
    if (blocks === undefined || (blocks.uncommittedBlocks ?? []).length === 0) continue;
    const abort = async (): Promise<void> => {
      // The service forgets blocks only for a blob that does not list them: one of none, which is then removed.
      const empty = await ask(
        ({ abortSignal }) => blob.commitBlockList([], { conditions: { ifNoneMatch: '*' }, abortSignal }),
        requests,
      ).catch((error: unknown) => {
        if (azureCode(error) === 'BlobAlreadyExists') return undefined;
        throw error;
      });
      if (empty?.etag === undefined) return;
      const conditions = { ifMatch: empty.etag };
      await ask(({ abortSignal }) => blob.delete({ conditions, abortSignal }).catch(ignoreNoBlob), requests);
    };
    yield { path: pathOf(item.name), startedAt: item.properties.lastModified, abort };
  }
}
