import { defineAction } from '#kit';
import {
  alertPermissions,
  alerts,
  checksOutput,
  common,
  verdictOutputs,
  messages,
  without,
} from './common.js';
import { receipt, receiptPathOutput, signingPermissions, trust } from './signing-inputs.js';

export const drRestoreSmoke = defineAction({
  name: 'dr-restore-smoke',
  verb: 'smoke',
  title: 'Smoke probes',
  description:
    'Ask a restored system what its users would ask: probes over HTTP, SQL, commands and ports, from one YAML file; starts the service under test if the file says how.',
  permissions: [...alertPermissions, ...signingPermissions],
  inputs: {
    file: {
      type: 'text',
      description:
        'The probe file: YAML, its path from the workspace. Either this or `probes` is needed. Editors complete it with `schemas/smoke.schema.json`.',
      example: '.github/smoke.yml',
    },
    probes: {
      type: 'text',
      description: 'The same YAML, written here instead of into a file.',
      example: 'probes:\n  - name: health\n    http: { url: /healthz }',
    },
    'base-url': {
      type: 'text',
      description:
        'URL that paths in the probes stand below, in place of `base-url` in the file. `${base-url}` gives it.',
      example: 'https://staging.example.org',
    },
    'connection-url': {
      type: 'text',
      secret: { env: 'BACKPROOF_TARGET' },
      description:
        'URL of the restored database, as `restore-drill` puts it out: what `sql` probes ask, and what `${connection-url}` gives.',
      example: '${{ steps.drill.outputs.connection-url }}',
    },
    store: {
      ...without(common.store, 'actionDefault'),
      required: false,
      description:
        'Where the set that was restored is kept: a folder, or a URL such as `file:///backups`. Needed where a probe compares with `${manifest:…}`.',
    },
    name: common.existingName,
    ledger: common.ledger,
    'backup-id': common.backupId,
    'manifest-sha256': common.manifestSha256,
    ...trust,
    ...receipt,
    'report-dir': {
      type: 'text',
      description:
        'Folder for the report as Markdown, JSON, JUnit and one HTML file. Default: a folder in `RUNNER_TEMP`, or `backproof-report` on the command line.',
      example: 'smoke-report',
    },
    ...alerts,
    ...messages,
    summary: common.summary,
    'allow-unproven': common.allowUnproven,
  },
  outputs: {
    ...verdictOutputs,
    passed: { description: 'How many probes held; the service under test counts as one.', example: '12' },
    failed: {
      description: 'How many probes did not hold; the service under test counts as one.',
      example: '0',
    },
    unproven: {
      description: 'How many probes could not be asked, such as those that need one that failed.',
      example: '0',
    },
    'junit-path': {
      description: 'Path of the report as JUnit, a test case a probe.',
      example: 'smoke-report/report.junit.xml',
    },
    'report-path': { description: 'Path of the HTML report.', example: 'smoke-report/report.html' },
    'receipt-path': receiptPathOutput,
    checks: checksOutput,
  },
});
