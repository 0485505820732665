import { Unanswered } from '../answer.js';
import type { Sent } from './exchange.js';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** A header of a request, and whether a secret is in it. */
export interface GivenHeader {
  readonly name: string;
  readonly value: string;
  readonly secret: boolean;
}

/** What is asked, wherever redirects lead. */
export interface Question {
  readonly url: URL;
  readonly method: string;
  readonly headers: readonly GivenHeader[];
  readonly body: { readonly text: string; readonly secret: boolean } | undefined;
}

/** Where a response leads to instead of answering; `undefined` where it answers. */
export function redirectOf(status: number, location: string | undefined): string | undefined {
  return REDIRECTS.has(status) ? location : undefined;
}

/**
 * The question as it is asked at the place that a redirect names (RFC 9110, 15.4): as GET where it was a form that was taken, and at
 * another origin without what was meant for the first one alone.
 *
 * @throws Unanswered where the place is none, or a body that holds a secret would go to another origin
 */
export function redirected(question: Question, status: number, location: string): Question {
  const url = URL.parse(location, question.url.href);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new Unanswered(`status ${status} redirects to ${location}, which is no URL of HTTP`);
  const asGet =
    (status === 303 && question.method !== 'HEAD') ||
    ((status === 301 || status === 302) && question.method === 'POST');
  const elsewhere = url.origin !== question.url.origin;
  const body = asGet ? undefined : question.body;
  if (elsewhere && body?.secret === true)
    throw new Unanswered(
      `status ${status} redirects a body that holds a secret to another origin, ${url.origin}`,
    );
  return {
    url,
    method: asGet ? 'GET' : question.method,
    headers: question.headers.filter(
      ({ name, secret }) =>
        !(elsewhere && (secret || PRIVATE.has(name))) && !(asGet && ABOUT_BODY.has(name)) && name !== 'host',
    ),
    body,
  };
}

const PRIVATE: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization']);
const ABOUT_BODY: ReadonlySet<string> = new Set(['content-type', 'content-length', 'content-encoding']);

/** The places that were asked so far, in order, without the passwords in them. */
export class Trail {
  readonly #steps: string[] = [];

  /** @throws Unanswered where the same was asked before, or too many redirects were followed */
  step(sent: Pick<Sent, 'url' | 'method'>, maxRedirects: number): void {
    const step = `${sent.method} ${sent.url.href}`;
    const known = this.#steps.includes(step);
    this.#steps.push(step);
    if (known) throw new Unanswered(`the redirects go round in a loop: ${this.told}`);
    if (this.redirects > maxRedirects)
      throw new Unanswered(`more than ${maxRedirects} redirects: ${this.told}`);
  }

  get redirects(): number {
    return this.#steps.length - 1;
  }

  get told(): string {
    return this.#steps.map((step) => withoutLogin(step.slice(step.indexOf(' ') + 1))).join(' → ');
  }
}

export function withoutLogin(href: string): string {
  const url = new URL(href);
  url.username = '';
  url.password = '';
  return url.href;
}
