import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { parse } from 'yaml';
import { KINDS } from '#fleet';
import { readPlan } from '#smoke';
import { fleetInputs } from '#verbs';
import { provenanceVerify } from '../../packages/verbs/schemas/index.js';
import { signingPermissions } from '../../packages/verbs/schemas/signing-inputs.js';
import { withHandedOn } from '../../scripts/docs/workflow-inputs.js';
import { evaluated } from '../support/expressions.js';
import { REPOSITORY } from '../support/runner.js';
import {
  complaints,
  stepsOf,
  textOf,
  workflowAt,
  workflowPaths,
  WORKFLOWS,
  type Job,
} from '../support/workflows.js';

const files = workflowPaths();
const actionFiles = ['action.yml', ...readdirSync(join(REPOSITORY, 'actions')).flatMap(actionFileIn)];

function actionFileIn(name: string): readonly string[] {
  return name.includes('.') ? [] : [`actions/${name}/action.yml`];
}

/** A comment that speaks of its permissions stands above a job. */
function isExplainedAt(text: string, job: string): boolean {
  const above = text.slice(0, text.search(new RegExp(`^  ${job}:$`, 'm'))).split('\n');
  const comment = above.slice(above.slice(0, -1).findLastIndex((line) => !line.startsWith('  #')) + 1);
  return comment.join(' ').includes('permissions');
}

function backsUp({ steps = [] }: Job): boolean {
  return steps.some(({ uses = '' }) => uses === './' || uses.startsWith('$/actions/pg-backup'));
}

describe.each(files)('%s', (path) => {
  const workflow = workflowAt(path);
  const steps = stepsOf(workflow);
  const jobs = Object.values(workflow.jobs);

  test('is valid', async () => {
    expect(await complaints(path)).toEqual([]);
  });

  test('pins every action of others by its full commit, with the version beside it', () => {
    const used = [...steps.map(({ uses }) => uses), ...jobs.map(({ uses }) => uses)];
    for (const uses of used) {
      if (uses === undefined || uses.startsWith('$/') || uses.startsWith('./')) continue;
      expect(uses).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/);
      expect(textOf(path)).toMatch(new RegExp(`uses: ${uses} # v\\d+\\.\\d+\\.\\d+$`, 'm'));
    }
  });

  test('gives probes that can be asked', async () => {
    for (const { uses, with: given = {} } of steps) {
      const { probes } = given;
      if (uses !== '$/actions/dr-restore-smoke' || typeof probes !== 'string') continue;
      const plan = await readPlan(probes, { file: path, given: ['connection-url'] });
      expect(plan.start).toBeDefined();
      expect(plan.probes.length).toBeGreaterThan(1);
    }
  });

  test('puts no expression into what is run, whoever wrote it', () => {
    for (const { run = '', shell = '', with: given = {} } of steps) {
      // `script` is what actions of others run.
      for (const text of [run, shell, JSON.stringify(given['script'] ?? '')])
        expect(text).not.toContain('${{');
    }
  });

  test('asks for no more than it says why', () => {
    const text = textOf(path);
    expect(text).not.toMatch(/(read|write)-all/);
    const { permissions } = workflow;
    // Only what is called may leave it to its caller, and says so.
    if (permissions === undefined) {
      expect(Object.keys(v.parse(v.record(v.string(), v.unknown()), workflow.on))).toEqual(['workflow_call']);
      for (const [name, job] of Object.entries(workflow.jobs)) {
        const isOwn = 'permissions' in job && job.permissions !== undefined;
        expect([name, isOwn || isExplainedAt(text, name)]).toEqual([name, true]);
      }
      return;
    }
    const writing = Object.entries(permissions).filter(([, access]) => access === 'write');
    for (const [scope] of writing) expect(text).toMatch(new RegExp(`^ +${scope}: write # \\S.*$`, 'm'));
    const isExplained = /^# .*\npermissions:/m.test(text);
    const onlyWrites = writing.length > 0 && writing.length === Object.keys(permissions).length;
    expect(isExplained || onlyWrites).toBe(true);
  });

  test('gives our own actions inputs that they have', () => {
    for (const { uses, with: given = {} } of steps) {
      if (uses?.startsWith('$/') !== true && uses !== './') continue;
      const { inputs } = v.parse(
        v.object({ inputs: v.record(v.string(), v.object({ required: v.boolean() })) }),
        parse(textOf(join(uses.slice(2), 'action.yml'))),
      );
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
      const required = Object.keys(inputs).filter((name) => inputs[name]?.required === true);
      expect(Object.keys(given)).toEqual(expect.arrayContaining(required));
    }
  });

  test('is never cancelled halfway where it backs up on a schedule', () => {
    const events = typeof workflow.on === 'object' ? Object.keys(workflow.on) : [];
    const scheduled = events.includes('schedule') || events.includes('workflow_call');
    for (const job of jobs.filter(backsUp)) {
      const { concurrency = workflow.concurrency } = job;
      if (scheduled) expect(concurrency?.['cancel-in-progress']).toBe(false);
      else expect(concurrency?.group).toContain('github.ref');
    }
  });
});

