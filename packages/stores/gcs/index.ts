import { UserError } from '#verdict';
import type { StoreOptions } from '../open.js';
import { parseStoreUrl } from '../store-url.js';
import { openClient } from './client.js';
import { GcsStore } from './gcs-store.js';

/**
 * `gs://bucket/prefix`, by the usual credentials of Google's own tools; `endpoint` is another address of the service.
 *
 * @param second how long a second of waiting takes, in milliseconds, where it is not 1000
 * @throws UserError for a URL that names no bucket
 */
export async function openGcs(name: string, options: StoreOptions, second?: number): Promise<GcsStore> {
  const { shown, authority, path, params } = parseStoreUrl(name, ['endpoint']);
  if (authority === '') {
    throw new UserError(`'${shown}' names no bucket`, { remedy: 'Write it as gs://bucket/prefix' });
  }
  const client = await openClient(authority, params.get('endpoint'), options, second);
  return new GcsStore(shown, client, path.map((part) => `${part}/`).join(''));
}
