import type { Place } from '#yaml-file';
import type { Verdict } from '#verdict';
import type { Probe } from './model.js';

/** What one expectation came to. All texts are for printing: masked, escaped and cut. */
export interface Finding {
  /** What was looked at, such as `status` or `header etag`; `answer` where none came. */
  readonly what: string;
  readonly expected: string;
  readonly found: string;
  readonly held: boolean;
  readonly at: Place;
}

/** What one probe came to. */
export interface ProbeResult {
  readonly name: string;
  readonly kind: Probe['does']['kind'];
  readonly at: Place;
  /** `unproven`: it was not asked, for `reason`. */
  readonly verdict: Verdict;
  /** How often it was asked. */
  readonly attempts: number;
  /** From the first attempt to the end of the last, in milliseconds. */
  readonly tookMs: number;
  /** Of the last attempt. */
  readonly findings: readonly Finding[];
  readonly reason?: string;
}

/** What a whole plan came to; its probes in the file's order. */
export interface SmokeResult {
  readonly verdict: Verdict;
  readonly probes: readonly ProbeResult[];
  /** In milliseconds. */
  readonly tookMs: number;
}
