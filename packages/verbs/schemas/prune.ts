import { defineAction } from '#kit';
import { common, verdictOutputs } from './common.js';
import { retentionInputs } from './retention-inputs.js';

/** The command line only: a workflow prunes with `keep` after its backup. */
export const prune = defineAction({
  name: 'prune',
  verb: 'prune',
  title: 'Retention',
  description:
    'Delete the backups that no rule keeps: never the newest proven sets, and nothing after a backup that failed or is odd.',
  permissions: [],
  inputs: {
    store: common.store,
    name: common.existingName,
    ledger: common.ledger,
    ...retentionInputs,
    grace: {
      type: 'duration',
      default: '24h',
      description:
        'What a killed backup left behind is removed when nothing was written to it for so long, which must be longer than any backup takes: a number with `s`, `m`, `h` or `d`.',
      example: '48h',
    },
    'dry-run': {
      type: 'boolean',
      default: false,
      description: 'Tell the same plan, and delete nothing.',
    },
    'allow-unproven': common.allowUnproven,
  },
  outputs: { ...verdictOutputs },
});
