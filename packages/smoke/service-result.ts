import type { Place } from '#yaml-file';
import type { Verdict } from '#verdict';

/** What came of the service under test. All texts are for printing: masked, escaped and cut. */
export interface ServiceResult {
  readonly verdict: Verdict;
  readonly expected: string;
  readonly found: string;
  /** From its start until it was ready, or until it was known that it is not. */
  readonly tookMs: number;
  readonly at: Place;
  /** The last lines that it wrote; none where it served well. */
  readonly lastLines: readonly string[];
}
