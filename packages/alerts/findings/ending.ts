import type { Report } from '#report';
import type { AlertingVerb } from './classes.js';

/** A run that has its report. */
export interface Reported {
  readonly kind: 'report';
  readonly report: Report;
  /** The report in one line. */
  readonly line: string;
}

/** A run that an error kept from a report. */
export interface Broken {
  readonly kind: 'error';
  /** The whole story in one line. */
  readonly line: string;
  readonly remedy?: string;
  readonly where?: string;
}

/** How a run ended, as far as alerts are concerned. */
export interface Ending {
  readonly verb: AlertingVerb;
  readonly result: Reported | Broken;
  /** The set's name in the store; where it did not come to be known, the same as `standIn`. */
  readonly database: string;
  /** What a run is called by that ends before it knows its set's name. */
  readonly standIn: string;
  readonly allowUnproven: boolean;
  /** It was about the newest set: another one proves no recovery. */
  readonly isNewest: boolean;
  readonly at: Date;
  readonly runUrl?: string;
}
