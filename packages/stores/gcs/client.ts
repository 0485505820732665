import type { Bucket } from '@google-cloud/storage';
import { fetchFor, type Fetch, type FetchAnswer } from '#github';
import type { StoreOptions } from '../open.js';
import { Stalled, type Persistence } from '../persistence.js';

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

/**
 * The official client for one bucket, and requests of our own with its login for the bytes of objects: the client's own transport does
 * not notice a connection that is cut in the midst of an answer.
 */
export interface GcsClient extends Persistence {
  readonly bucket: Bucket;
  /** Such as `https://storage.googleapis.com`. */
  readonly endpoint: string;
  readonly stallSeconds: number;
  /** The answer, whatever its status is. @throws Stalled, or what the network or the login throws */
  send(request: Request): Promise<FetchAnswer>;
}

/** Milliseconds that a second of waiting takes. */
const SECOND = 1000;

/** @param second another length of a second of waiting, in milliseconds */
export async function openClient(
  bucket: string,
  endpoint: string | undefined,
  { ports: { signal }, env, stallSeconds }: StoreOptions,
  second = SECOND,
): Promise<GcsClient> {
  const { Storage } = await import('@google-cloud/storage');
  const keyFile = env['GOOGLE_APPLICATION_CREDENTIALS'] ?? '';
  const storage = new Storage({
    // Everything is repeated by us alone, so that attempts do not multiply.
    retryOptions: { autoRetry: false, maxRetries: 0 },
    ...(keyFile === '' ? {} : { keyFilename: keyFile }),
    ...(endpoint === undefined ? {} : { apiEndpoint: endpoint, useAuthWithCustomEndpoint: true }),
    ...(stallSeconds > 0 ? { timeout: stallSeconds * 1000 } : {}),
  });
  const fetch = await fetchFor(env);
  const login = (url: string): Promise<Record<string, string>> => storage.authClient.getRequestHeaders(url);
  return {
    bucket: storage.bucket(bucket),
    endpoint: storage.apiEndpoint,
    stallSeconds,
    signal,
    second,
    send: async (request) => send(fetch, await login(request.url), request, signal, stallSeconds),
  };
}

async function send(
  fetch: Fetch,
  login: Readonly<Record<string, string>>,
  { url, method, headers, body }: Request,
  signal: AbortSignal,
  stallSeconds: number,
): Promise<FetchAnswer> {
  const late = new AbortController();
  const timer = setTimeout(
    () => {
      late.abort(new Stalled(stallSeconds));
    },
    (stallSeconds > 0 ? stallSeconds : NEVER_SECONDS) * 1000,
  );
  try {
    return await fetch(url, {
      method,
      headers: { ...headers, ...login },
      ...(body === undefined ? {} : { body }),
      // The service's 308 is an answer of its own.
      redirect: 'manual',
      signal: AbortSignal.any([signal, late.signal]),
    });
  } catch (error) {
    signal.throwIfAborted();
    late.signal.throwIfAborted();
    throw error;
  } finally {
    // From here on whoever reads the answer watches over it.
    clearTimeout(timer);
  }
}

/** The longest that a timer takes. */
const NEVER_SECONDS = 2_000_000;
