import { readFile, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Connection } from '#postgres';
import { CommandLine } from '../support/cli.js';
import { isRunning } from '../support/processes.js';
import { checksOf, leftIn, startService, urlOf, type Service } from '../support/process.js';
import { Job, NODE_24, type RunningStep, type StepOptions, type StepResult } from '../support/runner.js';
import { SMOKE_SQL } from '../support/smoke-service.js';

const SMOKE = 'actions/dr-restore-smoke';
const PROGRAM = join(import.meta.dirname, '..', 'support', 'smoke-service-main.js');

let postgres: Service;
let database: Connection;
beforeAll(async () => {
  postgres = await startService(17);
  database = await postgres.database(SMOKE_SQL);
});
afterAll(async () => {
  await postgres[Symbol.asyncDispose]();
});

interface Case {
  readonly fails?: string;
  readonly program?: string;
  /** More probes, after those of the service. */
  readonly more?: string;
  readonly deadline?: string;
}

/** A probe file that starts the tests' service. */
async function fileFor(
  folder: string,
  { fails = '', program = NODE_24, more = '', deadline = '30s' }: Case,
): Promise<string> {
  const port = await freePort();
  const path = join(folder, 'smoke.yml');
  await writeFile(
    path,
    `base-url: http://127.0.0.1:${port}
start:
  run: ['${program}', '${PROGRAM}']
  env: { PORT: '${port}', DATABASE_URL: '\${connection-url}', FAILS: '${fails}' }
  ready:
    http: { url: /readyz }
    wait-for: { deadline: ${deadline}, interval: 50ms }
probes:
  - name: health
    http: { url: /healthz }
  - name: orders
    needs: [health]
    http: { url: /orders/count }
    expect:
      - { json: $.count, equals: '20' }
  - name: keys
    needs: [orders]
    http: { url: /keys }
${more}`,
  );
  return path;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('a listening server has no port'));
      });
    });
  });
}

const given = (): StepOptions => ({ with: { file: 'smoke.yml', 'connection-url': urlOf(database) } });

async function asked(job: Job, how: Case): Promise<StepResult> {
  await fileFor(job.workspace, how);
  const step = await job.main(SMOKE, given());
  expect((await job.post(SMOKE, step)).annotations).toEqual([]);
  expect(await leftIn(job)).toEqual([]);
  expect(await running(job)).toEqual([]);
  return step;
}

/** Processes that were started with this home and that still run. */
async function running({ folder }: { readonly folder: string }): Promise<readonly number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const environment = await readFile(`/proc/${name}/environ`, 'latin1').catch(() => '');
    if (environment.split('\0').includes(`HOME=${folder}`) && (await isRunning(Number(name))))
      found.push(Number(name));
  }
  return found;
}

const verdicts = (step: StepResult): Readonly<Record<string, string>> =>
  Object.fromEntries(checksOf(step).map(({ subject = '', verdict }) => [subject, verdict]));

const SERVICE = 'the service under test';

