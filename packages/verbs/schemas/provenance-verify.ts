import { defineAction } from '#kit';
import { alertPermissions, alerts, checksOutput, common, verdictOutputs, messages } from './common.js';
import { signing, signingPermissions } from './signing-inputs.js';

export const provenanceVerify = defineAction({
  name: 'provenance-verify',
  verb: 'gate',
  title: 'Gate',
  description:
    'Decide by a policy whether a deploy may go on: a backup that was restored and compared, young enough, signed by whom you trust. What is not proven blocks.',
  permissions: [
    { scope: 'contents', access: 'read', why: 'the policy, from the branch that it is taken from' },
    { scope: 'pull-requests', access: 'read', why: 'with `approvals.reviews` in the policy only' },
    ...signingPermissions.map((permission) =>
      permission.scope === 'attestations'
        ? {
            ...permission,
            why: `${permission.why}; \`read\` for \`attestations\` in the policy without \`bundle\``,
          }
        : permission,
    ),
    ...alertPermissions.map((permission) =>
      permission.scope === 'actions'
        ? { ...permission, why: `with \`approvals.environment\` in the policy; ${permission.why}` }
        : permission,
    ),
  ],
  inputs: {
    policy: {
      type: 'text',
      default: '.github/backproof-gate.yml',
      description: 'The policy: a path in the repository (`docs/gate.md`).',
      example: 'ops/gate.yml',
    },
    'policy-ref': {
      type: 'text',
      description:
        "Branch, tag or commit that the policy is read from, through GitHub's API. Default: in a workflow the repository's default branch, so that a pull request does not bring its own; elsewhere the file on this machine.",
      example: 'refs/heads/production',
    },
    'unsafe-unprotected-policy': {
      type: 'boolean',
      default: false,
      description:
        'Let a policy count although GitHub does not call the branch that it is from protected, or it is from a tag or a commit: whoever may push there then decides what is required.',
    },
    'unsafe-local-policy': {
      type: 'boolean',
      default: false,
      only: 'action',
      description:
        'Read the policy from the files that the job checked out. On a pull request whoever opened it then decides what is required.',
    },
    artifact: {
      type: 'text',
      description:
        "What is to be deployed: path of a file below the workspace, or an image with its digest. Requirements about artifacts go by it where the policy names none, and the verification summary, which speaks of the set's manifest otherwise.",
      example: 'dist/app.tar.gz',
    },
    'artifact-digest': {
      type: 'text',
      description: 'The same by its SHA-256 alone. With `artifact` both must agree.',
      example: 'sha256:${{ steps.build.outputs.digest }}',
    },
    commit: {
      type: 'text',
      description:
        'The commit that is to be deployed, whole, for `approvals` and `attestations` in the policy. Default: that of the run; of a pull request its own last one.',
      example: '${{ github.event.deployment.sha }}',
    },
    approvals: {
      type: 'list',
      description:
        'Approvals that `backproof approve` made: files below the workspace, or folders there whose `.json` files are read.',
      example: 'approvals',
    },
    ...signing,
    summary: common.summary,
    'vsa-path': {
      type: 'text',
      description:
        "Where the verification summary is written. Default: `backproof-vsa.json`, in a workflow in the runner's temporary folder.",
      example: 'vsa.json',
    },
    ...alerts,
    ...messages,
  },
  outputs: {
    ...verdictOutputs,
    decision: {
      description: '`allow` or `block`; `block` also where the step could not come to a decision.',
      example: 'allow',
      preset: 'block',
    },
    reasons: {
      description:
        'A reason for each requirement, as a JSON array of `{requirement, verdict, code, found}`, with `subject` where one requirement has several (`docs/gate.md`).',
      example: '[{"requirement":"backup","verdict":"failed","code":"drill-too-old",…}]',
    },
    'policy-sha256': {
      description: 'SHA-256 of the policy that was decided by.',
      example: '9f86d081884c7d65…',
    },
    'vsa-path': {
      description:
        'The decision as a verification summary (SLSA), signed where a key is given; empty where there is nothing that it could speak of.',
      example: '/home/runner/work/_temp/backproof-vsa.json',
    },
    checks: checksOutput,
  },
});
