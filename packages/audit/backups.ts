import { parseBackupId } from '#policy';
import type { AuditedLedger } from './deeds.js';
import type { Evidence } from './evidence.js';
import type { AuditedBackup, AuditedRun, BackupState } from './model.js';
import type { FoundBackup } from './sets.js';

export interface BackupsAsked {
  /** Ids of the sets of the period that lie in the store. */
  readonly inside: readonly string[];
  readonly sets: ReadonlyMap<string, FoundBackup>;
  readonly ledger: AuditedLedger;
  readonly runs: readonly AuditedRun[];
}

/** The backups of the period that lie in the store, or that the ledger tells of; oldest first. */
export function auditedBackups({ inside, sets, ledger, runs }: BackupsAsked): readonly AuditedBackup[] {
  const verified = newestOf(runs, 'verification');
  const drilled = newestOf(runs, 'drill');
  const ids = [...new Set([...inside, ...ledger.made.keys()])].sort();
  return ids.flatMap((id): readonly AuditedBackup[] => {
    const named = parseBackupId(id);
    if (named === undefined) return [];
    const found = sets.get(id);
    const made = ledger.made.get(id);
    const deleted = ledger.deleted.get(id);
    const state = stateOf(found, made?.subject.manifest_sha256, deleted !== undefined);
    return [
      {
        ...{ id, state, made, deleted, said: found?.said, at: found?.said?.snapshotAt ?? named },
        evidence: found?.complete === true ? found.evidence : TOLD[state],
        verified: verified.get(id),
        drilled: drilled.get(id),
      },
    ];
  });
}

const LEDGER: Evidence = { standing: 'ledger', by: [] };
const NOBODY: Evidence = { standing: 'unsigned', by: [] };

/** What tells of a backup that has no manifest. */
const TOLD: Readonly<Record<BackupState, Evidence>> = {
  ...{ held: NOBODY, changed: NOBODY, unreadable: NOBODY, incomplete: NOBODY },
  ...{ pruned: LEDGER, gone: LEDGER },
};

function stateOf(found: FoundBackup | undefined, sha256: string | undefined, deleted: boolean): BackupState {
  if (found?.complete !== true) {
    if (sha256 === undefined) return 'incomplete';
    return deleted ? 'pruned' : 'gone';
  }
  if (sha256 !== undefined && sha256 !== found.manifestSha256) return 'changed';
  return found.said === undefined ? 'unreadable' : 'held';
}

/** The newest run of a kind that counts, by the set that it is about. @param runs oldest first */
function newestOf(runs: readonly AuditedRun[], kind: AuditedRun['kind']): ReadonlyMap<string, AuditedRun> {
  return new Map(runs.filter((run) => run.counts && run.kind === kind).map((run) => [run.id, run]));
}
