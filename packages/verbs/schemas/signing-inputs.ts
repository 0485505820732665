import type { InputSpec, OutputSpec, Permission } from '#kit';

/** Inputs of what writes something that may be signed. */
export const signing = {
  'signing-key': {
    type: 'text',
    secret: { env: 'BACKPROOF_SIGNING_KEY' },
    description:
      'Sign what is written with this Ed25519 private key (PKCS#8 PEM, as `backproof keys new` makes it); several keys one after the other all sign.',
    example: '${{ secrets.BACKPROOF_SIGNING_KEY }}',
  },
  keyless: {
    type: 'boolean',
    default: false,
    description:
      'Sign with the identity of the workflow instead, through Sigstore. Needs `id-token: write`; the name of the repository and of the workflow gets into a public log.',
  },
  'keyless-public-log': {
    type: 'boolean',
    default: false,
    description: 'With `keyless`: a private repository agrees that its name is published for good.',
  },
  attest: {
    type: 'boolean',
    default: false,
    description:
      "With `keyless`: also keep what is signed among the repository's attestations, where GitHub's plan has them. Needs `attestations: write`; a refusal costs a warning.",
  },
} as const satisfies Record<string, InputSpec>;

/** Inputs of what leaves a receipt. */
export const receipt = {
  ...signing,
  receipt: {
    type: 'boolean',
    default: true,
    description:
      'Write what was established into the store as a receipt, beside the sets, so that retention, listings and audits know it. A store that takes none costs a warning.',
  },
} as const satisfies Record<string, InputSpec>;

/** What a token needs for them. */
export const signingPermissions: readonly Permission[] = [
  { scope: 'id-token', access: 'write', why: 'with `keyless: true` only' },
  { scope: 'attestations', access: 'write', why: 'with `attest: true` only' },
];

/** Inputs of what reads something that may be signed. */
export const trust = {
  'verify-key': {
    type: 'text',
    description:
      'Demand a signature by this public key: PEM, several one after the other, or the path of a file of them. A set that is not signed has failed, and a receipt that is not signed proves nothing. Default: `BACKPROOF_VERIFY_KEY` from the environment.',
    example: '.github/backproof.pub',
  },
  'verify-threshold': {
    type: 'integer',
    default: 1,
    min: 1,
    max: 64,
    description: 'With `verify-key`: how many of these keys must have signed, 1 to 64.',
    example: '2',
  },
  signer: {
    type: 'list',
    description:
      'Demand a signature by this workflow, or one of these, one a line: `identity=` (its URL with its ref), and as far as given `issuer=` (GitHub by default), `repository-id=`, `owner-id=`, `workflow=`, `ref=` and `runner=`, all of which must be exactly so. Beside `verify-key`, either will do.',
    example:
      'identity=https://github.com/acme/shop/.github/workflows/backup.yml@refs/heads/main repository-id=1234',
  },
  'trusted-root': {
    type: 'text',
    description:
      "With `signer`: file of the Sigstore root that vouches for the certificates, such as `gh attestation trusted-root` prints, which has that of GitHub's own instance for private repositories too. Default: Sigstore's public root.",
    example: '.github/trusted_root.jsonl',
  },
} as const satisfies Record<string, InputSpec>;

export const receiptPathOutput = {
  description: 'Path of the receipt inside the store; empty where none was written.',
  example: 'app/receipts/20261120-040000-drill-backup-20261120-030000.json',
} as const satisfies OutputSpec;