describe('the service under test', () => {
  test('is started on the restored database, asked when it is ready, and ended', async () => {
    await using job = await Job.start();
    const step = await asked(job, {});
    expect(step.annotations).toEqual([]);
    expect(step.exitCode).toBe(0);
    expect(verdicts(step)).toEqual({
      [SERVICE]: 'proven',
      health: 'proven',
      orders: 'proven',
      keys: 'proven',
    });
    expect(step.outputs).toMatchObject({
      ...{ verdict: 'proven', claim: 'none', passed: '4', failed: '0', unproven: '0' },
      'junit-path': join(job.temp, 'backproof-smoke-report', 'report.junit.xml'),
    });
  });

  test('that dies at its start is told with its exit code and its last words, without a password', async () => {
    await using job = await Job.start();
    const step = await asked(job, { fails: 'at start' });
    expect(step.exitCode).toBe(1);
    expect(verdicts(step)).toEqual({
      [SERVICE]: 'failed',
      health: 'unproven',
      orders: 'unproven',
      keys: 'unproven',
    });
    const [check] = checksOf(step);
    expect(check?.found).toContain('exit code 3');
    expect(check?.found).toContain('cannot reach the database');
    const report = await readFile(step.outputs['report-path'] ?? '', 'utf8');
    for (const text of [step.log, report, step.summary, step.outputs['checks'] ?? ''])
      expect(text).not.toContain(encodeURIComponent(database.password ?? 'none'));
    expect(step.milliseconds).toBeLessThan(20_000);
  });

  test('that dies while it is asked is told; what was answered stands, the rest is unproven', async () => {
    await using job = await Job.start();
    const waits =
      '  - name: waits\n    needs: [health]\n    tcp: { host: 127.0.0.1, port: 9 }\n    wait-for: { deadline: 5m, interval: 1s }\n';
    const step = await asked(job, { fails: 'halfway', more: waits });
    expect(verdicts(step)).toMatchObject({
      [SERVICE]: 'failed',
      health: 'proven',
      keys: 'unproven',
      waits: 'unproven',
    });
    expect(checksOf(step)[0]?.found).toContain('exit code 7');
    expect(checksOf(step)[0]?.found).toContain('out of memory');
    expect(step.milliseconds).toBeLessThan(30_000);
  });

  test('that dies of the last question is told too', async () => {
    await using job = await Job.start();
    const step = await asked(job, { fails: 'halfway' });
    const { orders, ...others } = verdicts(step);
    expect(others).toEqual({ [SERVICE]: 'failed', health: 'proven', keys: 'unproven' });
    // Whether its connection or its process ends first is chance.
    expect(['failed', 'unproven']).toContain(orders);
    expect(checksOf(step)[0]?.found).toContain('exit code 7');
  });

  test('that is never ready is told when its deadline has passed', async () => {
    await using job = await Job.start();
    const step = await asked(job, { fails: 'never ready', deadline: '2s' });
    expect(step.exitCode).toBe(1);
    expect(verdicts(step)).toEqual({
      [SERVICE]: 'failed',
      health: 'unproven',
      orders: 'unproven',
      keys: 'unproven',
    });
    expect(checksOf(step)[0]?.found).toContain('503');
  });

  test('whose program is not there is a mistake of the file, at its line', async () => {
    await using job = await Job.start();
    const step = await asked(job, { program: 'no-such-program' });
    expect(step.exitCode).toBe(1);
    expect(step.annotations[0]).toMatchObject({ level: 'error', file: 'smoke.yml', line: 2 });
    expect(step.outputs['verdict']).toBe('failed');
  });
});

describe('a step that is ended early ends the service and what it started', () => {
  /** A probe that waits for long, so that there is time to end the step. */
  const LONG =
    '  - name: long\n    needs: [keys]\n    tcp: { host: 127.0.0.1, port: 9 }\n    wait-for: { deadline: 10m, interval: 1s }\n';

  /** A step that waits, with its service and what that started. */
  async function waiting(job: Job): Promise<RunningStep> {
    await fileFor(job.workspace, { more: LONG });
    const step = await job.startMain(SMOKE, given());
    const deadline = performance.now() + 30_000;
    while (!step.output().includes('✔ keys')) {
      if (performance.now() > deadline) throw new Error(`it did not come to that: ${step.output()}`);
      await sleep(20);
    }
    expect(await running(job)).toHaveLength(3);
    return step;
  }

  test('by SIGTERM, at once', async () => {
    await using job = await Job.start();
    const step = await waiting(job);
    step.kill('SIGTERM');
    const main = await step.result;
    expect(main.exitCode).toBe(1);
    expect(main.outputs).toMatchObject({ verdict: 'failed', claim: 'none' });
    expect(await running(job)).toEqual([]);
    await job.post(SMOKE, main);
    expect(await leftIn(job)).toEqual([]);
  });

  test('by SIGKILL, in the post step', async () => {
    await using job = await Job.start();
    const step = await waiting(job);
    step.kill('SIGKILL');
    const main = await step.result;
    expect(main.outputs).toMatchObject({ verdict: 'failed', passed: '' });
    expect((await running(job)).length).toBeGreaterThan(0);
    const post = await job.post(SMOKE, main);
    expect(post).toMatchObject({ exitCode: 0, annotations: [] });
    expect(await running(job)).toEqual([]);
    expect(await leftIn(job)).toEqual([]);
  });

  test('by SIGKILL on the command line, by the next command', async () => {
    await using cli = await CommandLine.start();
    await fileFor(cli.folder, { more: LONG });
    const command = cli.spawn(['smoke', '--file', 'smoke.yml'], {
      env: { BACKPROOF_TARGET: urlOf(database) },
    });
    const deadline = performance.now() + 30_000;
    while ((await running(cli)).length < 3 && performance.now() < deadline) await sleep(20);
    // Until the service has a worker of its own, which must end with it.
    command.kill('SIGKILL');
    await command.result;
    expect((await running(cli)).length).toBeGreaterThan(0);
    await cli.run(['list', '--store', cli.store]);
    expect(await running(cli)).toEqual([]);
    expect(await readdir(cli.temp)).toEqual([]);
  });
});
