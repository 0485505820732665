import { codeOf, formatDuration, messageOf } from '#verdict';
import type { Found } from '../judge/judge.js';

/** What came back, to be looked at in parts. */
export interface Answer<Part> {
  look(part: Part): Looked | Promise<Looked>;
}

/** What stands where an expectation looks: one thing, several of which one must hold, or several that are judged each by itself. */
export type Looked = Found | { readonly any: readonly Found[] } | { readonly each: readonly Labelled[] };

export interface Labelled {
  readonly label: string;
  readonly found: Found;
}

/** There is no (whole) answer to judge; the message says why, in one line that may still hold secrets. */
export class Unanswered extends Error {}

/** An attempt took longer than it may. */
export class TimedOut extends Error {
  readonly afterMs: number;
  constructor(afterMs: number) {
    super(`no answer within ${formatDuration(afterMs / 1000)}`);
    this.name = 'TimedOut';
    this.afterMs = afterMs;
  }
}

/**
 * Do work that ends when its signal is aborted: by the parent, or when its time is over. What does not end even then (a name server that
 * never answers) is left to itself after `graceMs`.
 */
export async function within<T>(
  ms: number,
  graceMs: number,
  parent: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  parent.throwIfAborted();
  const controller = new AbortController();
  const { signal } = controller;
  const onParent = (): void => {
    controller.abort(parent.reason);
  };
  parent.addEventListener('abort', onParent, { once: true });
  const over = Promise.withResolvers<never>();
  const timers = [
    setTimeout(() => {
      controller.abort(new TimedOut(ms));
    }, ms),
  ];
  signal.addEventListener(
    'abort',
    () => {
      timers.push(
        setTimeout(() => {
          over.reject(signal.reason);
        }, graceMs),
      );
    },
    { once: true },
  );
  try {
    return await Promise.race([work(signal), over.promise]);
  } finally {
    timers.forEach(clearTimeout);
    parent.removeEventListener('abort', onParent);
  }
}

const NETWORK: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'refuses the connection: nothing listens there'],
  ['ECONNRESET', 'closed the connection before an answer came'],
  ['EPIPE', 'closed the connection before an answer came'],
  ['ETIMEDOUT', 'cannot be reached: the connection timed out'],
  ['EHOSTUNREACH', 'cannot be reached: no way leads there (EHOSTUNREACH)'],
  ['ENETUNREACH', 'cannot be reached: no way leads there (ENETUNREACH)'],
  ['EHOSTDOWN', 'cannot be reached: the host is down'],
  ['EADDRNOTAVAIL', 'cannot be reached: no address of this machine leads there'],
  ['EACCES', 'may not be reached: this machine forbids it (EACCES)'],
  ['EPERM', 'may not be reached: this machine forbids it (EPERM)'],
  ['ENOTFOUND', 'is not a known name'],
  ['ENODATA', 'is not a known name'],
  ['EAI_AGAIN', 'could not be looked up: the name server did not answer'],
]);

/** What an error of a connection to `place` means; `undefined` where it is none. */
export function explainNetworkError(error: unknown, place: string): Unanswered | undefined {
  const code = codeOf(error) ?? '';
  const meaning = NETWORK.get(code);
  if (meaning !== undefined) return new Unanswered(`${place} ${meaning}`, { cause: error });
  return /^E[A-Z]+$/.test(code) ? new Unanswered(`${place}: ${code} ${messageOf(error)}`) : undefined;
}

/** Why a signal was aborted, as something to be thrown. */
export function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('ended early', { cause: signal.reason });
}
