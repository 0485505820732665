import { operationOf } from './description.js';

/** What can be made to go wrong with a request. */
export type Fault =
  /** An answer of GitHub's own trouble. With `happened` the request was carried out all the same. */
  | {
      readonly kind: 'error';
      readonly status: 500 | 502 | 503;
      readonly happened?: boolean;
      readonly retryAfter?: number;
    }
  /** The connection ends without an answer. */
  | { readonly kind: 'cut'; readonly happened?: boolean }
  /** The hour's requests are used up until so many seconds from now. */
  | { readonly kind: 'rate-limit'; readonly seconds: number; readonly status?: 403 | 429 }
  /** Too much at once. Without `seconds` GitHub does not say for how long. */
  | {
      readonly kind: 'secondary-limit';
      readonly seconds?: number;
      readonly status?: 403 | 429;
      /** GitHub's sentence, where another is wanted. */
      readonly message?: string;
    }
  /** What GitHub says when something other than a permission stands in the way. */
  | { readonly kind: 'forbidden'; readonly message: string }
  | { readonly kind: 'missing-permission' }
  | { readonly kind: 'not-found' }
  /** No fault at all, but what GitHub gives as its example of an answer, whatever the state is. */
  | { readonly kind: 'published-example' }
  /** The request waits before it is carried out, or its answer does afterwards. */
  | { readonly kind: 'wait'; readonly until: Promise<unknown>; readonly happened?: boolean };

/** A request as rules see it. */
export interface Seen {
  readonly method: string;
  /** The path without its query. */
  readonly path: string;
  /** `?ref=main`, or nothing. */
  readonly query: string;
  /** `GET /repos/{owner}/{repo}/issues` */
  readonly operation: string;
  readonly body: unknown;
  /** Whose token it came with. */
  readonly actor: string;
}

export type Rule = (request: Seen) => Fault | undefined;

/** An answer as it goes over the wire. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const DOCS = 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api';

/** The answer that a fault gives, where it gives one. */
export function answerOf(fault: Fault, operation: string, accepted: string): HttpAnswer | undefined {
  switch (fault.kind) {
    case 'error':
      return {
        status: fault.status,
        headers: fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) },
        body: { message: 'Server Error' },
      };
    case 'rate-limit':
      return {
        status: fault.status ?? 403,
        headers: {
          'x-ratelimit-limit': '1000',
          'x-ratelimit-remaining': '0',
          // Clients compare with their own clock, which is the machine's.
          'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000 + fault.seconds)),
        },
        body: { message: 'API rate limit exceeded for installation.', documentation_url: DOCS },
      };
    case 'secondary-limit':
      return {
        status: fault.status ?? 403,
        headers: fault.seconds === undefined ? {} : { 'retry-after': String(fault.seconds) },
        body: {
          message:
            fault.message ??
            'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
          documentation_url: DOCS,
        },
      };
    case 'forbidden':
      return { status: 403, headers: {}, body: { message: fault.message, documentation_url: DOCS } };
    case 'missing-permission':
      return missingPermission(accepted);
    case 'not-found':
      return { status: 404, headers: {}, body: { message: 'Not Found', documentation_url: DOCS } };
    case 'published-example':
      return { ...operationOf(operation).example, headers: {} };
    case 'cut':
    case 'wait':
      return undefined;
  }
}

/** @param accepted what would have been enough, as GitHub's header writes it: `issues=write` */
export function missingPermission(accepted: string): HttpAnswer {
  return {
    status: 403,
    headers: { 'x-accepted-github-permissions': accepted },
    body: { message: 'Resource not accessible by integration', documentation_url: DOCS, status: '403' },
  };
}
