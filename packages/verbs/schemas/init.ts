import { defineAction } from '#kit';
import { verdictOutputs } from './common.js';

/** The command line only. */
export const init = defineAction({
  name: 'init',
  verb: 'init',
  title: 'First files',
  description:
    'Write a first `.github/backproof.yml` and a workflow that follows it. What no flag says is asked at a terminal.',
  permissions: [],
  inputs: {
    database: {
      type: 'text',
      description: 'Name of the backups in the store, such as the application and its stage.',
      example: 'app-production',
    },
    'source-secret': {
      type: 'text',
      description: "Name of the repository's secret that holds the connection URL.",
      example: 'DATABASE_URL',
    },
    store: {
      type: 'text',
      description: 'Where backup sets are kept: a folder of the runner.',
      example: '/mnt/backups',
    },
    'runs-on': {
      type: 'text',
      description: 'Label of the runner that reaches the database and the store.',
      example: 'self-hosted',
    },
    schedule: {
      type: 'text',
      description: 'When to back up, verify and drill: cron in five fields, UTC.',
      example: '17 3 * * *',
    },
    folder: {
      type: 'text',
      default: '.',
      description: 'The repository’s folder, into which the files are written.',
      example: '.',
    },
    from: {
      type: 'text',
      default: 'OWNER/backproof@COMMIT',
      description:
        'Where the reusable workflows are: owner, repository and the full commit SHA of a release. What is left in capitals is for you to replace.',
      example: 'OWNER/backproof@COMMIT',
    },
    force: {
      type: 'boolean',
      default: false,
      description: 'Write over files that are there.',
    },
  },
  outputs: { ...verdictOutputs },
});
