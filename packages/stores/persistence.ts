import { setTimeout as delay } from 'node:timers/promises';

/** How long a store is asked again, and what ends it early. */
export interface Persistence {
  /** Ends the run. */
  readonly signal: AbortSignal;
  /** How long a second of waiting takes, in milliseconds: 1000, but where a year is to pass in a minute. */
  readonly second: number;
}

/** Attempts in all; the pauses between them grow from half a second to eight. */
const ATTEMPTS = 6;
const FIRST_PAUSE_SECONDS = 0.5;
const LONGEST_PAUSE_SECONDS = 8;

/**
 * Do something until it succeeds, again where its error passes by itself, with growing pauses that no two clients share.
 *
 * @param work told how many attempts failed before it
 * @throws the last attempt's error
 */
export async function persistently<T>(
  work: (failed: number) => Promise<T>,
  passes: (error: unknown) => boolean,
  { signal, second }: Persistence,
): Promise<T> {
  for (let failed = 0; ; failed++) {
    signal.throwIfAborted();
    try {
      return await work(failed);
    } catch (error) {
      signal.throwIfAborted();
      if (failed + 1 >= ATTEMPTS || !passes(error)) throw error;
      await delay(pauseAfter(failed) * second, undefined, { signal });
    }
  }
}

function pauseAfter(failed: number): number {
  const longest = Math.min(FIRST_PAUSE_SECONDS * 2 ** failed, LONGEST_PAUSE_SECONDS);
  return longest * (0.5 + Math.random() / 2);
}

/** Nothing came for too long. */
export class Stalled extends Error {
  constructor(readonly seconds: number) {
    super(`nothing came for ${seconds} seconds`);
    this.name = 'Stalled';
  }
}

/** The next part of a stream within a time. The stream is not read further by its caller where that passes. @throws Stalled */
async function nextWithin(
  parts: AsyncIterator<Uint8Array>,
  seconds: number,
  signal: AbortSignal,
): Promise<IteratorResult<Uint8Array>> {
  const ended = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    ended.reject(new Stalled(seconds));
  }, seconds * 1000);
  const end = (): void => {
    ended.reject(signal.reason);
  };
  signal.addEventListener('abort', end, { once: true });
  try {
    signal.throwIfAborted();
    return await Promise.race([parts.next(), ended.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}

/** What `readThrough` reads, and how patiently. */
export interface Reading extends Persistence {
  /** Bytes of the object, from `start` up to `end` (exclusive); what comes of it is closed when it is no longer read. */
  readonly open: (start: number, end: number) => Promise<AsyncIterable<Uint8Array>>;
  readonly start: number;
  /** First byte that is no longer wanted, within the object. */
  readonly end: number;
  /** True for what passes by itself: another connection may succeed. */
  readonly passes: (error: unknown) => boolean;
  /** Seconds without a byte after which a connection is given up; 0 for never. */
  readonly stallSeconds: number;
}

/**
 * The bytes of a range from one connection after the other: where one is cut, ends early or stalls, the next goes on behind the last
 * byte that came. Attempts count anew with every connection that brought something.
 */
export async function* readThrough(reading: Reading): AsyncGenerator<Uint8Array, void, undefined> {
  const { open, start, end, passes, signal } = reading;
  const stall = reading.stallSeconds > 0 ? reading.stallSeconds : NEVER_SECONDS;
  const again = (error: unknown): boolean =>
    error instanceof Stalled || error instanceof Short || passes(error);
  let at = start;
  let parts: AsyncIterator<Uint8Array> | undefined;
  try {
    while (at < end) {
      const { connection, part } = await persistently(
        async () => {
          parts ??= (await open(at, end))[Symbol.asyncIterator]();
          const connection = parts;
          try {
            const next = await nextWithin(connection, stall, signal);
            if (next.done === true) throw new Short(end - at);
            return { connection, part: next.value };
          } catch (error) {
            parts = undefined;
            close(connection);
            throw error;
          }
        },
        again,
        reading,
      );
      parts = connection;
      const wanted = part.subarray(0, end - at);
      at += wanted.length;
      if (wanted.length > 0) yield wanted;
    }
  } finally {
    if (parts !== undefined) close(parts);
  }
}

/** The longest that a timer takes. */
const NEVER_SECONDS = 2_000_000;

/** A connection ended before everything had come. */
class Short extends Error {
  constructor(missing: number) {
    super(`the connection ended ${missing} bytes early`);
    this.name = 'Short';
  }
}

/** Nobody waits for a connection that hangs to end. */
function close(parts: AsyncIterator<Uint8Array>): void {
  parts.return?.().catch(() => undefined);
}
