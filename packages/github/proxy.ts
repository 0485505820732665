import { EnvHttpProxyAgent, fetch, type RequestInit, type Response } from 'undici';
import type { ProxySettings } from './proxy-settings.js';

export type FetchAnswer = Response;
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** Requests to where they say. */
export const fetchDirectly: Fetch = (url, init) => fetch(url, init);

/** Requests through a proxy. Node's own `fetch` knows of none, and takes no agent of another release than its own. */
export function fetchThrough({ http = '', https = '', none = '' }: ProxySettings): Fetch {
  // What is left out would be read from the environment.
  const dispatcher = new EnvHttpProxyAgent({ httpProxy: http, httpsProxy: https, noProxy: none });
  return (url, init) => fetch(url, { ...init, dispatcher });
}
