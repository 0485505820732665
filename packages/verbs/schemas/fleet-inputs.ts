import type { FleetInputs, InputSet } from '#fleet';
import { inputsOn, type ActionSchema, type InputSpec } from '#kit';
import { pgBackup } from './pg-backup.js';
import { restoreDrill } from './restore-drill.js';
import { verifyArchive } from './verify-archive.js';

/** What the workflow of a fleet decides by itself, so that its file does not. */
const DECIDED: ReadonlySet<string> = new Set([
  // The database's own lines.
  ...['store', 'name'],
  // The newest set.
  ...['backup-id', 'manifest-sha256'],
  // The job's own, and a server is thrown away.
  ...['github-token', 'target'],
  // Of the whole repository, not of a database.
  ...['watch', 'watch-only', 'watch-tolerance', 're-enable'],
  // A job's own: where the workflow looks for the report.
  ...['summary', 'report-dir', 'recreate'],
]);

/** Of a drill alone: how long the restored server is kept, which is the job's own. */
const DECIDED_OF_DRILL: ReadonlySet<string> = new Set(['keep']);

/** The inputs that a fleet file may set: all of the three actions but what the workflow decides. */
export const fleetInputs: FleetInputs = {
  plain: inputSet((spec) => !isSecret(spec)),
  secret: inputSet(isSecret),
};

function isSecret(spec: InputSpec): boolean {
  return spec.type === 'text' && spec.secret !== undefined;
}

function inputSet(wanted: (spec: InputSpec) => boolean): InputSet {
  const settable = (schema: ActionSchema): ReadonlyMap<string, InputSpec> =>
    new Map(inputsOn(schema, 'action').filter(([name, spec]) => !DECIDED.has(name) && wanted(spec)));
  const [backup, verify] = [settable(pgBackup), settable(verifyArchive)];
  const drill = new Map([...settable(restoreDrill)].filter(([name]) => !DECIDED_OF_DRILL.has(name)));
  const isShared = (name: string): boolean => backup.has(name) && verify.has(name) && drill.has(name);
  const own = (specs: ReadonlyMap<string, InputSpec>): Readonly<Record<string, InputSpec>> =>
    Object.fromEntries([...specs].filter(([name]) => !isShared(name)));
  return {
    shared: Object.fromEntries([...backup].filter(([name]) => isShared(name))),
    own: { backup: own(backup), verify: own(verify), drill: own(drill) },
  };
}
