import { defineAction } from '#kit';
import { common, verdictOutputs } from './common.js';
import { retentionInputs } from './retention-inputs.js';

/** The command line only. */
export const list = defineAction({
  name: 'list',
  verb: 'list',
  title: 'Backup sets',
  description:
    'List the backup sets of a store, newest first: size, age, encryption, when a drill proved each, until when it is locked, and with `keep` what retention would do.',
  permissions: [],
  inputs: {
    store: common.store,
    name: {
      type: 'text',
      description: 'Only the sets under this name. Default: all names.',
      example: 'app-production',
    },
    limit: {
      type: 'integer',
      default: 100,
      min: 0,
      max: 1_000_000,
      description:
        'How many of the newest sets of each name are looked into, 0 to 1000000; of older ones only names are told, and with `keep` their size in the store.',
      example: '1000',
    },
    ...retentionInputs,
  },
  outputs: { ...verdictOutputs },
});
