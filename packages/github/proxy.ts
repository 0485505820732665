import { EnvHttpProxyAgent, fetch, type RequestInit, type Response } from 'undici';

/** The way to the outside where there is none directly, as HTTP_PROXY, HTTPS_PROXY and NO_PROXY name it. */
export interface ProxySettings {
  readonly http?: string;
  readonly https?: string;
  /** Hosts that are reached directly, apart by commas. */
  readonly none?: string;
}

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** Requests through a proxy. Node's own `fetch` knows of none, and takes no agent of another release than its own. */
export function fetchThrough({ http = '', https = '', none = '' }: ProxySettings): Fetch {
  // What is left out would be read from the environment.
  const dispatcher = new EnvHttpProxyAgent({ httpProxy: http, httpsProxy: https, noProxy: none });
  return (url, init) => fetch(url, { ...init, dispatcher });
}
