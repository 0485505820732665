import { defineAction } from '#kit';
import { checksOutput, common, verdictOutputs } from './common.js';
import { trust } from './signing-inputs.js';

/** The command line only: the gate asks the same in a workflow. */
export const verifyChain = defineAction({
  name: 'verify-chain',
  verb: 'verify chain',
  title: 'Verification of a chain',
  description:
    "Check the ledger of a store, or another system's chain of records, and name the first that was edited, deleted, moved or added.",
  permissions: [],
  inputs: {
    store: {
      ...common.store,
      required: false,
      description: 'Where the ledger is, as for a backup. Needed without `records`.',
    },
    name: common.existingName,
    since: {
      type: 'text',
      description:
        'A head of the ledger that was verified before, as `number:hash`: only what is later is read, and that it is still there.',
      example: '1024:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    },
    heads: {
      type: 'list',
      description:
        'Heads that were noted somewhere else, such as in a job’s summary, as `number:hash`; of records the hash alone will do. Without any a cut end, or a chain that was written anew, cannot be told.',
      example: '1024:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    },
    anchor: {
      type: 'list',
      description:
        'Files with signed heads, as `backproof ledger anchor` writes them, or of tags that have one in their message (`git cat-file tag`). Each must have one that counts by `verify-key` or `signer`.',
      example: 'ledger-anchor.json',
    },
    'anchor-store': {
      type: 'text',
      description:
        'A store that `backproof ledger anchor` put signed heads into, of which one must count in the same way.',
      example: 's3://anchors/app?region=eu-central-1',
    },
    quick: {
      type: 'boolean',
      default: false,
      description:
        'Read the checkpoints that bundle entries, and single entries only after the last: few requests, however long the ledger is.',
    },
    ...trust,
    'verify-key': {
      ...trust['verify-key'],
      description:
        'Take the heads in the receipts that this public key signed: PEM, several one after the other, or the path of a file of them. Default: `BACKPROOF_VERIFY_KEY` from the environment.',
    },
    signer: {
      ...trust.signer,
      description:
        'Take the heads in the receipts that this workflow signed, or one of these, one a line, in the words of `signer` of `verify`.',
    },
    records: {
      type: 'text',
      description:
        "Check another system's records instead: a file with one on each line, or a folder with one in each `.json` file, in the order of their names.",
      example: 'restored/provenance.jsonl',
    },
    'hash-field': {
      type: 'text',
      description:
        'With `records`: where a record keeps its own hash, as a path such as `meta.hash`. Without it the next record alone knows it.',
      example: 'hash',
    },
    'prev-field': {
      type: 'text',
      default: 'prev',
      description: 'With `records`: where a record keeps the hash of the one before.',
      example: 'previous_hash',
    },
    'order-field': {
      type: 'text',
      description: 'With `records`: where a record keeps a number that grows along the chain.',
      example: 'seq',
    },
    'time-field': {
      type: 'text',
      description: 'With `records`: where a record keeps its time, which does not go backwards.',
      example: 'created_at',
    },
    'hash-algorithm': {
      type: 'choice',
      values: ['sha256', 'sha3-256', 'sha512'],
      default: 'sha256',
      description: 'With `records`: how hashes are made.',
    },
    'hash-of': {
      type: 'choice',
      values: ['canonical', 'bytes'],
      default: 'canonical',
      description:
        'With `records`: what is hashed, the canonical form (RFC 8785) without `hash-field`, or the bytes of the line or file.',
    },
    genesis: {
      type: 'text',
      description:
        'With `records`: what the first one has in `prev-field`. Default: nothing, an empty text, or zeros.',
      example: 'genesis',
    },
    branch: {
      type: 'text',
      description:
        'With `records` that branch: the one to follow, by the hash of its last record, or by what its records have in `branch-field`.',
      example: 'main',
    },
    'branch-field': {
      type: 'text',
      description: 'With `branch`: where a record says which branch it is of.',
      example: 'branch',
    },
  },
  outputs: { ...verdictOutputs, checks: checksOutput },
});
