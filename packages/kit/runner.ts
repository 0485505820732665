import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from './inputs.js';
import type { RunInfo } from './verb.js';

/** What the process's surroundings say: where it may write, whose run it is. */
export interface Surroundings {
  readonly onRunner: boolean;
  readonly tempFolder: string;
  readonly programFolder: string;
  readonly run: RunInfo;
}

/**
 * Read the variables that GitHub sets for every step, with a terminal's fallbacks.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function surroundingsOf(env: Environment): Surroundings {
  const onRunner = env['GITHUB_ACTIONS'] === 'true';
  const set = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  const tempFolder = set('RUNNER_TEMP') ?? tmpdir();
  const toolFolder = set('RUNNER_TOOL_CACHE');
  const cacheFolder = set('XDG_CACHE_HOME') ?? join(set('HOME') ?? homedir(), '.cache');
  return {
    onRunner,
    tempFolder,
    programFolder: toolFolder === undefined ? join(cacheFolder, 'backproof') : join(toolFolder, 'backproof'),
    run: onRunner ? runOf(set) : given('actor', set('USER') ?? set('LOGNAME')),
  };
}

/** The page of the run, on a runner. */
export function runPageOf(env: Environment): string | undefined {
  const repository = env['GITHUB_REPOSITORY'] ?? '';
  const run = env['GITHUB_RUN_ID'] ?? '';
  if (repository === '' || run === '') return undefined;
  return `${env['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${repository}/actions/runs/${run}`;
}

/** The file of the workflow that was started, and the branch that it was started on; undefined off a runner. */
export function workflowOf(
  env: Environment,
): { readonly file: string; readonly branch?: string } | undefined {
  // `acme/shop/.github/workflows/backup.yml@refs/heads/main`; where a workflow is called, that of its caller.
  const file = /\/([^/@]+\.ya?ml)@/.exec(env['GITHUB_WORKFLOW_REF'] ?? '')?.[1];
  const branch = /^refs\/heads\/(.+)$/.exec(env['GITHUB_REF'] ?? '')?.[1];
  return file === undefined ? undefined : { file, ...(branch === undefined ? {} : { branch }) };
}

function runOf(set: (name: string) => string | undefined): RunInfo {
  const attempt = Number(set('GITHUB_RUN_ATTEMPT'));
  const number = Number(set('GITHUB_RUN_NUMBER'));
  return {
    ...given('repository', set('GITHUB_REPOSITORY')),
    ...given('repositoryId', set('GITHUB_REPOSITORY_ID')),
    ...given('commit', set('GITHUB_SHA')),
    ...given('ref', set('GITHUB_REF')),
    ...given('runId', set('GITHUB_RUN_ID')),
    ...given('workflow', set('GITHUB_WORKFLOW')),
    ...given('actor', set('GITHUB_ACTOR')),
    ...(Number.isSafeInteger(number) && number > 0 ? { runNumber: number } : {}),
    ...(Number.isSafeInteger(attempt) && attempt > 0 ? { runAttempt: attempt } : {}),
  };
}

function given<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  const part: Partial<Record<K, string>> = {};
  if (value !== undefined) part[key] = value;
  return part;
}
