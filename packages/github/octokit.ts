import { setTimeout as delay } from 'node:timers/promises';
import { Octokit } from '@octokit/rest';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import Bottleneck from 'bottleneck/light.js';
import { formatDuration, PRODUCER, type Logger } from '#verdict';
import { failureOf, isLimit, numberIn } from './explain.js';
import type { Patience } from './patience.js';
import type { Fetch } from './proxy.js';

/** Seconds until one attempt of a request is given up. */
const ATTEMPT_SECONDS = 20;
/** How often a request that failed on GitHub's side is repeated; the pauses before are 1, 4 and 9 seconds. */
const RETRIES = 3;
/** Seconds between two writes, and between two that notify people, as GitHub asks of its clients. */
const BETWEEN_WRITES = 1;
const BETWEEN_NOTIFICATIONS = 3;

type Plugin = Parameters<typeof Octokit.plugin>[0];

export interface OctokitOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly patience: Patience;
  /** How long a second of waiting takes, in milliseconds. */
  readonly second: number;
  /** In place of Node's own. */
  readonly fetch: Fetch | undefined;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/** Octokit as GitHub wants its clients to be: few writes at a time, waiting when told to, repeating what may be repeated. */
export function createOctokit(options: OctokitOptions): Octokit {
  const { second, patience, log } = options;
  const Polite = Octokit.plugin(attempts(options), retry, throttling, settingsOfItsOwn);
  const paced = (seconds: number): Bottleneck.Group =>
    new Bottleneck.Group({ maxConcurrent: 1, minTime: seconds * second });
  const wait = (what: string) => (after: number) => {
    // A reset that is over by our clock and not by GitHub's must not be asked for again and again for nothing.
    const goesOn = patience.take(Math.max(after, 1));
    if (goesOn) log.info(`GitHub's ${what} is reached, waiting ${formatDuration(after)}`);
    return goesOn;
  };
  return new Polite({
    auth: options.token,
    baseUrl: options.apiUrl.replace(/\/+$/, ''),
    userAgent: PRODUCER,
    log: {
      // What Octokit prints here is a request with all of its headers.
      debug: () => undefined,
      info: (line) => {
        log.debug(line);
      },
      warn: (line) => {
        log.debug(line);
      },
      error: (line) => {
        log.debug(line);
      },
    },
    ...(options.fetch === undefined ? {} : { request: { fetch: options.fetch } }),
    // Both kinds of limit belong to the throttling plugin, which knows when they end.
    retry: { retryAfterBaseValue: second, doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] },
    throttle: {
      retryAfterBaseValue: second,
      write: paced(BETWEEN_WRITES),
      notifications: paced(BETWEEN_NOTIFICATIONS),
      onRateLimit: wait('rate limit'),
      onSecondaryRateLimit: wait('secondary rate limit'),
    },
  });
}

/**
 * One attempt of a request, inside the plugins that repeat it: bounded in time, ended with the run, and with a say in whether it
 * may be repeated at all.
 */
function attempts({ patience, second, signal }: OctokitOptions): Plugin {
  return (octokit) => {
    octokit.hook.wrap('request', async (request, options) => {
      signal.throwIfAborted();
      const limit = AbortSignal.timeout(ATTEMPT_SECONDS * 1000);
      const settings = options.request;
      settings.signal = AbortSignal.any([signal, limit]);
      try {
        return await request(options);
      } catch (error) {
        signal.throwIfAborted();
        const failure = failureOf(error);
        if (failure === undefined) throw error;
        const told = numberIn(failure, 'retry-after') ?? 0;
        if (isLimit(failure)) {
          if (told > 0 && error instanceof Error) nameLimit(error);
        } else if (failure.status >= 500) {
          const pause = (Number(settings['retryCount'] ?? 0) + 1) ** 2;
          const lost = limit.aborted ? ATTEMPT_SECONDS : 0;
          const again = mayRepeat(options.method, options.url) && patience.take(lost + told + pause);
          settings['retries'] = again ? RETRIES : 0;
          if (again && told > 0) await delay(told * second, undefined, { signal });
        }
        throw error;
      }
    });
    return {};
  };
}

/**
 * The plugins count attempts in a request's settings, and Octokit hands all requests without any the same ones: the attempts of one
 * would be taken for those of the next.
 */
const settingsOfItsOwn: Plugin = (octokit) => {
  octokit.hook.wrap('request', (request, options) => {
    // Every hook works on the same object, whatever is passed on.
    options.request = { ...options.request };
    return request(options);
  });
  return {};
};

/**
 * A creation that failed on GitHub's side may have happened, and repeated it would be there twice. Of checks and statuses the newest
 * counts, and a second is harmless.
 */
function mayRepeat(method: string, url: string): boolean {
  return method !== 'POST' || /\/(?:check-runs|statuses\/[^/]+)$/.test(url);
}

/** The throttling plugin knows a secondary limit by its usual sentence alone; an answer that says how long to wait is one too. */
function nameLimit(error: Error): void {
  if (!/secondary rate/i.test(error.message)) error.message += ' (secondary rate limit)';
}
