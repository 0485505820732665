import { defineAction } from '#kit';
import { checksOutput, common, verdictOutputs } from './common.js';
import { signing } from './signing-inputs.js';

/** The command line only: whoever keeps an anchor is somebody else than the workflow that writes the ledger. */
export const ledgerAnchor = defineAction({
  name: 'ledger-anchor',
  verb: 'ledger anchor',
  title: 'Anchor of a ledger',
  description:
    'Look at the ledger of a store, and sign its head, to be kept where whoever can write to that store cannot: as a file, in the message of a tag, or locked in another store.',
  permissions: [],
  inputs: {
    store: { ...common.store, description: 'Where the ledger is, as for a backup.' },
    name: common.existingName,
    out: {
      type: 'text',
      description: 'File that the signed head is written to. One that is there is never written over.',
      example: 'ledger-anchor.json',
    },
    'anchor-store': {
      type: 'text',
      description:
        'Store that the signed head is put into, beside those that are there: a folder, or a URL. The head must go on from what the same key signed there before.',
      example: 's3://anchors/app?region=eu-central-1',
    },
    lock: {
      type: 'choice',
      values: ['none', 'governance', 'compliance'],
      default: 'none',
      description:
        'With `anchor-store`: lock it for `lock-days`: `governance` can be lifted by who has the right to, `compliance` by nobody. The store must have Object Lock.',
    },
    'lock-days': {
      type: 'integer',
      min: 1,
      max: 36_500,
      description: 'Days from now for which it is locked, 1 to 36500. Needed with `lock`.',
      example: '365',
    },
    ...signing,
  },
  outputs: {
    ...verdictOutputs,
    head: { description: 'The head that was signed, as `number:hash`.', example: '1024:9f86d081884c7d65…' },
    checks: checksOutput,
  },
});
