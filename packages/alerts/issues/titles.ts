import { visible } from '#report';
import type { FailureClass } from '../model.js';

const WRONG: Readonly<Record<FailureClass, string>> = {
  freshness: 'the newest backup is too old',
  'size-anomaly': 'the backup has an odd size',
  integrity: 'the backup is damaged',
  'backup-failed': 'the backup failed',
  'drill-failed': 'the restore drill failed',
  'smoke-failed': 'the restored system failed its probes',
  'gate-blocked': 'the deployment was blocked',
  'schedule-stopped': 'a scheduled workflow stopped',
  'store-posture': 'the store could lose its backups, or show them',
};

/** GitHub's own limit is 256. */
const LONGEST_NAME = 150;

/** The title of an issue. GitHub reads no mentions and no Markdown but code in it. */
export function titleOf(database: string, failure: FailureClass): string {
  return `${visible(database, LONGEST_NAME).replaceAll('`', "'")}: ${WRONG[failure]}`;
}
