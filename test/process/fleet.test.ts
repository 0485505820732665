import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { KINDS, type Kind } from '#fleet';
import { CommandLine } from '../support/cli.js';
import { evaluated, type Contexts } from '../support/expressions.js';
import { bigFleet } from '../support/fleet.js';
import { pathWith, SHOP, startService, urlOf, type Service } from '../support/process.js';
import { Job, type StepResult } from '../support/runner.js';
import { stepsOf, workflowAt, WORKFLOWS, type Step } from '../support/workflows.js';

const matrixSchema = v.object({
  include: v.array(v.looseObject({ database: v.string(), with: v.record(v.string(), v.string()) })),
});
type Matrix = v.InferOutput<typeof matrixSchema>['include'];

/** The step of a reusable workflow that uses an action of ours. */
function stepOf(kind: Kind, action: string): Step {
  const step = stepsOf(workflowAt(`${WORKFLOWS}/${kind}.yml`)).find(({ uses }) => uses === `$/${action}`);
  if (step === undefined) throw new Error(`${kind}.yml does not use ${action}`);
  return step;
}

/** `with:` as the runner hands it to the action. */
function given({ with: inputs = {} }: Step, contexts: Contexts): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      typeof value === 'string' ? evaluated(value, contexts) : JSON.stringify(value),
    ]),
  );
}

/** The steps of one database's job, those of our own actions; each that its condition lets run. */
async function follow(job: Job, kind: Kind, contexts: Contexts): Promise<readonly StepResult[]> {
  const { steps = [] } = workflowAt(`${WORKFLOWS}/${kind}.yml`).jobs[kind] ?? {};
  const outputs: Record<string, Pick<StepResult, 'outputs'>> = {};
  const ended: { readonly action: string; readonly result: StepResult }[] = [];
  for (const step of steps.filter(({ uses = '' }) => uses.startsWith('$/'))) {
    const known = { ...contexts, steps: outputs };
    if (step.if !== undefined && evaluated(`\${{ ${step.if} }}`, known) !== 'true') continue;
    const action = step.uses?.slice('$/'.length) ?? '';
    const result = await job.main(action, { with: given(step, known), path });
    if (step.id !== undefined) outputs[step.id] = { outputs: result.outputs };
    ended.push({ action, result });
  }
  for (const { action, result } of ended.toReversed()) await job.post(action, result, { path });
  return ended.map(({ result }) => result);
}

/** The plan job of a reusable workflow, started by a schedule or (`''`) by hand. */
function plan(job: Job, kind: Kind, schedule = ''): Promise<StepResult> {
  const contexts = {
    inputs: { file: '.github/backproof.yml', only: '' },
    github: { event: schedule === '' ? {} : { schedule } },
  };
  return job.main('actions/plan', { with: given(stepOf(kind, 'actions/plan'), contexts) });
}

function matrixOf(step: StepResult): Matrix {
  return v.parse(matrixSchema, JSON.parse(step.outputs['matrix'] ?? '')).include;
}

async function jobWith(fleet: string): Promise<Job> {
  const job = await Job.start();
  await mkdir(join(job.workspace, '.github'));
  await writeFile(join(job.workspace, '.github', 'backproof.yml'), fleet);
  return job;
}

let service: Service;
let path: string;
beforeAll(async () => {
  service = await startService(17);
  path = await pathWith(17);
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
});

describe('a fleet', () => {
  test('is backed up, verified and drilled by its workflows, each database with its own secret', async () => {
    const shop = await service.database(SHOP);
    const notes = await service.database('create table notes (n int); insert into notes values (1), (2)');
    await using job = await jobWith(`
defaults:
  store: backups
  runs-on: self-hosted
  backup: { schedule: '17 3 * * *', compression: gzip:1, globals: false }
  verify: { schedule: '17 3 * * *', max-age: 1h }
  drill: { schedule: '17 3 * * *' }
databases:
  shop:
    source-secret: SHOP_URL
    drill: { probes: .github/smoke.yml, assertions: "- query: select count(*) from customers\\n  expect: 3" }
  notes: { source-secret: NOTES_URL, backup: { schedule: '17 * * * *' } }
`);
    await writeFile(
      join(job.workspace, '.github', 'smoke.yml'),
      'probes: [{ name: customers, sql: { query: select count(*) from customers }, expect: [{ value: 3 }] }]',
    );
    // One is inherited, the other handed over by name.
    const secrets = { SHOP_URL: urlOf(shop), named: JSON.stringify({ NOTES_URL: urlOf(notes) }) };
    for (const kind of KINDS) {
      const planned = await plan(job, kind);
      expect(planned.exitCode).toBe(0);
      const matrix = matrixOf(planned);
      expect(matrix.map(({ database }) => database)).toEqual(['shop', 'notes']);
      for (const one of matrix) {
        const steps = await follow(job, kind, { matrix: one, secrets });
        // Only the one drill has probes.
        expect(steps).toHaveLength(kind === 'drill' && one.database === 'shop' ? 2 : 1);
        for (const step of steps) expect(step.outputs).toMatchObject({ verdict: 'proven' });
      }
    }
    // Only what has the schedule that started the run.
    expect(matrixOf(await plan(job, 'backup', '17 * * * *')).map(({ database }) => database)).toEqual([
      'notes',
    ]);
    expect((await plan(job, 'drill', '17 * * * *')).outputs).toMatchObject({ count: '0' });
  });

  test('of a hundred is one matrix', async () => {
    await using job = await jobWith(bigFleet(100));
    const step = await plan(job, 'backup');
    expect(matrixOf(step)).toHaveLength(100);
    expect(step.outputs).toMatchObject({ count: '100', 'max-parallel': '12', verdict: 'proven' });
  });

  test('with mistakes plans nothing, and shows each at its line', async () => {
    await using job = await jobWith(
      'databases:\n  app: { stor: /mnt }\n  b: { store: /mnt, verify: { level: all } }\n',
    );
    const step = await plan(job, 'backup');
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({ verdict: 'failed', matrix: '', count: '' });
    const places = step.annotations.flatMap(({ file, line }) =>
      file === undefined ? [] : [`${file}:${line ?? ''}`],
    );
    expect([...new Set(places)]).toEqual(['.github/backproof.yml:2', '.github/backproof.yml:3']);
  });

  test('whose file has not the schedule that started the run is red', async () => {
    await using job = await jobWith(bigFleet(2));
    expect((await plan(job, 'backup', '1 1 * * *')).exitCode).toBe(1);
    expect((await plan(job, 'backup', '7 6 * * 0')).outputs).toMatchObject({ count: '0' });
  });
});

