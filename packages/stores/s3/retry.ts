import { setTimeout as pause } from 'node:timers/promises';
import type { StoreOptions } from '../open.js';
import { failureOf } from './failure.js';

/** How often a request is sent before it is given up, and the milliseconds that pass in between at most, doubled each time. */
const ATTEMPTS = 6;
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 8_000;

/** Codes of failures that pass by themselves: a busy or restarting store, a cut connection, a clock that was just put right. */
const PASSING = new Set([
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'TooManyRequests',
  'RequestLimitExceeded',
  'BandwidthLimitExceeded',
  'InternalError',
  'ServiceUnavailable',
  'RequestTimeout',
  'RequestTimeTooSkewed',
  'OperationAborted',
  'ConditionalRequestConflict',
  'TimeoutError',
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
]);

export function isPassing(error: unknown): boolean {
  const failure = failureOf(error);
  if (failure === undefined) return false;
  const { code, status } = failure;
  return PASSING.has(code) || (status !== undefined && status >= 500 && status !== 501);
}

type Watched = Pick<StoreOptions['ports'], 'log' | 'signal'>;

/** Sends again what failed in passing, after a random pause (so that many who were slowed down do not come back together). */
export class Patience {
  #failed = 0;
  readonly #what: string;
  readonly #ports: Watched;

  constructor(what: string, ports: Watched) {
    this.#what = what;
    this.#ports = ports;
  }

  /** To be told of each failure. Resolves when it is time to try again. @throws the failure itself where that is no use */
  async after(error: unknown): Promise<void> {
    this.#ports.signal.throwIfAborted();
    this.#failed++;
    if (this.#failed >= ATTEMPTS || !isPassing(error)) throw error;
    this.#ports.log.debug(
      `${this.#what} failed (${failureOf(error)?.code ?? 'unknown'}), and is tried again`,
    );
    const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (this.#failed - 1));
    await pause(longest * Math.random(), undefined, { signal: this.#ports.signal });
  }

  /** Something went well in between: failures are counted anew. */
  reset(): void {
    this.#failed = 0;
  }
}
