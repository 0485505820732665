import { decided, formatDuration, notApplicable, type Check } from '#verdict';

export interface RtoOptions {
  /** What the restore took, all phases together. */
  readonly seconds: number;
  readonly targetSeconds: number | undefined;
}

/** `rto.target`: whether the data was back within the recovery time that was promised. */
export function rto({ seconds, targetSeconds }: RtoOptions): Check {
  const found = formatDuration(seconds);
  const id = 'rto.target';
  if (targetSeconds === undefined) {
    return notApplicable({ id, expected: 'no target was set', found });
  }
  return decided(seconds <= targetSeconds, {
    id,
    expected: `at most ${formatDuration(targetSeconds)}`,
    found,
  });
}
