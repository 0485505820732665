import { defineAction, type InputSpec } from '#kit';
import { common, verdictOutputs } from './common.js';
import { trust } from './signing-inputs.js';

const which = {
  store: common.store,
  name: common.existingName,
  path: {
    type: 'text',
    default: 'latest',
    description: 'The receipt: its path in the store, the name of its file, or `latest`.',
    example: 'app/receipts/20261120-040000-drill-backup-20261120-030000.json',
  },
} as const satisfies Record<string, InputSpec>;

/** The command line only. */
export const receiptShow = defineAction({
  name: 'receipt-show',
  verb: 'receipt show',
  title: 'Receipt',
  description: 'Show what a receipt says. Whether it is true is for `receipt verify` to tell.',
  permissions: [],
  inputs: which,
  outputs: { ...verdictOutputs },
});

/** The command line only. */
export const receiptVerify = defineAction({
  name: 'receipt-verify',
  verb: 'receipt verify',
  title: 'Verification of a receipt',
  description:
    'Check who signed a receipt, and that it speaks of the very set that lies in the store. Needs no network but the store’s.',
  permissions: [],
  inputs: { ...which, ...trust },
  outputs: { ...verdictOutputs },
});
