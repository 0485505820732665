import { defineAction } from '#kit';
import { verdictOutputs } from './common.js';
import { signing } from './signing-inputs.js';

/** The command line only: a person approves, not a workflow. */
export const approve = defineAction({
  name: 'approve',
  verb: 'approve',
  title: 'Approval',
  description:
    'Approve a commit, a backup set or an artifact with a key of your own, as a signed file that a gate takes without a network.',
  permissions: [],
  inputs: {
    commit: {
      type: 'text',
      description: 'Approve this commit: its whole name, as `git rev-parse` tells it.',
      example: '6dcb09b5b57875f334f61aebed695e2e4193db5e',
    },
    'manifest-sha256': {
      type: 'text',
      description: 'Approve the backup set with this manifest: its SHA-256, as `pg-backup` put it out.',
      example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    },
    'artifact-digest': {
      type: 'text',
      description: 'Approve this file or image: its SHA-256.',
      example: 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    },
    purpose: {
      type: 'text',
      default: 'deploy',
      description: 'What may be done with it. The policy asks for exactly this word.',
      example: 'recovery',
    },
    approver: {
      type: 'text',
      required: true,
      description: 'Who you are, for the reader: what counts is the key.',
      example: 'mona',
    },
    'valid-for': {
      type: 'duration',
      default: '24h',
      description: 'How long the approval holds: `2h`, `1d`. At most 90 days.',
      example: '2h',
    },
    'key-file': {
      type: 'text',
      description:
        'File of the private Ed25519 key to sign with, as `backproof keys new` makes it. Default: the key in the environment variable `BACKPROOF_SIGNING_KEY`.',
      example: '/root/my-approval-key.pem',
    },
    'signing-key': { ...signing['signing-key'], description: 'The private Ed25519 key to sign with.' },
    out: {
      type: 'text',
      required: true,
      description: 'File that the approval is written to. One that is there is never written over.',
      example: 'approvals/mona.json',
    },
  },
  outputs: { ...verdictOutputs },
});
