import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { validate } from '@actions/languageservice';
import * as v from 'valibot';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { readPlan } from '#smoke';
import { REPOSITORY } from '../support/runner.js';

const FOLDER = '.github/workflows';
const files = readdirSync(join(REPOSITORY, FOLDER)).map((name) => `${FOLDER}/${name}`);
const actionFiles = ['action.yml', ...readdirSync(join(REPOSITORY, 'actions')).flatMap(actionFileIn)];

function actionFileIn(name: string): readonly string[] {
  return name.includes('.') ? [] : [`actions/${name}/action.yml`];
}

function textOf(path: string): string {
  return readFileSync(join(REPOSITORY, path), 'utf8');
}

const stepSchema = v.object({
  uses: v.optional(v.string()),
  run: v.optional(v.string()),
  with: v.optional(v.record(v.string(), v.unknown())),
});
type Step = v.InferOutput<typeof stepSchema>;

const workflowSchema = v.object({
  on: v.union([v.string(), v.array(v.string()), v.record(v.string(), v.unknown())]),
  permissions: v.record(v.string(), v.string()),
  concurrency: v.object({ group: v.string(), 'cancel-in-progress': v.boolean() }),
  jobs: v.record(
    v.string(),
    v.object({ 'runs-on': v.string(), 'timeout-minutes': v.number(), steps: v.array(stepSchema) }),
  ),
});

/** What GitHub's own language service has to say of a file; inputs of sibling actions (`$/…`) included. */
async function complaints(path: string, text = textOf(path)): Promise<readonly string[]> {
  // It keeps what it parsed by address: every document has its own.
  const address = `file:///${randomUUID()}/${path}`;
  const diagnostics = await validate(TextDocument.create(address, 'yaml', 1, text), {
    fileProvider: {
      getFileContent: (file) => Promise.resolve({ name: file.path, content: textOf(file.path) }),
    },
  });
  return diagnostics.map(
    ({ range, message }) =>
      `line ${range.start.line + 1}: ${typeof message === 'string' ? message : message.value}`,
  );
}

describe.each(files)('%s', (path) => {
  const workflow = v.parse(workflowSchema, parse(textOf(path)));
  const steps: readonly Step[] = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test('is valid', async () => {
    expect(await complaints(path)).toEqual([]);
  });

  test('pins every action of others by its full commit, with the version beside it', () => {
    for (const { uses } of steps) {
      if (uses === undefined || uses.startsWith('$/') || uses === './') continue;
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

  test('puts no expression into a script, and may do no more than read', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
    expect(Object.values(workflow.permissions).filter((access) => access !== 'read')).toEqual([]);
    expect(textOf(path)).toMatch(/^# .*\npermissions:/m);
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
    const scheduled = typeof workflow.on === 'object' && 'schedule' in workflow.on;
    if (scheduled) expect(workflow.concurrency['cancel-in-progress']).toBe(false);
    else expect(workflow.concurrency.group).toContain('github.ref');
  });
});

test('the same action is pinned to the same commit everywhere', () => {
  const pins = files.flatMap((path) => [...textOf(path).matchAll(/uses: (\S+)@([0-9a-f]{40}) # (v\S+)/g)]);
  const byAction = new Map(pins.map(([, action = '', commit = '']) => [action, commit]));
  for (const [, action = '', commit] of pins) expect(byAction.get(action)).toBe(commit);
  expect(byAction.size).toBeGreaterThan(1);
});

test.each([
  ['input', '          rto-target: 30m', '          rto-taget: 30m'],
  ['key', '    timeout-minutes: 60', '    timeout-minutos: 60'],
  ['function', 'if: always()', 'if: allways()'],
  ['step', 'backup-id: ${{ steps.backup.', 'backup-id: ${{ steps.bakcup.'],
])('what checks the workflows sees a wrong %s', async (_, right, wrong) => {
  const path = `${FOLDER}/example-nightly.yml`;
  const text = textOf(path);
  expect(text).toContain(right);
  expect(
    await complaints(
      path,
      text.replace(right, () => wrong),
    ),
  ).not.toEqual([]);
});

test.each(actionFiles)('%s is valid', async (path) => {
  expect(await complaints(path)).toEqual([]);
});
