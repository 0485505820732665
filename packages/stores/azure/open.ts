import type { StoreOptions } from '../open.js';
import type { Store } from '../store.js';
import { azurePlace } from './credentials.js';
import { AzureStore } from './store.js';

/** The container that a URL such as `azure://account/container/prefix` names. */
export async function openAzure(name: string, options: StoreOptions): Promise<Store> {
  const { ports, env, stallSeconds } = options;
  const place = await azurePlace(name, env);
  return new AzureStore({ place, clock: ports.clock, signal: ports.signal, stallSeconds, second: 1000 });
}
