import { defineAction } from '#kit';
import { alertPermissions, alerts, common, verdictOutputs, messages } from './common.js';
import { retentionInputs } from './retention-inputs.js';
import { signing, signingPermissions } from './signing-inputs.js';

export const pgBackup = defineAction({
  name: 'pg-backup',
  verb: 'backup',
  title: 'PostgreSQL backup',
  description:
    'Back up PostgreSQL databases as a set with a manifest: hashes of every file, a fingerprint and the exact row count of every table, of one snapshot.',
  permissions: [...alertPermissions, ...signingPermissions],
  inputs: {
    source: {
      type: 'text',
      secret: { env: 'BACKPROOF_SOURCE' },
      description:
        'Connection URL of the server. Default: the `PG*` environment variables. Special characters in the password may be percent-encoded.',
      example: '${{ secrets.DATABASE_URL }}',
    },
    databases: {
      type: 'list',
      description:
        "Databases to back up, separated by commas or newlines. Default: the connection's database.",
      example: 'app, billing',
    },
    store: common.store,
    copies: {
      type: 'list',
      description:
        'Further stores that get the same set in the same pass, one a line. Behind a store may stand words of its own: `keep="daily=30 monthly=12"` (rules of `keep` for this copy; nothing is removed there without), `lock=…`, `lock-days=…` and `legal-hold=…` (else those of the backup).',
      example: 's3://backups-elsewhere/app?region=eu-west-1 keep="daily=30 monthly=12"',
    },
    lock: {
      type: 'choice',
      values: ['none', 'governance', 'compliance'],
      default: 'none',
      description:
        'Lock every object of the set for `lock-days`: `governance` can be lifted by who has the right to, `compliance` by nobody. The store must have Object Lock.',
    },
    'lock-days': {
      type: 'integer',
      min: 1,
      max: 36_500,
      description: 'Days from now for which the set is locked, 1 to 36500. Needed with `lock`.',
      example: '30',
    },
    'legal-hold': {
      type: 'boolean',
      default: false,
      description: 'Put a legal hold on every object of the set: it stays until somebody lifts it.',
    },
    ...signing,
    ...retentionInputs,
    'prune-dry-run': {
      type: 'boolean',
      default: false,
      description: 'With `keep` or `keep-within`: tell what would be deleted, and delete nothing.',
    },
    name: {
      type: 'text',
      description:
        'Name of the backup in the store. Default: the database; several databases need one. Two servers need two names.',
      example: 'app-production',
    },
    ledger: common.ledger,
    format: {
      type: 'choice',
      values: ['custom', 'directory', 'plain'],
      default: 'custom',
      description:
        '`custom` (one file, streamed, no scratch disk), `directory` (parallel) or `plain` (SQL text, restored slowly).',
    },
    jobs: common.jobs,
    compression: {
      type: 'text',
      default: 'zstd:1',
      description: '`zstd[:1-19]`, `gzip[:1-9]` or `none`.',
      example: 'zstd:3',
    },
    globals: {
      type: 'boolean',
      default: true,
      description: 'Also back up roles, memberships and tablespaces.',
    },
    'include-schema': {
      type: 'list',
      description: "Only these schemas (pg_dump's `--schema` patterns), separated by commas or newlines.",
      example: 'public, app_*',
    },
    'exclude-schema': {
      type: 'list',
      description:
        "Not these schemas (pg_dump's `--exclude-schema` patterns), separated by commas or newlines.",
      example: 'scratch',
    },
    'include-table': {
      type: 'list',
      description: "Only these tables (pg_dump's `--table` patterns), separated by commas or newlines.",
      example: 'app.orders, app.customers',
    },
    'exclude-table': {
      type: 'list',
      description:
        "Not these tables (pg_dump's `--exclude-table` patterns), separated by commas or newlines.",
      example: 'app.cache_*',
    },
    'exclude-table-data': {
      type: 'list',
      description:
        "These tables without their rows (pg_dump's `--exclude-table-data` patterns), separated by commas or newlines.",
      example: 'audit.*',
    },
    'system-version': {
      type: 'text',
      description: 'Version of the system that is backed up, recorded in the manifest.',
      example: 'v2.3.1',
    },
    witness: {
      type: 'choice',
      values: ['auto', 'strict', 'counts'],
      default: 'auto',
      description:
        "What the server says of its own rows in the dump's snapshot: exact `counts` always; `strict` also hashes every row there; `auto` is strict while `witness-budget` lasts.",
    },
    'witness-budget': {
      type: 'duration',
      default: '60s',
      description:
        'Server time that `witness: auto` may spend on hashing: a number with `s`, `m`, `h` or `d`.',
      example: '5m',
    },
    'witness-connections': {
      type: 'integer',
      default: 2,
      min: 1,
      max: 16,
      description:
        'Connections that hash at once, 1 to 16: the most load that the witness puts on the server.',
      example: '1',
    },
    'stall-timeout': {
      type: 'duration',
      default: '15m',
      description:
        'Give up when no byte has arrived from pg_dump for this long, as when a table stays locked: a number with `s`, `m`, `h` or `d`.',
      example: '30m',
    },
    'postgres-bin': common.postgresBin,
    'apt-source': common.aptSource,
    ...alerts,
    ...messages,
    summary: common.summary,
    'allow-unproven': common.allowUnproven,
  },
  outputs: {
    'backup-id': { description: 'Id of the backup set.', example: 'backup-20261120-030000' },
    'manifest-path': {
      description: 'Path of the manifest inside the store.',
      example: 'app/backups/backup-20261120-030000/backup.manifest.json',
    },
    'manifest-sha256': {
      description: 'SHA-256 of the manifest: with it, everything in the set is known.',
      example: '9f86d081884c7d65…',
    },
    copies: {
      description:
        'What became of the set in each store, as a JSON array of `{url, written, problem}`: the store of the backup, then its copies.',
      example: '[{"url":"s3://backups/app","written":true},…]',
    },
    'size-bytes': { description: "Size of the set's files in bytes.", example: '10485760' },
    'duration-seconds': {
      description: 'How long the backup took, in seconds with a fraction.',
      example: '12.4',
    },
    ...verdictOutputs,
  },
});
