import type { StoreOptions } from '../open.js';
import type { Store } from '../store.js';
import { azurePlace } from './credentials.js';
import { AzureStore } from './store.js';

/** Four of them are on their way at a time, and one is filled: 40 MiB, whatever the size of an object. */
const BLOCK_BYTES = 8 * 1024 * 1024;

/** The container that a URL such as `azure://account/container/prefix` names. */
export async function openAzure(name: string, options: StoreOptions): Promise<Store> {
  const { ports, env, stallSeconds } = options;
  const place = await azurePlace(name, env);
  const { clock, signal } = ports;
  return new AzureStore({ place, clock, signal, stallSeconds, second: 1000, blockBytes: BLOCK_BYTES });
}
