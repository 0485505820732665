import { defineAction } from '#kit';
import { alertPermissions, without } from './common.js';
import { pgBackup } from './pg-backup.js';
import { restoreDrill } from './restore-drill.js';
import { signingPermissions } from './signing-inputs.js';
import { verifyArchive } from './verify-archive.js';

/** Which set is meant is no question here: the one that was just made. */
const CHOOSING = ['backup-id', 'manifest-sha256'] as const;

/** Whoever watches over schedules must not be started by the schedule that is watched. */
const WATCHING = ['watch', 'watch-only', 'watch-tolerance', 're-enable'] as const;

export const root = defineAction({
  name: '',
  verb: 'run',
  title: 'Backup, verification and drill',
  description: 'Back up PostgreSQL, verify the backup, and prove that it restores, in one step.',
  permissions: [...alertPermissions, ...signingPermissions],
  inputs: {
    ...without(restoreDrill.inputs, ...CHOOSING),
    ...without(verifyArchive.inputs, ...CHOOSING, ...WATCHING),
    ...without(pgBackup.inputs, 'keep'),
    retention: {
      ...pgBackup.inputs.keep,
      description: `What \`keep\` is to pg-backup, done last, with what was proven just now. ${pgBackup.inputs.keep.description} With \`posture\`, no rule of the store's own may remove it earlier.`,
    },
    drill: {
      type: 'boolean',
      default: true,
      description: 'Restore the backup into a throwaway server and compare. `false` backs up and verifies.',
    },
  },
  outputs: {
    ...restoreDrill.outputs,
    ...verifyArchive.outputs,
    ...pgBackup.outputs,
  },
});
