import { codeOf, messageOf } from '#verdict';
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
