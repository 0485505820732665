import { decided, formatBytes, formatCount, formatPercent, notApplicable, type Check } from '#verdict';
import { expectedBy, expectedWords, type ExpectedChange } from './expected-change.js';
import { medianOf } from './robust.js';

export interface SizedSet {
  readonly at: Date;
  /** Bytes. */
  readonly size: number;
}

export interface SizeDeviationOptions {
  /** Bytes of the set that is judged. */
  readonly size: number;
  /** Earlier sets of the same name, in any order. */
  readonly history: readonly SizedSet[];
  readonly now: Date;
  /** Largest share by which the size may be away from the median, such as 0.3. */
  readonly maxDeviation: number;
  /** Where both sizes are below, a change is not odd. */
  readonly floorBytes?: number;
  /** Jumps that were declared, and the moment by which they are in force. */
  readonly expected?: { readonly changes: readonly ExpectedChange[]; readonly now: Date };
}

export interface SizeDeviation {
  readonly check: Check;
  /** (size - median) / median, signed; undefined without a history, or where the median is nothing. */
  readonly deviation: number | undefined;
  /** Bytes. */
  readonly median: number | undefined;
}

const WINDOW_MS = 7 * 86_400_000;
const FLOOR_BYTES = 1024 * 1024;

/** `size.deviation`: how far a set's size is from the median of the last seven days. */
export function sizeDeviation(options: SizeDeviationOptions): SizeDeviation {
  const { size, maxDeviation, floorBytes = FLOOR_BYTES } = options;
  const id = 'size.deviation';
  const expected = `within ${formatPercent(maxDeviation)} of the median of the last 7 days`;
  const recent = recentSizes(options);
  const median = medianOf(recent);
  if (median === undefined) {
    const found = `${formatBytes(size)}; no earlier set in the last 7 days to compare with`;
    return { check: notApplicable({ id, expected, found }), deviation: undefined, median };
  }
  const deviation = median === 0 ? undefined : (size - median) / median;
  const compared = `${formatBytes(size)}, median ${formatBytes(median)} of ${formatCount(recent.length, 'set')}`;
  if (size < floorBytes && median < floorBytes) {
    const found = `${compared}: too small for a change to be odd (below ${formatBytes(floorBytes)})`;
    return { check: decided(true, { id, expected, found }), deviation, median };
  }
  const held = deviation !== undefined && Math.abs(deviation) <= maxDeviation;
  const away = deviation === undefined ? 'grown from nothing' : signed(deviation);
  const found = `${compared}: ${away}`;
  const declared = held ? undefined : expectedBySize(options, median);
  const check =
    declared === undefined
      ? decided(held, { id, expected, found })
      : decided(true, { id, expected, found: `${found}; ${expectedWords(declared)}` });
  return { check, deviation, median };
}

function expectedBySize({ size, expected }: SizeDeviationOptions, usual: number): ExpectedChange | undefined {
  return expected && expectedBy({ what: 'size', usual, found: size }, expected.changes, expected.now);
}

function recentSizes({ history, now }: SizeDeviationOptions): readonly number[] {
  const oldest = now.getTime() - WINDOW_MS;
  return history.filter((set) => set.at.getTime() >= oldest && set.at <= now).map((set) => set.size);
}

function signed(deviation: number): string {
  return deviation > 0 ? `+${formatPercent(deviation)}` : formatPercent(deviation);
}
