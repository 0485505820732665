/** The present, passed in so that rules stay pure and tests can choose the time. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Where an engine function tells what it does. `kit` and `cli` bring their own. */
export interface Logger {
  /** A line that every reader should see. */
  info(line: string): void;
  warning(line: string): void;
  debug(line: string): void;
  /** Lines that belong together (a fold in a workflow's log). The group closes when `work` settles. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
}

/** How far long work has come. Any part may be unknown. */
export interface ProgressReport {
  /** What is being done, such as `dump` or `restore`. */
  readonly phase: string;
  readonly bytes?: number;
  readonly totalBytes?: number;
  readonly items?: number;
  readonly totalItems?: number;
  /** The item at hand, such as a table. */
  readonly current?: string;
}

export type Progress = (report: ProgressReport) => void;

/** What every engine function is handed besides its options. */
export interface Ports {
  readonly clock: Clock;
  readonly log: Logger;
  readonly progress: Progress;
  /** Aborted when the run must end early: a signal, a cancelled workflow. */
  readonly signal: AbortSignal;
}
