import type { InputSpec, OutputSpec, Permission } from '#kit';

/** Inputs that several actions share, each declared here once. */
export const common = {
  store: {
    type: 'text',
    required: true,
    actionDefault: 'artifact:',
    description:
      'Where backup sets are kept: a folder, or a URL such as `s3://bucket/prefix` (`docs/stores.md`). `artifact:` is the artifacts of the workflow run, which in a public repository is refused.',
    example: 's3://backups/app?region=eu-central-1',
  },
  existingName: {
    type: 'text',
    description: 'Name of the backup in the store. Default: the only one there is.',
    example: 'app-production',
  },
  backupId: {
    type: 'text',
    default: 'latest',
    description: 'The backup set: `latest`, `random` (any complete set), or an id.',
    example: 'backup-20261120-030000',
  },
  manifestSha256: {
    type: 'text',
    description:
      "SHA-256 of the set's manifest, as `pg-backup` put it out: 64 hexadecimal digits. The set must be exactly that one.",
    example: '${{ steps.backup.outputs.manifest-sha256 }}',
  },
  jobs: {
    type: 'integer',
    min: 1,
    max: 64,
    description: 'Parallel connections and processes, 1 to 64. Default: the number of CPU cores.',
    example: '4',
  },
  postgresBin: {
    type: 'text',
    description:
      'Folder that holds the PostgreSQL programs (`pg_dump`, `pg_restore`, …). Default: the right version is found on this machine, or fetched.',
    example: '/usr/lib/postgresql/17/bin',
  },
  aptSource: {
    type: 'text',
    description:
      "Where PostgreSQL programs are fetched from if this machine lacks them: `pgdg` (PostgreSQL's own packages), `system` (the distribution's), or an apt source line. Default: `pgdg` on a GitHub runner, `system` elsewhere.",
    example: 'pgdg',
  },
  fleetFile: {
    type: 'text',
    default: '.github/backproof.yml',
    description: 'The file of the fleet: its databases, and what is done with each, where and when.',
    example: '.github/backproof.yml',
  },
  githubToken: {
    type: 'text',
    secret: { env: 'GITHUB_TOKEN' },
    actionDefault: '${{ github.token }}',
    description: 'Token for what is asked of GitHub or told there. Nothing else needs one.',
  },
  summary: {
    type: 'boolean',
    default: true,
    only: 'action',
    description: "Write the report to the job's summary.",
  },
  ledger: {
    type: 'boolean',
    default: true,
    description:
      'Write down what is done in the ledger beside the sets, a chain that shows what somebody changes later. A store that takes none costs a warning; `artifact:` has none.',
  },
  allowUnproven: {
    type: 'boolean',
    default: false,
    description: 'Pass with a warning where a required check could not run. A failed check always fails.',
  },
} as const satisfies Record<string, InputSpec>;

/** Inputs of every action that tells on GitHub how its runs end; that is done by the wrapper around all of them. */
export const alerts = {
  alert: {
    type: 'choice',
    values: ['none', 'issue'],
    default: 'none',
    description:
      '`issue` keeps one issue for each database and kind of failure: opened when it is red, closed when it is proven again (`docs/issues.md`). Needs `issues: write`.',
  },
  assignees: {
    type: 'list',
    description: 'Users that issues are assigned to, separated by commas or newlines.',
    example: 'alice, bob',
  },
  mentions: {
    type: 'list',
    description: 'Users and teams that issues mention, separated by commas or newlines.',
    example: '@alice, @organisation/team',
  },
  escalate: {
    type: 'list',
    description:
      'Who else is called when an issue gets old: an age in `h` or `d`, and a mention (`@`) or an assignee, separated by commas or newlines.',
    example: '3d=@organisation/team, 7d=alice',
  },
  'reopen-within': {
    type: 'duration',
    default: '7d',
    description:
      'A relapse within this time opens the same issue again; later a new one links it. A number with `s`, `m`, `h` or `d`.',
    example: '14d',
  },
  check: {
    type: 'boolean',
    default: false,
    only: 'action',
    description:
      'Tell the commit by a check run, such as `backproof / restore-drill (app)`, that branch protection can ask for. Needs `checks: write`; with `statuses: write` alone it is a commit status.',
  },
  'github-token': common.githubToken,
} as const satisfies Record<string, InputSpec>;

/** What a token needs for them. */
export const alertPermissions: readonly Permission[] = [
  { scope: 'issues', access: 'write', why: 'with `alert: issue` only' },
  {
    scope: 'actions',
    access: 'read',
    why: 'with `store: artifact:`, write where sets of earlier runs are removed; with `alert: issue` if you like: tells when the workflow last succeeded',
  },
  { scope: 'checks', access: 'write', why: 'with `check: true` only' },
];

/** Inputs of every action that tells those who watch from outside; what they do is done by the wrapper around all of them. */
export const messages = {
  'ping-url': {
    type: 'text',
    secret: { env: 'BACKPROOF_PING_URL', isWhole: true },
    description:
      'Address that is told when a run begins (`/start` is put behind it), ends well (as it is) and does not (`/fail`), as healthchecks.io has it: who misses the ping tells you.',
    example: '${{ secrets.PING_URL }}',
  },
  'ping-ran-url': {
    type: 'text',
    secret: { env: 'BACKPROOF_PING_RAN_URL', isWhole: true },
    description: 'The same for an address that is told that a run came to its end, whatever it found.',
    example: '${{ secrets.PING_RAN_URL }}',
  },
  'webhook-url': {
    type: 'text',
    secret: { env: 'BACKPROOF_WEBHOOK_URL', isWhole: true },
    description: 'Address that the result is posted to (`docs/messages.md`).',
    example: '${{ secrets.WEBHOOK_URL }}',
  },
  'webhook-format': {
    type: 'choice',
    values: ['json', 'slack'],
    default: 'json',
    description: '`json` for programs, or `slack` for an incoming webhook of Slack.',
  },
  'webhook-on': {
    type: 'choice',
    values: ['failure', 'always'],
    default: 'failure',
    description: 'Post what is not proven (`failure`), or every result (`always`).',
  },
  'webhook-secret': {
    type: 'text',
    secret: { env: 'BACKPROOF_WEBHOOK_SECRET' },
    description: 'What posts are signed with (HMAC-SHA256), so that their receiver knows whom they are from.',
    example: '${{ secrets.WEBHOOK_SECRET }}',
  },
} as const satisfies Record<string, InputSpec>;

/** Outputs that every action has. */
export const verdictOutputs = {
  verdict: { description: '`proven`, `failed` or `unproven`.', example: 'proven' },
  claim: {
    description:
      'What the verdict is about: `none`, `intact`, `restorable`, `equal-to-dump` or `equal-to-source`.',
    example: 'equal-to-source',
  },
} as const satisfies Record<string, OutputSpec>;

export const checksOutput = {
  description: 'Every check, as a JSON array of `{id, verdict, required, expected, found, where}`.',
  example: '[{"id":"archive.hash","verdict":"proven",…}]',
} as const satisfies OutputSpec;

/** All members but the named ones, keeping their types. */
export function without<T extends object, K extends keyof T>(from: T, ...names: readonly K[]): Omit<T, K> {
  const rest = { ...from };
  for (const name of names) Reflect.deleteProperty(rest, name);
  return rest;
}
