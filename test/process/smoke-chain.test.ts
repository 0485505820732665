import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SaxesParser } from 'saxes';
import type { Connection } from '#postgres';
import { checksOf, leftIn, pathWith, startService, urlOf, type Service } from '../support/process.js';
import { Job, type StepResult } from '../support/runner.js';
import { hashOf, OBJECTS, SMOKE_SQL, SmokeService } from '../support/smoke-service.js';

const SMOKE = 'actions/dr-restore-smoke';

let postgres: Service;
let database: Connection;
let path: string;
beforeAll(async () => {
  postgres = await startService(17);
  database = await postgres.database(SMOKE_SQL, 'app');
  path = await pathWith(17);
});
afterAll(async () => {
  await postgres[Symbol.asyncDispose]();
});

/** Both ready sets, and a comparison with the manifest, of what a drill left running. */
const FILE = `
probes:
  - use:
      health:
        status-equals: ready
        checks: $.checks[*].status
        objects: [${OBJECTS.map((bytes) => `'${hashOf(bytes)}'`).join(', ')}]
        etag-characters: 32
        keys: { url: /keys, ids: [k-2026, k-old] }
        count: { url: /orders/count, at-least: 20 }
  - use:
      postgres:
        extensions: [pg_trgm]
        newest: [{ table: orders, column: created_at, max-age: 26h }]
        not-empty: [public.customers, orders]
  - name: the version of the source
    sql: { query: "select split_part(current_setting('server_version'), '.', 1)" }
    capture: { major: { value: } }
  - name: rows of the source
    sql: { query: select count(*) from orders }
    expect:
      - { value: , equals: '\${manifest:$.databases[0].relations[?@.name=="public.orders"].rows}' }
`;

test('a set is restored, served, asked and compared with its manifest, in one job', async () => {
  await using job = await Job.start();
  const backup = await job.main('actions/pg-backup', {
    with: { source: urlOf(database), store: 'backups', name: 'app' },
    path,
  });
  expect(backup.exitCode).toBe(0);
  const drill = await job.main('actions/restore-drill', {
    with: { store: 'backups', name: 'app', listen: 'loopback' },
    path,
  });
  expect(drill.exitCode).toBe(0);
  const url = drill.outputs['connection-url'] ?? '';
  {
    await using service = await SmokeService.start({ databaseUrl: url });
    await writeFile(join(job.workspace, 'smoke.yml'), FILE);
    const step = await job.main(SMOKE, {
      with: {
        ...{ file: 'smoke.yml', 'base-url': `http://127.0.0.1:${service.port}`, 'connection-url': url },
        ...{ store: 'backups', name: 'app', 'manifest-sha256': backup.outputs['manifest-sha256'] ?? '' },
      },
    });
    const wrong = checksOf(step).filter(({ verdict, required }) => required && verdict !== 'proven');
    expect(wrong).toEqual([]);
    expect(step.annotations).toEqual([]);
    expect(step.exitCode).toBe(0);
    expect(Number(step.outputs['passed'])).toBeGreaterThan(8);
    expect(step.summary).toContain('rows of the source');
    expect(step.openGroups).toBe(0);
    await job.post(SMOKE, step);
  }
  await job.post('actions/restore-drill', drill);
  await job.post('actions/pg-backup', backup);
  expect(await leftIn(job)).toEqual([]);
});

/** The test cases of a JUnit file: name, and what is inside. */
async function casesOf(step: StepResult): Promise<ReadonlyMap<string, string>> {
  const cases = new Map<string, string>();
  let current = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'testcase') cases.set((current = attributes['name'] ?? ''), 'passed');
    else if (name === 'failure' || name === 'error' || name === 'skipped') cases.set(current, name);
  });
  parser.write(await readFile(step.outputs['junit-path'] ?? '', 'utf8')).close();
  return cases;
}

describe('a file of which much fails', () => {
  const SECRET = 'tok"en&<4f9a>';
  const LINES = [
    'timeout: 5s',
    'probes:',
    ...Array.from({ length: 12 }, (_, n) => `  - { name: wrong ${n}, http: { url: /nowhere/${n} } }`),
    '  - { name: later, needs: [wrong 0], http: { url: /healthz } }',
    '  - name: echo',
    "    http: { url: /echo, headers: { authorization: '${env:TOKEN}' } }",
    '    expect:',
    '      - { status: 200 }',
    '      - { json: $.you, equals: <script>alert(1)</script> }',
    '  - { name: right, http: { url: /healthz } }',
    '',
  ];

  test('is shown at its lines, as many as GitHub shows; its report has all, and no secret', async () => {
    await using job = await Job.start();
    await using service = await SmokeService.start({ databaseUrl: urlOf(database) });
    await writeFile(join(job.workspace, 'smoke.yml'), LINES.join('\n'));
    const step = await job.main(SMOKE, {
      with: { file: 'smoke.yml', 'base-url': `http://127.0.0.1:${service.port}` },
      env: { TOKEN: SECRET },
    });
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({ verdict: 'failed', passed: '1', failed: '13', unproven: '1' });
    const errors = step.annotations.filter(({ level }) => level === 'error');
    expect(errors).toHaveLength(10);
    expect(errors.slice(0, 9).map(({ file, line }) => ({ file, line }))).toEqual(
      Array.from({ length: 9 }, (_, n) => ({ file: 'smoke.yml', line: n + 3 })),
    );
    expect(errors[9]?.message).toContain('more');
    const warnings = step.annotations.filter(({ level }) => level === 'warning');
    expect(warnings.map(({ line }) => line)).toEqual([]);
    const cases = await casesOf(step);
    expect(cases.size).toBe(15);
    expect([cases.get('right'), cases.get('wrong 3'), cases.get('later')]).toEqual([
      'passed',
      'failure',
      'error',
    ]);
    const folder = join(job.temp, 'backproof-smoke-report');
    const texts = [step.log, step.summary, step.outputs['checks'] ?? ''];
    for (const name of ['report.html', 'report.md', 'report.json', 'report.junit.xml'])
      texts.push(await readFile(join(folder, name), 'utf8'));
    expect(service.tokens).toContain(SECRET);
    for (const text of texts) {
      for (const form of [SECRET, JSON.stringify(SECRET).slice(1, -1), 'tok&quot;en', '4f9a'])
        expect(text).not.toContain(form);
    }
    // What is not a secret is there, and stays text.
    expect(texts.at(3)).toContain('alert(1)');
    expect(texts.at(3)).not.toContain('<script>');
  });
});
