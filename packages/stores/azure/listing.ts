import type { BlobItem, ContainerClient, ContainerListBlobsOptions } from '@azure/storage-blob';
import { FoundBlob } from './found-blob.js';
import { ask, type Requests } from './requests.js';

/** What is listed. */
export interface Listing {
  readonly container: ContainerClient;
  /** What the names begin with. */
  readonly prefix: string;
  /** Whether the service lists versions; to ask one that does not is an error. */
  readonly versions: boolean;
  readonly requests: Requests;
  /** Blobs of a page; the service's own number where absent. */
  readonly pageSize?: number;
}

/** Every blob in the service's order, its first version and what came on top of it told as one. */
export async function* foundBlobs(listing: Listing): AsyncGenerator<FoundBlob, void, undefined> {
  let together: BlobItem[] = [];
  for await (const item of blobItems(listing, { includeMetadata: true, ...versionOptions(listing) })) {
    // Accounts with a hierarchical namespace keep folders as blobs of no bytes.
    if (item.metadata?.['hdi_isfolder'] === 'true') continue;
    if (together[0] !== undefined && together[0].name !== item.name) {
      yield new FoundBlob(together[0].name, together);
      together = [];
    }
    together.push(item);
  }
  if (together[0] !== undefined) yield new FoundBlob(together[0].name, together);
}

function versionOptions({ versions }: Listing): ContainerListBlobsOptions {
  return versions ? { includeVersions: true, includeImmutabilityPolicy: true, includeLegalHold: true } : {};
}

/** Blobs as the service lists them. */
export async function* blobItems(
  { container, prefix, requests, pageSize }: Listing,
  options: ContainerListBlobsOptions,
): AsyncGenerator<BlobItem, void, undefined> {
  const pages = paged(requests, pageSize, (settings, abortSignal) =>
    container.listBlobsFlat({ ...options, prefix, abortSignal }).byPage(settings),
  );
  for await (const page of pages) yield* page.segment.blobItems;
}

/** How the names of blobs go on after the prefix, up to the next slash, wherever there is one. */
export async function* folderNames(listing: Listing): AsyncGenerator<string, void, undefined> {
  const { container, prefix, requests, versions, pageSize } = listing;
  const options = { prefix, ...(versions ? { includeVersions: true } : {}) };
  const pages = paged(requests, pageSize, (settings, abortSignal) =>
    container.listBlobsByHierarchy('/', { ...options, abortSignal }).byPage(settings),
  );
  for await (const page of pages) {
    for (const { name } of page.segment.blobPrefixes ?? []) yield name.slice(prefix.length, -1);
  }
}

interface PageSettings {
  continuationToken?: string;
  maxPageSize?: number;
}

/** Pages that are asked for one by one, so that one that fails is asked for again, and not all. */
async function* paged<Page extends { readonly continuationToken?: string }>(
  requests: Requests,
  pageSize: number | undefined,
  pages: (settings: PageSettings, signal: AbortSignal) => AsyncIterator<Page>,
): AsyncGenerator<Page, void, undefined> {
  let token: string | undefined;
  do {
    const settings = {
      ...(token === undefined ? {} : { continuationToken: token }),
      ...(pageSize === undefined ? {} : { maxPageSize: pageSize }),
    };
    const answer = await ask(({ abortSignal }) => pages(settings, abortSignal).next(), requests);
    if (answer.done === true) return;
    yield answer.value;
    token = answer.value.continuationToken;
  } while (token !== undefined && token !== '');
}
