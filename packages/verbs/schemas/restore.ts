import { defineAction } from '#kit';
import { checksOutput, common, verdictOutputs } from './common.js';
import { receipt, receiptPathOutput, trust } from './signing-inputs.js';

/** The command line only: a real restore is nobody's scheduled job. */
export const restore = defineAction({
  name: 'restore',
  verb: 'restore',
  title: 'Restore',
  description: 'Put a verified backup set into a real, empty database.',
  permissions: [],
  inputs: {
    store: common.store,
    name: common.existingName,
    ledger: common.ledger,
    'backup-id': common.backupId,
    to: {
      type: 'text',
      required: true,
      secret: { env: 'BACKPROOF_TARGET' },
      description:
        'Connection URL of the target. A password belongs into `BACKPROOF_TARGET` or `PGPASSWORD`, not here.',
      example: 'postgres://admin@db.example.org/app',
    },
    'manifest-sha256': { ...common.manifestSha256, example: '9f86d081884c7d65…' },
    ...trust,
    ...receipt,
    jobs: common.jobs,
    recreate: {
      type: 'boolean',
      default: false,
      description: 'Drop and recreate the target database if it is not empty. Everything in it is lost.',
    },
    'postgres-bin': common.postgresBin,
    'apt-source': common.aptSource,
    'allow-unproven': common.allowUnproven,
  },
  outputs: {
    ...verdictOutputs,
    'rto-seconds': { description: 'How long the restore took, in seconds with a fraction.', example: '41.7' },
    'receipt-path': receiptPathOutput,
    checks: checksOutput,
  },
});
