import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { parse } from 'yaml';
import { compareSchedules, cronProblem, dueDatabases, firstFleet, firstWorkflow, KINDS } from '#fleet';
import { schedulesOf } from '#alerts';
import { readGatePolicy } from '#gate';
import { parseInputs } from '#kit';
import { FileMistakes } from '#verdict';
import { readArguments } from '../../packages/cli/args.js';
import { root } from '../../packages/verbs/schemas/index.js';
import { cronJob } from '../support/cron-job.js';
import { fleetMistakes, fleetOf } from '../support/fleet.js';
import { REPOSITORY } from '../support/runner.js';
import { complaints } from '../support/workflows.js';

function exampleText(name: string): string {
  return readFileSync(join(REPOSITORY, 'docs', 'examples', name), 'utf8');
}

function schedulesIn(workflow: string): readonly string[] {
  return schedulesOf(workflow).schedules.map(({ cron }) => cron);
}

describe('the example of a fleet', () => {
  const text = exampleText('backproof.yml');

  test('has no mistake, and is what its workflow is started for', () => {
    expect(fleetMistakes(text)).toEqual([]);
    const fleet = fleetOf(text);
    const started = schedulesIn(exampleText('fleet.yml'));
    compareSchedules(fleet, 'backproof.yml', started);
    // The other way round too: no start of the workflow finds nothing to do.
    for (const schedule of started) {
      const due = KINDS.flatMap((kind) => dueDatabases(fleet, { kind, schedule, only: [] }));
      expect(due).not.toEqual([]);
    }
  });

  test('is told a schedule that starts no workflow, at its line', () => {
    const place = (missing: string): unknown => {
      const started = schedulesIn(exampleText('fleet.yml')).filter((cron) => cron !== missing);
      try {
        compareSchedules(fleetOf(text), 'backproof.yml', started);
        return undefined;
      } catch (error) {
        if (error instanceof FileMistakes) return error.mistakes.map((mistake) => mistake.place.line);
        throw error;
      }
    };
    const line = text.split('\n').findIndex((one) => one.includes("'37 6 * * *'")) + 1;
    expect(place('37 6 * * *')).toEqual([line]);
    expect(place('none')).toBeUndefined();
  });
});

test.each([
  ['gate-attestations.yml', 'attestations'],
  ['gate-sbom.yml', 'sbom'],
  ['gate-approvals.yml', 'approvals'],
] as const)('the policy %s has no mistake', async (name, requirement) => {
  const policy = await readGatePolicy(exampleText(name), name);
  expect(policy[requirement]).toBeDefined();
});

describe('what init writes', () => {
  const answers = {
    ...{ database: 'app-production', 'source-secret': 'APP_URL', store: '/mnt/backups' },
    ...{ 'runs-on': 'self-hosted', schedule: '17 3 * * *' },
  };

  test('is a fleet without mistakes and a workflow that GitHub takes, started by its schedules', async () => {
    const fleet = fleetOf(firstFleet(answers, 'https://example.org/backproof.schema.json'));
    const workflow = firstWorkflow(answers, `owner/backproof@${'a'.repeat(40)}`);
    compareSchedules(fleet, 'backproof.yml', schedulesIn(workflow));
    const ours = workflow.replaceAll(/uses: owner\/backproof\/(\S+)@a{40} # v\d+\.\d+\.\d+$/gm, 'uses: ./$1');
    expect(ours.match(/uses: \.\//g)).toHaveLength(3);
    expect(await complaints('.github/workflows/backproof.yml', ours)).toEqual([]);
  });
});

describe('the example of a CronJob', () => {
  const job = v.parse(cronJob, parse(exampleText('kubernetes-cronjob.yaml')));
  const { containers, volumes } = job.spec.jobTemplate.spec.template.spec;
  const [container] = containers;

  test('starts the command with flags that it has', () => {
    expect(cronProblem(job.spec.schedule)).toBeUndefined();
    const [verb, ...flags] = container?.args ?? [];
    expect(verb).toBe(root.verb);
    const { given, mistakes } = readArguments(root, flags);
    expect(mistakes).toEqual([]);
    parseInputs(root, given, {}, { side: 'cli', spell: (name) => `--${name}` });
  });

  test('mounts what it names, writes only there, and gets the password from a secret', () => {
    const mounts = container?.volumeMounts ?? [];
    expect(mounts.map(({ name }) => name).sort()).toEqual(volumes.map(({ name }) => name).sort());
    const below = (path: string): boolean => mounts.some(({ mountPath }) => path.startsWith(mountPath));
    for (const flag of container?.args ?? []) {
      const path = /=(\/.*)$/.exec(flag)?.[1];
      if (path !== undefined) expect(below(path)).toBe(true);
    }
    for (const one of container?.env ?? []) {
      if ('value' in one) expect(below(one.value)).toBe(true);
      else expect(one.name).toBe('BACKPROOF_SOURCE');
    }
  });

  test.each([
    ['a misspelt key', 'startingDeadlineSeconds', 'startDeadlineSeconds'],
    ['a wrong policy', 'concurrencyPolicy: Forbid', 'concurrencyPolicy: Never'],
    ['a root account', 'runAsNonRoot: true', 'runAsNonRoot: false'],
    ['a missing unit', '50Gi', '50 GB'],
  ])('would be refused for %s', (_, right, wrong) => {
    const text = exampleText('kubernetes-cronjob.yaml');
    expect(text).toContain(right);
    expect(v.is(cronJob, parse(text.replace(right, wrong)))).toBe(false);
  });
});
