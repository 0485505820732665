import { formatDuration } from '#verdict';

/** An attempt took longer than it may. */
export class TimedOut extends Error {
  constructor(afterMs: number) {
    super(`no answer within ${formatDuration(afterMs / 1000)}`);
    this.name = 'TimedOut';
  }
}

type Listener = (reason: Error) => void;

/**
 * What ends work from outside: its time is over, or the run is. It does what an AbortSignal does, which takes as long to make and to
 * listen to as a whole request over HTTP where there are hundreds of them.
 */
export class Limit {
  readonly #listeners = new Set<Listener>();
  #reason: Error | undefined;
  #signal: AbortSignal | undefined;

  /** Why it ended; `undefined` while it has not. */
  get reason(): Error | undefined {
    return this.#reason;
  }

  throwIfEnded(): void {
    if (this.#reason !== undefined) throw this.#reason;
  }

  end(reason: unknown): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason instanceof Error ? reason : new Error('ended early', { cause: reason });
    for (const listener of [...this.#listeners]) listener(this.#reason);
    this.#listeners.clear();
  }

  /**
   * Be told of the end: at once where it has come.
   *
   * @returns what stops listening
   */
  onEnd(listener: Listener): () => void {
    if (this.#reason !== undefined) listener(this.#reason);
    else this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** The same for those who take a signal. */
  get signal(): AbortSignal {
    if (this.#signal === undefined) {
      const controller = new AbortController();
      this.#signal = controller.signal;
      this.onEnd((reason) => {
        controller.abort(reason);
      });
    }
    return this.#signal;
  }
}

/**
 * Do work that ends when its limit does: with the parent, or when its time is over. What does not end even then (a name server that
 * never answers) is left to itself after `graceMs`.
 */
export function within<T>(
  ms: number,
  graceMs: number,
  parent: Limit,
  work: (limit: Limit) => Promise<T>,
): Promise<T> {
  parent.throwIfEnded();
  return new Promise((resolve, reject) => {
    const limit = new Limit();
    let timer = setTimeout(() => {
      limit.end(new TimedOut(ms));
    }, ms);
    const release = parent.onEnd((reason) => {
      limit.end(reason);
    });
    limit.onEnd((reason) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        reject(reason);
      }, graceMs);
    });
    const settle = (): void => {
      clearTimeout(timer);
      release();
    };
    work(limit).then(
      (value) => {
        settle();
        resolve(value);
      },
      (error: unknown) => {
        settle();
        reject(error instanceof Error ? error : new Error('it failed', { cause: error }));
      },
    );
  });
}