describe.each(KINDS)('the workflow that follows a fleet file to %s', (kind) => {
  const path = `${WORKFLOWS}/${kind}.yml`;

  test('hands on whatever the file may say', () => {
    expect(textOf(path)).toBe(withHandedOn(textOf(path), fleetInputs, kind));
    const handed = stepsOf(workflowAt(path)).flatMap(({ with: given = {} }) => Object.entries(given));
    const { plain, secret } = fleetInputs;
    for (const name of Object.keys({ ...plain.own[kind], ...plain.shared })) {
      expect(handed).toContainEqual([name, `\${{ matrix.with.${name} }}`]);
    }
    for (const name of Object.keys({ ...secret.own[kind], ...secret.shared })) {
      expect(handed).toContainEqual([name, expect.stringContaining(`secrets[matrix.secrets.${name}]`)]);
    }
  });

  test('stops no database for another, runs one of a database at a time, and so many at once', () => {
    const job = workflowAt(path).jobs[kind];
    expect(job).toMatchObject({
      'runs-on': '${{ matrix.runs-on }}',
      'timeout-minutes': '${{ matrix.timeout-minutes }}',
      strategy: { 'fail-fast': false, 'max-parallel': '${{ fromJSON(needs.plan.outputs.max-parallel) }}' },
      concurrency: { group: `backproof-${kind}-\${{ matrix.database }}`, 'cancel-in-progress': false },
    });
  });

  test('says what its caller must permit for what the file may say', () => {
    const above = textOf(path).slice(0, textOf(path).search(new RegExp(`^  ${kind}:$`, 'm')));
    const comment = above.slice(above.lastIndexOf('Has the permissions of the job that calls'));
    for (const page of [comment, textOf('docs/fleet-file.md')]) {
      expect(page).toContain('`issues: write`');
      expect(page).toContain('`checks: write`');
      for (const { scope, access } of signingPermissions) expect(page).toContain(`\`${scope}: ${access}\``);
    }
  });

  test.each(['verify-key', 'trusted-root', 'expected-changes'])('has the file that %s names', (name) => {
    if (!textOf(path).includes(`matrix.with.${name} }}`)) return;
    const { steps = [] } = workflowAt(path).jobs[kind] ?? {};
    const ours = steps.findIndex(({ uses = '' }) => uses.startsWith('$/'));
    const checkout = steps.slice(0, ours).find(({ uses = '' }) => uses.startsWith('actions/checkout@'));
    expect(checkout).toBeDefined();
    const matrix = { probes: '', with: { [name]: '.github/named' } };
    expect(evaluated(`\${{ ${checkout?.if ?? 'true'} }}`, { matrix })).toBe('true');
  });

  test('knows no secret but those that the file names for this database', () => {
    for (const [, key] of textOf(path).matchAll(/(?<!matrix\.)\bsecrets([.[][^ })]+)/g)) {
      expect(key).toMatch(/^(\[matrix\.secrets\.[\w-]+\]|\.named)$/);
    }
    if (kind !== 'backup') expect(textOf(path)).not.toContain('matrix.secrets.source');
  });
});

