import { proxyIn } from './proxy-settings.js';
import type { Fetch } from './proxy.js';

export type { Fetch, FetchAnswer } from './proxy.js';

/** Requests that are not for GitHub's API, sent as a process's environment wants it: through the proxy that it names, or directly. */
export async function fetchFor(variables: Readonly<Record<string, string | undefined>>): Promise<Fetch> {
  const { fetchDirectly, fetchThrough } = await import('./proxy.js');
  const proxy = proxyIn(variables);
  return proxy === undefined ? fetchDirectly : fetchThrough(proxy);
}
