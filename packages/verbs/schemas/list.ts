import { defineAction } from '#kit';
import { common, verdictOutputs } from './common.js';

/** The command line only. */
export const list = defineAction({
  name: 'list',
  verb: 'list',
  title: 'Backup sets',
  description: 'List the backup sets of a store, newest first, with size and age.',
  permissions: [],
  inputs: {
    store: common.store,
    name: {
      type: 'text',
      description: 'Only the sets under this name. Default: all names.',
      example: 'app-production',
    },
  },
  outputs: { ...verdictOutputs },
});
