import type { ServiceOptions } from './service.js';

/** Bytes of a block, and blocks at once: what is held in memory. */
const BLOCK = 8 * 1024 * 1024;
const AT_ONCE = 4;
/** Attempts at each block; the pauses between them grow. */
const ATTEMPTS = 6;
const FIRST_PAUSE_SECONDS = 0.5;
const LONGEST_PAUSE_SECONDS = 8;

/**
 * Send a file to the store behind the artifacts, which is Azure's: in blocks, each tried again by itself.
 *
 * @param place an address that lets whoever has it write, for a while
 */
export async function storeFile(
  place: string,
  file: string,
  { signal, second, stallSeconds }: Pick<ServiceOptions, 'signal' | 'second' | 'stallSeconds'>,
): Promise<void> {
  const { BlockBlobClient } = await import('@azure/storage-blob');
  const client = new BlockBlobClient(place, undefined, {
    retryOptions: {
      maxTries: ATTEMPTS,
      retryDelayInMs: FIRST_PAUSE_SECONDS * second,
      maxRetryDelayInMs: LONGEST_PAUSE_SECONDS * second,
      ...(stallSeconds > 0 ? { tryTimeoutInMs: stallSeconds * 1000 } : {}),
    },
  });
  await client.uploadFile(file, {
    blockSize: BLOCK,
    maxSingleShotSize: BLOCK,
    concurrency: AT_ONCE,
    blobHTTPHeaders: { blobContentType: 'application/octet-stream' },
    abortSignal: signal,
  });
}
