/** What can be wrong: one issue each and database. The names are labels in users' repositories, and stable. */
export const FAILURE_CLASSES = [
  'freshness',
  'size-anomaly',
  'integrity',
  'backup-failed',
  'drill-failed',
  'smoke-failed',
  'gate-blocked',
  'schedule-stopped',
  'store-posture',
] as const;
export type FailureClass = (typeof FAILURE_CLASSES)[number];

/** What a run says of one class of one database. Where a run could say nothing of a class, there is no finding. */
export interface Finding {
  /** The set's name in the store. */
  readonly database: string;
  readonly failure: FailureClass;
  /** Unproven counts as red, unless the run lets it through. */
  readonly state: 'red' | 'green';
  /** One line. */
  readonly what: string;
  readonly expected: string;
  readonly found: string;
  /** Where to look: file, table, line. */
  readonly where?: string;
  /** What to do: the runbook line of the class, or of the error. */
  readonly remedy: string;
  readonly lastGood?: { readonly at: Date; readonly what: string };
  /** One line: what proved the recovery, such as a receipt, a set's id and the claim. */
  readonly evidence?: string;
  /** Heads of ledgers after the run, each as `number:hash` with its store: whoever can write there cannot change an issue. */
  readonly heads?: readonly string[];
  readonly runUrl?: string;
  /** When the run looked. */
  readonly at: Date;
}
