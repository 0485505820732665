import { Stalled } from './persistence.js';

/** The longest that a timer takes. */
const NEVER_SECONDS = 2_000_000;

/** Gives a request up when it stands still. Whoever makes one disposes of it. */
export class StallGuard {
  readonly #own = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #release: () => void;
  #stalled: Stalled | undefined;

  /**
   * @param seconds without a sign of life after which it is given up; 0 for never
   * @param run ends the request as well
   */
  constructor(seconds: number, run: AbortSignal) {
    const patience = seconds > 0 ? seconds : NEVER_SECONDS;
    this.#timer = setTimeout(() => {
      this.#stalled = new Stalled(patience);
      this.#own.abort(this.#stalled);
    }, patience * 1000);
    const end = (): void => {
      this.#own.abort(run.reason);
    };
    if (run.aborted) end();
    run.addEventListener('abort', end, { once: true });
    this.#release = () => {
      run.removeEventListener('abort', end);
    };
  }

  /** Aborted by the stall, or with the run. */
  get signal(): AbortSignal {
    return this.#own.signal;
  }

  /** What to throw in place of a library's own error, once it has stalled. */
  get stalled(): Stalled | undefined {
    return this.#stalled;
  }

  /** Something moved. */
  readonly moved = (): void => {
    this.#timer.refresh();
  };

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.#release();
  }
}
