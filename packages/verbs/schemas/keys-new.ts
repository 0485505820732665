import { defineAction } from '#kit';
import { verdictOutputs } from './common.js';

/** The command line only. */
export const keysNew = defineAction({
  name: 'keys-new',
  verb: 'keys new',
  title: 'New signing key',
  description:
    'Make an Ed25519 key pair that backups and receipts are signed with, and say where each half belongs.',
  permissions: [],
  inputs: {
    'private-file': {
      type: 'text',
      required: true,
      description:
        'File that the private half is written to, for its owner alone to read. Choose a place outside the repository; a file that is there is never written over.',
      example: '/root/backproof-signing-key.pem',
    },
    'public-file': {
      type: 'text',
      required: true,
      description:
        'File that the public half is written to, in the repository. A file that is there is never written over.',
      example: '.github/backproof.pub',
    },
  },
  outputs: { ...verdictOutputs },
});
