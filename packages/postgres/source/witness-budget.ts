/** Bytes of a table that are hashed in a second of server time, before anything was measured. */
const USUAL_RATE = 100e6;
/** A measurement of less is not believed: it is all start-up. */
const MEASURED_SECONDS = 0.3;

/** Leave to run one statement. */
export interface Grant {
  /** How long it may take. */
  readonly seconds: number;
  readonly expected: number;
  readonly bytes: number;
}

/**
 * Server time that may be spent, over several sessions at once. Every statement is given a limit when it starts, and the limits of
 * those that run never add up to more than what is left: the budget holds even where every estimate was wrong.
 */
export class WitnessBudget {
  readonly seconds: number;
  readonly #sessions: number;
  #spent = 0;
  #reserved = 0;
  #running = 0;
  #expected = 0;
  #measuredBytes = 0;

  constructor(seconds: number, sessions: number) {
    this.seconds = seconds;
    this.#sessions = sessions;
  }

  /** Seconds that hashing a table of this size takes, as far as was seen. */
  estimate(bytes: number): number {
    const rate = this.#spent >= MEASURED_SECONDS ? this.#measuredBytes / this.#spent : USUAL_RATE;
    return bytes / Math.max(rate, 1);
  }

  /** Whether hashing so much more is expected to fit, beside what runs. */
  admits(bytes: number): boolean {
    return this.#spent + this.#expected + this.estimate(bytes) <= this.seconds;
  }

  /** Start a statement. @returns undefined where too little is left for what it is expected to take */
  start(bytes: number): Grant | undefined {
    const left = this.seconds - this.#spent - this.#reserved;
    const expected = this.estimate(bytes);
    const shared = left / Math.max(1, this.#sessions - this.#running);
    const seconds = Math.min(left, Math.max(shared, 2 * expected));
    if (seconds <= 0 || seconds < expected) return undefined;
    this.#reserved += seconds;
    this.#expected += expected;
    this.#running++;
    return { seconds, expected, bytes };
  }

  /** A statement is over. */
  end(grant: Grant, seconds: number): void {
    this.#reserved -= grant.seconds;
    this.#expected -= grant.expected;
    this.#running--;
    this.#spent += seconds;
    this.#measuredBytes += grant.bytes;
  }
}
