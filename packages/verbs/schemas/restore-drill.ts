import { defineAction } from '#kit';
import { alertPermissions, alerts, checksOutput, common, verdictOutputs, messages } from './common.js';
import { receipt, receiptPathOutput, signingPermissions, trust } from './signing-inputs.js';

export const restoreDrill = defineAction({
  name: 'restore-drill',
  verb: 'drill',
  title: 'Restore drill',
  description:
    'Restore a backup set into a throwaway PostgreSQL server, compare every value and the schema with what was dumped, measure each phase, report.',
  permissions: [...alertPermissions, ...signingPermissions],
  inputs: {
    store: common.store,
    name: common.existingName,
    ledger: common.ledger,
    'backup-id': common.backupId,
    'manifest-sha256': common.manifestSha256,
    ...trust,
    target: {
      type: 'text',
      default: 'throwaway',
      secret: { env: 'BACKPROOF_TARGET' },
      description:
        '`throwaway` (a server of our own, removed afterwards), or the URL of an empty database, such as a service container.',
      example: 'postgres://postgres@localhost:5432/postgres',
    },
    'target-version': {
      type: 'text',
      description: "Major version of the throwaway server. Default: the source's.",
      example: '18',
    },
    listen: {
      type: 'choice',
      values: ['socket', 'loopback'],
      default: 'socket',
      description:
        'How the throwaway server is reached: a Unix socket, or 127.0.0.1 with a random port and password.',
    },
    recreate: {
      type: 'boolean',
      default: false,
      description: 'Drop and recreate the target database if it is not empty. Everything in it is lost.',
    },
    jobs: common.jobs,
    assertions: {
      type: 'text',
      description:
        'Your own checks, as YAML: a list of `query` and what it must return (`expect`), optionally with `name` and `database`.',
      example: '- query: select count(*) > 0 from app.orders\n  expect: true',
    },
    'rto-target': {
      type: 'duration',
      description:
        'Fail if fetch, verify, provision, restore and compare together take longer: a number with `s`, `m`, `h` or `d`.',
      example: '30m',
    },
    'show-values': {
      type: 'boolean',
      default: false,
      description:
        'Show the values of rows that differ in the report. Without it a row is named by its primary key, as far as that is a number or a UUID, and by the columns that differ.',
    },
    'report-dir': {
      type: 'text',
      description:
        'Folder for the report as Markdown, JSON, JUnit and one HTML file. Default: a folder in `RUNNER_TEMP`, or `backproof-report` on the command line.',
      example: 'drill-report',
    },
    ...receipt,
    keep: {
      type: 'boolean',
      default: true,
      cliDefault: false,
      description:
        "Keep the throwaway server for the job's later steps; the post step ends it. On the command line it ends with the command, or with `--keep` at Ctrl-C.",
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
    'rto-seconds': {
      description: 'Measured recovery time in seconds: fetch, verify, provision, restore and compare.',
      example: '41.7',
    },
    'connection-url': {
      description:
        'URL of the restored database, for later steps of the job. Empty with `keep: false`, and where nothing was restored.',
      example: 'postgresql://backproof@:5432/app?host=…',
    },
    'report-path': { description: 'Path of the HTML report.', example: 'drill-report/report.html' },
    'receipt-path': receiptPathOutput,
    checks: checksOutput,
  },
});
