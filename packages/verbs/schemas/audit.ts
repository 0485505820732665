import { defineAction } from '#kit';
import { checksOutput, common, verdictOutputs } from './common.js';
import { trust } from './signing-inputs.js';
import { verifyArchive } from './verify-archive.js';
import { verifyChain } from './verify-chain.js';

/** The command line only: an audit is asked for by a person. */
export const audit = defineAction({
  name: 'audit',
  verb: 'audit',
  title: 'Audit',
  description:
    'Write one report of a period: backups, verifications, drills with their times, gaps, deletions, recoveries, the ledger, keys in use, and how well each is evidenced.',
  permissions: [],
  inputs: {
    store: common.store,
    name: common.existingName,
    from: {
      type: 'text',
      required: true,
      description:
        'Beginning of the period, which is part of it: `2026-07`, `2026-07-01` or `2026-07-01T00:00:00Z`, in UTC.',
      example: '2026-07-01',
    },
    to: {
      type: 'text',
      description:
        'End of the period, which is not part of it any more, in the same forms: all of September ends with `2026-10-01`. Default: now.',
      example: '2026-10-01',
    },
    'max-gap': {
      ...verifyArchive.inputs['max-age'],
      description: 'The longest time between two backups: a number with `s`, `m`, `h` or `d`.',
    },
    'rto-target': {
      type: 'duration',
      description: 'Fail if the recovery of a drill took longer: a number with `s`, `m`, `h` or `d`.',
      example: '30m',
    },
    'rpo-target': {
      type: 'duration',
      description:
        'Fail if more could have been lost in the week before a drill: a number with `s`, `m`, `h` or `d`.',
      example: '25h',
    },
    ...trust,
    'verify-key': {
      ...trust['verify-key'],
      description:
        'Count what this public key signed: PEM, several one after the other, or the path of a file of them. What is not signed has failed then; without a key or signer nothing signed is proven. Default: `BACKPROOF_VERIFY_KEY` from the environment.',
    },
    signer: {
      ...trust.signer,
      description:
        'Count what this workflow signed, or one of these, one a line, in the words of `signer` of `verify`.',
    },
    heads: verifyChain.inputs.heads,
    anchor: verifyChain.inputs.anchor,
    'anchor-store': verifyChain.inputs['anchor-store'],
    quick: verifyChain.inputs.quick,
    approvals: {
      type: 'list',
      description:
        'Files of approvals, as `backproof approve` writes them with `--purpose recovery`, or folders of such files.',
      example: 'approvals',
    },
    'approver-key': {
      type: 'text',
      description:
        'Public keys of those whose approvals count: PEM, one after the other, or the path of a file of them.',
      example: '.github/approvers.pub',
    },
    'github-token': {
      ...common.githubToken,
      description:
        'Token to ask GitHub who let the runs of recoveries into their environment; needs `actions: read`. Without one GitHub is not asked.',
    },
    'report-dir': {
      type: 'text',
      description:
        'Folder for `audit.html` and `audit.json`. Default: `backproof-audit` in the current folder.',
      example: 'audit-2026-q3',
    },
    'allow-unproven': common.allowUnproven,
  },
  outputs: {
    ...verdictOutputs,
    'report-path': { description: 'Path of the HTML report.', example: 'audit-2026-q3/audit.html' },
    checks: checksOutput,
  },
});
