import { decided, formatCount, formatDuration, notApplicable, type Check } from '#verdict';
import { expectedBy, expectedWords, type ExpectedChange } from './expected-change.js';
import { MIN_VALUES, usualOf } from './robust.js';

export interface DurationOptions {
  /** What the backup took. */
  readonly seconds: number;
  /** What those of the last seven days took. */
  readonly history: readonly number[];
  readonly expected: readonly ExpectedChange[];
  readonly now: Date;
}

/** Up to twice the usual time, and up to five minutes more, a busy source or runner is reason enough. */
const SHARE = 1;
const FLOOR_SECONDS = 300;

/** `anomaly.duration`: whether a backup took much longer than usual. A short one is no fault: less data shows in size and rows. */
export function durationAnomaly({ seconds, history, expected, now }: DurationOptions): Check {
  const parts = {
    id: 'anomaly.duration',
    expected:
      'no outlier among the last 7 days (median, MAD; twice the median, and 5 min more, are never odd)',
  };
  const usual = usualOf(history);
  if (usual === undefined) {
    const found = `${formatDuration(seconds)}; ${formatCount(history.length, 'set')} in the last 7 days, ${MIN_VALUES} are needed`;
    return notApplicable({ ...parts, found });
  }
  const { median, reach } = usual;
  const found = `${formatDuration(seconds)}, median ${formatDuration(median)} of ${formatCount(history.length, 'set')}`;
  if (seconds - median <= Math.max(reach, SHARE * median, FLOOR_SECONDS))
    return decided(true, { ...parts, found });
  const declared = expectedBy({ what: 'duration', usual: median, found: seconds }, expected, now);
  return declared === undefined
    ? decided(false, { ...parts, found })
    : decided(true, { ...parts, found: `${found}; ${expectedWords(declared)}` });
}
