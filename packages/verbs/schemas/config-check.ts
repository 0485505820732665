import { defineAction } from '#kit';
import { common, verdictOutputs } from './common.js';

/** The command line only. */
export const configCheck = defineAction({
  name: 'config-check',
  verb: 'config check',
  title: 'Check of the file of a fleet',
  description:
    'Explain every mistake in the file of a fleet by its line, and every schedule that no workflow is started by.',
  permissions: [],
  inputs: {
    file: common.fleetFile,
    workflows: {
      type: 'text',
      default: '.github/workflows',
      description: 'Folder of the workflows whose schedules are compared.',
      example: '.github/workflows',
    },
  },
  outputs: { ...verdictOutputs },
});
