import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import type { StoreOptions } from '../open.js';
import { persistently } from '../persistence.js';
import { refuseWebPages } from './answers.js';
import { explainS3 } from './explain.js';
import { isFailure, isPassing } from './failure.js';
import type { S3Place } from './place.js';

/** What each request is sent with. */
export interface Sending {
  readonly abortSignal: AbortSignal;
}

/** Whom requests are for, where it is not the run itself. */
export interface AskOptions {
  /** Ends the request early; the run's own signal where absent. */
  readonly signal?: AbortSignal;
  /** Called before a request is sent again, whose first answer may just have been lost. */
  readonly onRetry?: () => void;
}

/** Milliseconds. */
export const SECOND = 1000;

/** Codes of a machine or a port where nothing listens. */
const NOT_THERE = ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'];

/** The client of one bucket: requests are sent again when they fail in passing, and what fails for good is told in words. */
export class S3Connection {
  readonly place: S3Place;
  readonly stallSeconds: number;
  readonly ports: StoreOptions['ports'];
  /** What clients of the vendor's other services are made with: the same credentials, proxies and limits. */
  readonly common: CommonConfig;
  readonly #client: S3Client;
  #answered = false;

  constructor(place: S3Place, options: Pick<StoreOptions, 'ports' | 'env' | 'stallSeconds'>) {
    this.place = place;
    this.ports = options.ports;
    this.stallSeconds = options.stallSeconds;
    this.common = commonOf(options);
    this.#client = new S3Client({ ...this.common, ...configOf(place) });
    refuseWebPages(this.#client);
  }

  /**
   * @param action the permission that the request needs, as policies name it (`s3:PutObject`), for messages
   * @throws the explained error, with S3's own as its cause
   */
  async ask<T>(
    action: string,
    call: (client: S3Client, sending: Sending) => Promise<T>,
    { signal = this.ports.signal, onRetry }: AskOptions = {},
  ): Promise<T> {
    try {
      return await persistently(
        (failed) => {
          if (failed > 0) onRetry?.();
          return call(this.#client, { abortSignal: signal }).then((answer) => {
            this.#answered = true;
            return answer;
          });
        },
        // A service that nobody has reached yet is more likely named wrong than starting.
        (error) => isPassing(error) && (this.#answered || !isFailure(error, ...NOT_THERE)),
        { signal, second: SECOND },
      );
    } catch (error) {
      signal.throwIfAborted();
      throw this.explain(error, action);
    }
  }

  explain(error: unknown, action: string): unknown {
    return explainS3(error, action, this.place);
  }

  close(): void {
    this.#client.destroy();
  }
}

type CommonConfig = Pick<S3ClientConfig, 'credentials'> & {
  readonly maxAttempts: number;
  readonly requestHandler: {
    readonly httpAgent: HttpAgent;
    readonly httpsAgent: HttpsAgent;
    readonly connectionTimeout: number;
    readonly socketTimeout: number;
  };
};

function configOf(place: S3Place): S3ClientConfig {
  return {
    ...(place.region === undefined ? {} : { region: place.region }),
    ...(place.endpoint === undefined ? {} : { endpoint: place.endpoint }),
    forcePathStyle: place.pathStyle,
    followRegionRedirects: false,
    // Answers are checked by whoever reads them, against the digests in the manifest.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  };
}

function commonOf({ env, stallSeconds }: Pick<StoreOptions, 'env' | 'stallSeconds'>): CommonConfig {
  const agent = { keepAlive: true, maxSockets: 64, proxyEnv: env };
  return {
    ...credentialsIn(env),
    maxAttempts: 1,
    requestHandler: {
      httpAgent: new HttpAgent(agent),
      httpsAgent: new HttpsAgent(agent),
      connectionTimeout: Math.min(stallSeconds, 20) * 1000,
      socketTimeout: stallSeconds * 1000,
    },
  };
}

/** Credentials of the run's own environment; where a profile is chosen, or there are none, the SDK's chain finds them. */
function credentialsIn(env: StoreOptions['env']): Pick<S3ClientConfig, 'credentials'> {
  const accessKeyId = env['AWS_ACCESS_KEY_ID'] ?? '';
  const secretAccessKey = env['AWS_SECRET_ACCESS_KEY'] ?? '';
  const sessionToken = env['AWS_SESSION_TOKEN'] ?? '';
  if ((env['AWS_PROFILE'] ?? '') !== '' || accessKeyId === '' || secretAccessKey === '') return {};
  return { credentials: { accessKeyId, secretAccessKey, ...(sessionToken === '' ? {} : { sessionToken }) } };
}
