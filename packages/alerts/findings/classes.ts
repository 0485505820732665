import type { FailureClass } from '../model.js';

/** What can be done with a backup, as the command line names it; `watch` is a verification of schedules alone. */
export const ALERTING_VERBS = ['backup', 'verify', 'watch', 'drill', 'smoke', 'gate', 'run'] as const;
export type AlertingVerb = (typeof ALERTING_VERBS)[number];

/** The class of a check, by the first part of its id; those of the own verb have its class. */
const CLASS_OF_FAMILY: Readonly<Record<string, FailureClass | 'own'>> = {
  freshness: 'freshness',
  size: 'size-anomaly',
  anomaly: 'size-anomaly',
  archive: 'integrity',
  manifest: 'integrity',
  backup: 'backup-failed',
  retention: 'own',
  copies: 'backup-failed',
  // A backup tells what it could not have of its source; a drill, what it therefore cannot prove.
  source: 'own',
  restore: 'drill-failed',
  equal: 'drill-failed',
  schema: 'drill-failed',
  assertion: 'drill-failed',
  rto: 'drill-failed',
  smoke: 'smoke-failed',
  schedule: 'schedule-stopped',
  posture: 'store-posture',
  gate: 'gate-blocked',
};

/** What is wrong where a verb could not be brought to a result. */
const OWN_CLASS: Readonly<Record<AlertingVerb, FailureClass>> = {
  backup: 'backup-failed',
  verify: 'integrity',
  watch: 'schedule-stopped',
  drill: 'drill-failed',
  smoke: 'smoke-failed',
  gate: 'gate-blocked',
  run: 'backup-failed',
};

export function ownClass(verb: AlertingVerb): FailureClass {
  return OWN_CLASS[verb];
}

/** The class of a check that a verb made; undefined for checks that are about no backup, such as those of a fleet's file. */
export function classOfCheck(id: string, verb: AlertingVerb): FailureClass | undefined {
  const family = id.split('.', 1)[0] ?? '';
  const known = Object.hasOwn(CLASS_OF_FAMILY, family) ? CLASS_OF_FAMILY[family] : undefined;
  return known === 'own' ? ownClass(verb) : known;
}

/** The first step of a way out, where the error itself names none. */
export const REMEDIES: Readonly<Record<FailureClass, string>> = {
  freshness: 'Look at the last runs of the backup workflow, and start it by hand',
  'size-anomaly':
    'Compare with the source what has grown or shrunk; where it is right, declare it (docs/anomalies.md)',
  integrity:
    'Take a new backup and verify it, keep the damaged set, and look at who or what writes to the store',
  'backup-failed':
    'Put right what the run names, and start the backup by hand: until then there is no new one',
  'drill-failed': 'Read the report of the run, and drill an older set to know which one can be restored',
  'smoke-failed': 'Read the report of the run: which probe failed, and what it was answered',
  'gate-blocked': 'Read which rule blocked it; back up and drill anew',
  'schedule-stopped':
    'Look at the workflow under Actions, enable it where it is disabled, and start it by hand (docs/watch.md)',
  'store-posture':
    'Set the store up as the check says, or give the step a credential that may do less (docs/stores.md)',
};
