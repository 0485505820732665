import { OperationFailed, formatDuration, type Advice } from '#verdict';

/** Why nothing moves, as far as somebody could find out. */
export interface StallReason extends Advice {
  readonly why: string;
}

/**
 * Ends work that makes no progress: `signal` is aborted with an OperationFailed when nobody called `touch` for the given time.
 * Whoever makes one calls `end`.
 */
export class StallWatch {
  readonly #controller = new AbortController();
  readonly #what: string;
  readonly #limit: number;
  readonly #explain: () => Promise<StallReason | undefined>;
  readonly #timer: NodeJS.Timeout;
  #last = process.hrtime.bigint();
  #ended = false;

  /**
   * @param seconds without progress until the work is ended; 0 means never
   * @param explain asked for the reason while the work still waits; it takes seconds at most
   */
  constructor(
    what: string,
    seconds: number,
    explain: () => Promise<StallReason | undefined> = () => Promise.resolve(undefined),
  ) {
    this.#what = what;
    this.#limit = seconds;
    this.#explain = explain;
    this.#timer = setInterval(
      () => {
        const idle = Number(process.hrtime.bigint() - this.#last) / 1e9;
        if (seconds > 0 && idle >= seconds) void this.#giveUp();
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
    this.#ended = true;
    clearInterval(this.#timer);
  }

  async #giveUp(): Promise<void> {
    clearInterval(this.#timer);
    // Where it cannot be found out, that it stalled is still true.
    const found = await this.#explain().catch(() => undefined);
    if (this.#ended) return;
    const { why, ...advice } = found ?? UNKNOWN;
    this.#controller.abort(
      new OperationFailed(`${this.#what} stalled: no byte for ${formatDuration(this.#limit)}${why}`, advice),
    );
  }
}

const UNKNOWN: StallReason = {
  why: '',
  remedy:
    'Look for a lock on the source (pg_stat_activity, wait_event_type = Lock), a dead connection, or a store that hangs; raise `stall-timeout` if that is normal',
};
