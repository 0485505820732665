/** The middle of the values; undefined where there are none. */
export function medianOf(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

/** Values that are fewer have no spread to speak of. */
export const MIN_VALUES = 4;

/**
 * How far from the median a value may be before it is an outlier: modified z-score above 3.5, after Iglewicz and Hoaglin, "How to
 * Detect and Handle Outliers" (1993). The median absolute deviation is not moved by the outliers themselves.
 */
const LIMIT = 3.5 / 0.6745;

export interface Usual {
  readonly median: number;
  /** Values farther from the median are outliers. Zero where more than half of the values are equal. */
  readonly reach: number;
}

/** What values usually are; undefined where they are too few to tell. */
export function usualOf(values: readonly number[]): Usual | undefined {
  const median = medianOf(values);
  if (median === undefined || values.length < MIN_VALUES) return undefined;
  const deviation = medianOf(values.map((value) => Math.abs(value - median))) ?? 0;
  return { median, reach: LIMIT * deviation };
}
