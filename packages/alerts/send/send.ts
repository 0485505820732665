import { setTimeout as delay } from 'node:timers/promises';
import { PRODUCER, UserError, codeOf, formatCount, messageOf, type Ports } from '#verdict';

/** A message to an address that is a secret: nothing here tells it. */
export interface Message {
  /** As an error calls it: `the ping`. */
  readonly what: string;
  readonly url: URL;
  readonly body: string;
  /** Made for each attempt, since a signature holds the time. */
  readonly headers: () => Readonly<Record<string, string>>;
}

export interface SendLimits {
  /** Seconds until an attempt is given up. */
  readonly attemptSeconds: number;
  /** Seconds for all attempts and the pauses between them. */
  readonly totalSeconds: number;
  /** Seconds before the second attempt, the third, and so on: as many attempts and one more. */
  readonly pauses: readonly number[];
  /** How long a second of waiting takes, in milliseconds: 1000, but in tests. */
  readonly second?: number;
}

/** Why an attempt failed, and whether another may do better. */
interface Refusal {
  readonly reason: string;
  readonly again: boolean;
  /** Seconds that the other side wants us to wait. */
  readonly after?: number;
}

/**
 * Post a message, and again where the other side was not reached, is overloaded or has a fault of its own.
 *
 * @throws UserError that does not tell the address
 */
export async function send(
  message: Message,
  limits: SendLimits,
  { signal }: Pick<Ports, 'signal'>,
): Promise<void> {
  const { totalSeconds, pauses, second = 1000 } = limits;
  const end = performance.now() + totalSeconds * second;
  for (let attempt = 0; ; attempt++) {
    signal.throwIfAborted();
    const left = end - performance.now();
    const refusal = await attemptOnce(message, Math.min(limits.attemptSeconds * second, left), signal);
    if (refusal === undefined) return;
    const pause = pauses[attempt];
    const wait = Math.max(pause ?? 0, refusal.after ?? 0) * second;
    if (!refusal.again || pause === undefined || performance.now() + wait >= end) {
      const times = attempt === 0 ? '' : ` after ${formatCount(attempt + 1, 'attempt')}`;
      throw new UserError(`${message.what} was not delivered${times}: ${refusal.reason}`);
    }
    await delay(wait, undefined, { signal });
  }
}

async function attemptOnce(
  { url, body, headers }: Message,
  milliseconds: number,
  signal: AbortSignal,
): Promise<Refusal | undefined> {
  const timeout = AbortSignal.timeout(Math.max(1, Math.round(milliseconds)));
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'user-agent': PRODUCER, ...headers() },
      body,
      // A secret is sent where it was meant to be, and nowhere else.
      redirect: 'manual',
      signal: AbortSignal.any([signal, timeout]),
    });
    await answer.body?.cancel();
    return refusalOf(answer);
  } catch (error) {
    signal.throwIfAborted();
    if (timeout.aborted) return { reason: 'no answer in time', again: true };
    const cause = error instanceof Error ? error.cause : undefined;
    return { reason: codeOf(cause) ?? messageOf(error), again: true };
  }
}

function refusalOf({ status, ok, headers }: Response): Refusal | undefined {
  if (ok) return undefined;
  if (status >= 300 && status < 400) {
    return { reason: `it answered ${status}: give the address that it redirects to`, again: false };
  }
  const again = status >= 500 || status === 429 || status === 408;
  const after = Number(headers.get('retry-after') ?? '');
  return { reason: `it answered ${status}`, again, ...(after > 0 ? { after } : {}) };
}

/** An address as a user gives it. @throws UserError that does not tell it */
export function addressOf(text: string, input: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url;
  throw new UserError(`\`${input}\` is not an address`, { remedy: 'Give a URL that begins with https://' });
}