describe('a secret that the file names', () => {
  /** How the workflow's own look for missing secrets ends. */
  function look(kind: Kind, named: Readonly<Record<string, string>>, secrets: Contexts): number {
    const step = stepsOf(workflowAt(`${WORKFLOWS}/${kind}.yml`)).find(({ run }) => run !== undefined);
    const contexts = { matrix: { secrets: named }, secrets };
    const env: Record<string, string> = { PATH: '/usr/bin:/bin' };
    for (const [name, text] of Object.entries(step?.env ?? {})) env[name] = evaluated(text, contexts);
    const { status, stdout } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', step?.run ?? ''], { env });
    for (const missing of Object.values(named).filter((name) => name.startsWith('NO_'))) {
      expect(String(stdout)).toContain(missing);
    }
    return status ?? -1;
  }

  test.each(KINDS)('and nobody gave stops %s, and one that was given does not', (kind) => {
    const given = { PING: 'https://ping', HOOK: '', named: JSON.stringify({ HOOK: 'https://hook' }) };
    expect(look(kind, { 'ping-url': 'PING', 'webhook-url': 'HOOK' }, given)).toBe(0);
    expect(look(kind, {}, {})).toBe(0);
    expect(look(kind, { 'ping-url': 'PING', 'webhook-url': 'NO_HOOK' }, given)).toBe(1);
    expect(look(kind, { 'ping-url': 'NO_PING' }, {})).toBe(1);
  });
});

describe('the command line', () => {
  const FLAGS = [
    '--database=app',
    '--source-secret=APP_URL',
    '--store=/mnt/backups',
    '--runs-on=self-hosted',
  ];
  const FIRST = ['init', ...FLAGS, '--schedule=17 3 * * *'];

  test('writes first files, which it finds no mistake in, and never over what is there', async () => {
    await using cli = await CommandLine.start();
    expect(await cli.run(FIRST)).toMatchObject({ code: 0 });
    expect(await cli.run(['config', 'check'])).toMatchObject({ code: 0 });
    const planned = await cli.run(['plan', '--for', 'drill', '--json']);
    expect(JSON.parse(planned.out)).toMatchObject({ count: 1, matrix: { include: [{ database: 'app' }] } });

    const file = join(cli.folder, '.github', 'backproof.yml');
    const mine = (await readFile(file, 'utf8')).replace('17 3', '17 4');
    await writeFile(file, mine);
    expect(await cli.run(FIRST)).toMatchObject({ code: 3 });
    expect(await readFile(file, 'utf8')).toBe(mine);
    // Its workflow is started by another schedule than that.
    const checked = await cli.run(['config', 'check']);
    expect(checked.code).toBe(3);
    const lines = [...checked.err.matchAll(/\.github\/backproof\.yml:(\d+):\d+ /g)].map(([, line]) => line);
    const changed = mine.split('\n').findIndex((line) => line.includes('17 4')) + 1;
    expect(lines).toContain(String(changed));
    expect(await cli.run([...FIRST, '--force'])).toMatchObject({ code: 0 });
    expect(await cli.run(['config', 'check'])).toMatchObject({ code: 0 });
  });

  test('asks nobody where nobody is, and refuses wrong flags all at once', async () => {
    await using cli = await CommandLine.start();
    expect(await cli.run(['init', ...FLAGS])).toMatchObject({ code: 3 });
    const wrong = await cli.run([
      ...['init', ...FLAGS.slice(0, 1), '--source-secret=postgres://a', '--store=/mnt'],
      ...['--runs-on=self-hosted', '--schedule=@daily'],
    ]);
    expect(wrong.code).toBe(3);
    for (const flag of ['--source-secret', '--schedule']) expect(wrong.err).toContain(flag);
    expect(await cli.run(['config', 'check'])).toMatchObject({ code: 3 });
  });
});
