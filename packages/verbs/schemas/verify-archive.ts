import { defineAction } from '#kit';
import { alertPermissions, alerts, checksOutput, common, verdictOutputs, messages } from './common.js';
import { receipt, receiptPathOutput, signingPermissions, trust } from './signing-inputs.js';

/** Where declared jumps stand unless the input says otherwise; most repositories have none. */
export const DEFAULT_EXPECTED_FILE = '.github/backproof-expected.yml';

export const verifyArchive = defineAction({
  name: 'verify-archive',
  verb: 'verify',
  title: 'Backup verification',
  description:
    'Check a backup set without a server: manifest, hashes, archive structure, every byte decoded, age, and size against the last week.',
  permissions: [
    {
      scope: 'actions',
      access: 'read',
      why: 'with `store: artifact:`; with `watch`: workflows and their runs, write for `re-enable`; with `alert: issue` if you like: when the workflow last succeeded',
    },
    { scope: 'contents', access: 'read', why: 'with `watch` only: the schedules in the files of workflows' },
    ...alertPermissions.filter(({ scope }) => scope !== 'actions'),
    ...signingPermissions,
  ],
  inputs: {
    store: {
      ...common.store,
      required: false,
      description: `${common.store.description} Needed without \`watch-only\`.`,
    },
    name: common.existingName,
    ledger: common.ledger,
    'backup-id': common.backupId,
    'manifest-sha256': common.manifestSha256,
    ...trust,
    ...receipt,
    level: {
      type: 'choice',
      values: ['quick', 'full', 'deep'],
      default: 'full',
      description:
        '`quick` (manifest, presence and sizes; reads no data and claims nothing), `full` (every byte hashed and decoded) or `deep` (also `pg_restore --list`).',
    },
    'max-age': {
      type: 'duration',
      default: '26h',
      description: 'The set may be this old: a number with `s`, `m`, `h` or `d`.',
      example: '7d',
    },
    'max-size-deviation': {
      type: 'percent',
      default: '30%',
      description:
        'How far the size, and the rows and bytes of a table, may be from the median of the last seven days. Not required while there is no history.',
      example: '50%',
    },
    'expected-changes': {
      type: 'text',
      default: DEFAULT_EXPECTED_FILE,
      description:
        'File of jumps that are expected, each with its end and its reason, so that they are not taken for damage (`docs/anomalies.md`). Nothing is expected where there is no such file.',
      example: 'ops/expected.yml',
    },
    'store-quota': {
      type: 'text',
      description:
        'How much the store may hold, with its unit: fails when it will soon be full. Default: what its disk has, where the store tells.',
      example: '500GiB',
    },
    posture: {
      type: 'boolean',
      default: false,
      description:
        'Also ask the store how well it keeps sets: versions, locks, rules that remove objects, encryption, public access, copies, and whether the credential in use could destroy them (`docs/stores.md`).',
    },
    copies: {
      type: 'list',
      description:
        'With `posture`: further stores that must have the set too, one of them in another region, account or service; one a line, as `pg-backup` has them.',
      example: 's3://offsite-bucket/app?region=eu-west-1',
    },
    'lock-days': {
      type: 'integer',
      min: 1,
      max: 36_500,
      description:
        'With `posture`: days that sets must be locked at least, 1 to 36500. Default: any number of them.',
      example: '30',
    },
    retention: {
      type: 'text',
      description:
        "With `posture`: what is kept, as retention has it, so that no rule of the store's own removes it earlier.",
      example: 'daily=14 monthly=12',
    },
    watch: {
      type: 'list',
      description:
        'Workflow files of this repository that should run by their schedule. Fails where one is disabled, late, red again and again, or soon to be disabled for want of activity.',
      example: 'backup.yml, drill.yml',
    },
    'watch-only': {
      type: 'boolean',
      default: false,
      description: 'Watch workflows, and look at no backup set.',
    },
    'watch-tolerance': {
      type: 'duration',
      default: '2h',
      description:
        'How late a scheduled run may start. GitHub starts them many minutes late, and under load later.',
      example: '6h',
    },
    're-enable': {
      type: 'boolean',
      default: false,
      description:
        'Enable watched workflows again that GitHub disabled for want of activity. What a person disabled stays so.',
    },
    'postgres-bin': common.postgresBin,
    'apt-source': common.aptSource,
    ...alerts,
    ...messages,
    summary: common.summary,
    'allow-unproven': common.allowUnproven,
  },
  outputs: {
    ...verdictOutputs,
    'receipt-path': receiptPathOutput,
    checks: checksOutput,
    'age-seconds': { description: 'Age of the set in seconds.', example: '5400' },
    'size-deviation': {
      description:
        'Size against the median of the last seven days, as a signed share; empty without history.',
      example: '-0.042',
    },
  },
});
