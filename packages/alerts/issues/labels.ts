import { createHash } from 'node:crypto';
import { FAILURE_CLASSES, type FailureClass } from '../model.js';

/** Every issue of ours bears it. One that loses it is a person's own from then on. */
export const LABEL = 'backproof';

export type Severity = 'critical' | 'major' | 'minor';

/** What is at stake: the data itself, the proof that it could be had back, or a figure to look at. */
export const SEVERITY: Readonly<Record<FailureClass, Severity>> = {
  integrity: 'critical',
  'backup-failed': 'critical',
  'drill-failed': 'critical',
  freshness: 'major',
  'smoke-failed': 'major',
  'gate-blocked': 'major',
  'schedule-stopped': 'major',
  'store-posture': 'major',
  'size-anomaly': 'minor',
};

const SEVERITIES = ['critical', 'major', 'minor'] as const satisfies readonly Severity[];
/** In days. */
const AGES = [1, 3, 7, 14] as const;
const ACKNOWLEDGED = `${LABEL}:acknowledged`;

/** Labels that come and go with the state. */
const PASSING: readonly string[] = [ACKNOWLEDGED, ...AGES.map(ageLabel), ...SEVERITIES.map(severityLabel)];
const RESERVED: ReadonlySet<string> = new Set([...PASSING, ...FAILURE_CLASSES.map(classLabel)]);

/** GitHub's own limit. */
const MAX_LABEL = 50;

export function classLabel(failure: FailureClass): string {
  return `${LABEL}:${failure}`;
}

/**
 * The label of a database: its name, where that can be one. A name that is too long, holds what a label or a query for labels
 * cannot, or would be another label of ours, is shortened and told apart by a digest.
 */
export function databaseLabel(database: string): string {
  const label = `${LABEL}:${database}`;
  if (/^[\w.-]+$/.test(database) && label.length <= MAX_LABEL && !RESERVED.has(label.toLowerCase())) {
    return label;
  }
  const digest = createHash('sha256').update(database).digest('hex').slice(0, 10);
  const start = database.replace(/[^\w.-]+/g, '-').slice(0, MAX_LABEL - LABEL.length - 2 - digest.length);
  return `${LABEL}:${start}-${digest}`;
}

/** What decides on the labels of an issue. */
export interface Labelled {
  readonly database: string;
  readonly failure: FailureClass;
  /** Seconds since it turned red; undefined when it is not. */
  readonly age?: number;
  readonly silent: boolean;
}

/** An issue's labels: ours as they should be, after those that a person gave it. */
export function labelsFor(
  present: readonly string[],
  { database, failure, age, silent }: Labelled,
): string[] {
  const step = AGES.findLast((days) => age !== undefined && age >= days * 86_400);
  const ours = [
    LABEL,
    classLabel(failure),
    databaseLabel(database),
    severityLabel(SEVERITY[failure]),
    ...(step === undefined ? [] : [ageLabel(step)]),
    ...(silent ? [ACKNOWLEDGED] : []),
  ];
  // GitHub takes labels that differ in case only for one.
  const known = new Set([...PASSING, ...ours].map((label) => label.toLowerCase()));
  return [...present.filter((label) => !known.has(label.toLowerCase())), ...ours];
}

function ageLabel(days: number): string {
  return `${LABEL}:age-${days}d`;
}

function severityLabel(severity: Severity): string {
  return `${LABEL}:${severity}`;
}
