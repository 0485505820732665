import {
  formatBytes,
  formatCount,
  formatDuration,
  type Clock,
  type Progress,
  type ProgressReport,
} from '#verdict';

/** Turns reports into lines, remembering when each phase began, for its rate and the time that is left. */
export class ProgressMeter {
  readonly #clock: Clock;
  #phase = '';
  #startedAt = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `dump: 120 MiB of 256 MiB, 34 MiB/s, 12 of 28, app.events, 4 s left` */
  line(report: ProgressReport): string {
    const now = this.#clock.now().getTime();
    if (report.phase !== this.#phase) {
      this.#phase = report.phase;
      this.#startedAt = now;
    }
    const seconds = (now - this.#startedAt) / 1000;
    const parts: string[] = [];
    if (report.bytes !== undefined) {
      const total = report.totalBytes === undefined ? '' : ` of ${formatBytes(report.totalBytes)}`;
      parts.push(`${formatBytes(report.bytes)}${total}`);
      if (seconds >= 1) parts.push(`${formatBytes(report.bytes / seconds)}/s`);
    }
    if (report.items !== undefined) {
      parts.push(
        report.totalItems === undefined
          ? formatCount(report.items)
          : `${formatCount(report.items)} of ${formatCount(report.totalItems)}`,
      );
    }
    if (report.current !== undefined) parts.push(report.current);
    const share = shareDone(report);
    if (share !== undefined && share > 0 && share < 1 && seconds >= 1) {
      parts.push(`${formatDuration(Math.ceil((seconds / share) * (1 - share)))} left`);
    }
    return parts.length === 0 ? report.phase : `${report.phase}: ${parts.join(', ')}`;
  }
}

function shareDone(report: ProgressReport): number | undefined {
  if (report.bytes !== undefined && report.totalBytes !== undefined && report.totalBytes > 0) {
    return report.bytes / report.totalBytes;
  }
  if (report.items !== undefined && report.totalItems !== undefined && report.totalItems > 0) {
    return report.items / report.totalItems;
  }
  return undefined;
}

/** Show a line no more often than every `everyMs` milliseconds. Short work shows none. */
export function throttledProgress(clock: Clock, everyMs: number, show: (line: string) => void): Progress {
  const meter = new ProgressMeter(clock);
  let shownAt = clock.now().getTime();
  return (report) => {
    const line = meter.line(report);
    const now = clock.now().getTime();
    if (now - shownAt < everyMs) return;
    shownAt = now;
    show(line);
  };
}
