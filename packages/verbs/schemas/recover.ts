import { defineAction } from '#kit';
import { checksOutput, common, verdictOutputs } from './common.js';
import { receipt, receiptPathOutput, signingPermissions, trust } from './signing-inputs.js';

export const recover = defineAction({
  name: 'recover',
  verb: 'recover',
  title: 'Recovery',
  description:
    'Put a backup set into the place of a real database, with a way back: backed up first, restored beside it, compared, and swapped by name.',
  permissions: [
    {
      scope: 'actions',
      access: 'read',
      why: 'with `environment`: who let the run in; with `store: artifact:`',
    },
    ...signingPermissions,
  ],
  inputs: {
    store: common.store,
    name: common.existingName,
    ledger: common.ledger,
    'backup-id': {
      ...common.backupId,
      description: 'The backup set to restore: `latest`, or an id, as `backproof list` shows them.',
    },
    'manifest-sha256': common.manifestSha256,
    ...trust,
    to: {
      type: 'text',
      required: true,
      secret: { env: 'BACKPROOF_TARGET' },
      description:
        'Connection URL of the database to recover, as its owner with `CREATEDB`, or as a superuser. On the command line a password belongs into `BACKPROOF_TARGET` or `PGPASSWORD`.',
      example: '${{ secrets.RECOVERY_URL }}',
    },
    confirm: {
      type: 'text',
      required: true,
      description:
        'The name of the database to recover, typed by whoever starts this. It must be what its server says.',
      example: 'app',
    },
    'back-to': {
      type: 'text',
      description:
        'Restore nothing, and undo a recovery: the database that it set aside, which gets its name back.',
      example: 'app_before_20261120_031500',
    },
    'unsafe-non-empty-target': {
      type: 'boolean',
      default: false,
      description:
        'Recover a database that holds something. It is backed up and set aside under another name; what is written to it after that is in no other place.',
    },
    'unsafe-no-target-backup': {
      type: 'boolean',
      default: false,
      description:
        'Take no backup of a database that holds something, such as one that cannot be read any more. It is set aside all the same.',
    },
    'unsafe-unsigned-set': {
      type: 'boolean',
      default: false,
      description:
        'Take a set from whoever wrote it into the store, without `verify-key`, `signer` or `manifest-sha256`. What stands in a set is run by the server that it is restored into.',
    },
    environment: {
      type: 'text',
      description:
        "Name of the job's environment: goes on only where GitHub says that a reviewer, not who started the run, let it in. Stands in the receipt with their names.",
      example: 'production-recovery',
    },
    ...receipt,
    jobs: common.jobs,
    'postgres-bin': common.postgresBin,
    'apt-source': common.aptSource,
    'github-token': common.githubToken,
    summary: common.summary,
    'allow-unproven': {
      ...common.allowUnproven,
      description:
        'Take the place, and pass with a warning, where a required check could not run, such as with an old set without fingerprints. A failed check always fails.',
    },
  },
  outputs: {
    ...verdictOutputs,
    'rto-seconds': {
      description: 'How long it took, in seconds with a fraction, the backup of the target included.',
      example: '41.7',
    },
    'backup-id': { description: 'The backup set that was restored.', example: 'backup-20261120-030000' },
    'set-aside': {
      description: 'What the database that was there is called now; empty where nothing took its place.',
      example: 'app_before_20261120_031500',
    },
    'target-backup': {
      description:
        'The backup of the target that was taken first, as `name/backup-id`; empty where there is none.',
      example: 'app-before-recovery/backup-20261120-031200',
    },
    'receipt-path': receiptPathOutput,
    checks: checksOutput,
  },
});
