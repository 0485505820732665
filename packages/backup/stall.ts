import { OperationFailed, formatDuration } from '#verdict';

/**
 * Ends work that makes no progress: `signal` is aborted with an OperationFailed when nobody called `touch` for the given time.
 * Whoever makes one calls `end`.
 */
export class StallWatch {
  readonly #controller = new AbortController();
  readonly #limit: number;
  readonly #timer: NodeJS.Timeout;
  #last = process.hrtime.bigint();

  /** @param seconds without progress until the work is ended; 0 means never */
  constructor(what: string, seconds: number, progressOf = 'byte') {
    this.#limit = seconds;
    this.#timer = setInterval(
      () => {
        const idle = Number(process.hrtime.bigint() - this.#last) / 1e9;
        if (seconds > 0 && idle >= this.#limit) {
          this.#controller.abort(
            new OperationFailed(`${what} stalled: no ${progressOf} for ${formatDuration(this.#limit)}`, {
              remedy:
                'Look for a lock on the source (pg_stat_activity, wait_event_type = Lock), a dead connection, or a store that hangs; raise `stall-timeout` if that is normal',
            }),
          );
        }
      },
      Math.min(1000, Math.max(50, seconds * 100)),
    );
    this.#timer.unref();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  touch(): void {
    this.#last = process.hrtime.bigint();
  }

  end(): void {
    clearInterval(this.#timer);
  }
}
