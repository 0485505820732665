import { defineAction } from '#kit';
import { checksOutput, common, verdictOutputs } from './common.js';
import { trust } from './signing-inputs.js';

/** The command line only: what follows a migration or an upgrade, by hand. */
export const diff = defineAction({
  name: 'diff',
  verb: 'diff',
  title: 'Comparison',
  description:
    'Compare two databases, a backup set and a database, or two sets: every row, large object and sequence, and the schema. Nothing is changed on either side, and nothing is claimed of a backup.',
  permissions: [],
  inputs: {
    left: {
      type: 'text',
      required: true,
      secret: { env: 'BACKPROOF_LEFT' },
      description:
        'One side: the URL of a database, or `set:latest` or `set:` and a backup id for a set of the store. A password belongs into `BACKPROOF_LEFT` or `PGPASSWORD`, not here.',
      example: 'set:latest',
    },
    right: {
      type: 'text',
      required: true,
      secret: { env: 'BACKPROOF_RIGHT' },
      description:
        'The other side, in the same words. A password belongs into `BACKPROOF_RIGHT` or `PGPASSWORD`, not here.',
      example: 'postgres://app@db2.example.org/app',
    },
    store: {
      type: 'text',
      description:
        'Where backup sets are kept, for a side that is a set: a folder, or a URL such as `file:///backups`.',
      example: '/mnt/backups',
    },
    name: common.existingName,
    ...trust,
    database: {
      type: 'text',
      description: 'Which database of a set that holds several. A URL names its own.',
      example: 'app',
    },
    'show-values': {
      type: 'boolean',
      default: false,
      description:
        'Show the values of rows that differ. Without it a row is named by its primary key, as far as that is a number or a UUID, and by the columns that differ.',
    },
    jobs: common.jobs,
    'postgres-bin': common.postgresBin,
    'apt-source': common.aptSource,
    'allow-unproven': common.allowUnproven,
  },
  outputs: { ...verdictOutputs, checks: checksOutput },
});