test('the gate that is called hands on whatever it is told', () => {
  const path = `${WORKFLOWS}/gate.yml`;
  const called = v.parse(
    v.object({ workflow_call: v.object({ inputs: v.record(v.string(), v.unknown()) }) }),
    workflowAt(path).on,
  );
  const given = stepsOf(workflowAt(path)).find(({ uses }) => uses === '$/actions/provenance-verify')?.with;
  const ofAction = Object.keys(called.workflow_call.inputs).filter((name) => name in provenanceVerify.inputs);
  expect(ofAction).toEqual(expect.arrayContaining(['policy', 'artifact', 'artifact-digest', 'commit']));
  for (const name of ofAction) expect(given).toHaveProperty([name], `\${{ inputs.${name} }}`);
});

describe.each([`${WORKFLOWS}/recover.yml`, 'docs/examples/recover.yml'])('the recovery in %s', (path) => {
  const text = textOf(path);
  const [job] = Object.values(workflowAt(path).jobs);

  test('waits for the reviewers of an environment, one at a time, and is never cancelled', () => {
    expect(text).toMatch(/^ {4}environment: \S/m);
    expect(job?.concurrency).toMatchObject({ 'cancel-in-progress': false });
    // Without it, GitHub cancels one that waits as soon as another comes to wait.
    expect(text).toMatch(/^ {6}queue: max$/m);
  });

  test('takes the name from whoever starts it, the database from a secret, and no file of a branch', () => {
    const steps = stepsOf(workflowAt(path));
    expect(steps.filter(({ uses = '' }) => uses.startsWith('actions/checkout'))).toEqual([]);
    const given = steps.find(({ uses }) => uses === '$/actions/recover')?.with;
    expect(given).toMatchObject({
      confirm: '${{ inputs.confirm }}',
      to: '${{ secrets.RECOVERY_URL }}',
      'back-to': '${{ inputs.back-to }}',
    });
    // What weakens it is said by a person each time, or not at all.
    for (const [name, value] of Object.entries(given ?? {}))
      if (name.startsWith('unsafe-')) expect(value).toBe(`\${{ inputs.${name} }}`);
  });
});

test('the same action is pinned to the same commit everywhere', () => {
  const pins = files.flatMap((path) => [...textOf(path).matchAll(/uses: (\S+)@([0-9a-f]{40}) # (v\S+)/g)]);
  const byAction = new Map(pins.map(([, action = '', commit = '']) => [action, commit]));
  for (const [, action = '', commit] of pins) expect(byAction.get(action)).toBe(commit);
  expect(byAction.size).toBeGreaterThan(1);
});

test.each([
  ['input', 'example-nightly.yml', '          rto-target: 30m', '          rto-taget: 30m'],
  ['key', 'example-nightly.yml', '    timeout-minutes: 60', '    timeout-minutos: 60'],
  ['function', 'example-nightly.yml', 'if: always()', 'if: allways()'],
  ['step', 'example-nightly.yml', 'backup-id: ${{ steps.backup.', 'backup-id: ${{ steps.bakcup.'],
  ['job', 'backup.yml', 'if: needs.plan.outputs', 'if: needs.plam.outputs'],
  ['event', 'backup.yml', '  workflow_call:', '  workflow_cal:'],
])('what checks the workflows sees a wrong %s', async (_, name, right, wrong) => {
  const path = `${WORKFLOWS}/${name}`;
  const text = textOf(path);
  expect(text).toContain(right);
  expect(
    await complaints(
      path,
      text.replace(right, () => wrong),
    ),
  ).not.toEqual([]);
});

test.each([
  ['input of a called workflow', 'docs/examples/fleet.yml', '      only: ${{', '      onyl: ${{'],
  [
    'input of an action',
    'docs/examples/private-network.yml',
    '          apt-source: sys',
    '          apt-sorce: sys',
  ],
])('what checks the examples sees a wrong %s', async (_, path, right, wrong) => {
  expect(textOf(path)).toContain(right);
  expect(
    await complaints(
      path,
      textOf(path).replace(right, () => wrong),
    ),
  ).not.toEqual([]);
});

test('nothing in an example is left as it is but what a person must put there', () => {
  for (const path of files.filter((one) => one.startsWith('docs/'))) {
    expect(textOf(path)).not.toMatch(/OWNER|COMMIT/);
    expect(readFileSync(join(REPOSITORY, path), 'utf8')).not.toContain('uses: $/');
  }
});

test.each(actionFiles)('%s is valid', async (path) => {
  expect(await complaints(path)).toEqual([]);
});
