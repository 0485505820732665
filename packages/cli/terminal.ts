import type { Clock, Logger, Progress, Redactor } from '#verdict';
import { ProgressMeter, throttledProgress } from '#kit';

/** A stream that text is written to: standard output or standard error. */
export interface TextStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

export interface TerminalOptions {
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  readonly redactor: Redactor;
  /** Standard output is for one document; whatever else is said goes to standard error. */
  readonly json: boolean;
  readonly clock: Clock;
  readonly verbose: boolean;
}

const LIVE_EVERY_MS = 100;
const PLAIN_EVERY_MS = 10_000;

/** What a person sees: lines, and below them one line of progress that is rewritten where there is a terminal. */
export class Terminal {
  readonly #options: TerminalOptions;
  #live = false;

  constructor(options: TerminalOptions) {
    this.#options = options;
  }

  /** A line of the result. */
  out(line: string): void {
    this.#print(this.#options.json ? this.#options.stderr : this.#options.stdout, line);
  }

  /** A line about the result. */
  err(line: string): void {
    this.#print(this.#options.stderr, line);
  }

  /** The one JSON document. */
  document(value: unknown): void {
    const text = JSON.stringify(this.#options.redactor.redactAll(value), undefined, 2);
    this.#clearLive();
    this.#options.stdout.write(`${text}\n`);
  }

  get log(): Logger {
    return {
      info: (line) => {
        this.out(line);
      },
      warning: (line) => {
        this.err(`Warning: ${line}`);
      },
      debug: (line) => {
        if (this.#options.verbose) this.err(line);
      },
      group: (title, work) => {
        this.out(title);
        return work();
      },
    };
  }

  get progress(): Progress {
    const { stderr, clock } = this.#options;
    if (stderr.isTTY !== true) {
      return throttledProgress(clock, PLAIN_EVERY_MS, (line) => {
        this.err(line);
      });
    }
    const meter = new ProgressMeter(clock);
    let shownAt = 0;
    return (report) => {
      const line = meter.line(report);
      const now = clock.now().getTime();
      if (now - shownAt < LIVE_EVERY_MS) return;
      shownAt = now;
      this.#clearLive();
      stderr.write(this.#options.redactor.redact(line).slice(0, (stderr.columns ?? 80) - 1));
      this.#live = true;
    };
  }

  #print(stream: TextStream, line: string): void {
    this.#clearLive();
    stream.write(`${this.#options.redactor.redact(line)}\n`);
  }

  /** Carriage return, and erase to the end of the line (ECMA-48, EL). */
  #clearLive(): void {
    if (this.#live) this.#options.stderr.write('\r\x1b[K');
    this.#live = false;
  }
}
