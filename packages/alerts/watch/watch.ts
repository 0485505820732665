import { MissingPermission, type GitHub, type Workflow } from '#github';
import { UserError, type Check, type Ports } from '#verdict';
import { judgeActivity, judgeWorkflow } from './judge.js';
import type { WatchedWorkflow } from './model.js';
import { schedulesOf } from './schedules-of.js';

export interface WatchOptions {
  readonly github: Pick<GitHub, 'repository' | 'repositories' | 'workflows'>;
  /** Names of workflow files, such as `backup.yml`; their whole paths do as well. */
  readonly files: readonly string[];
  /** Seconds by which a run may start late. */
  readonly toleranceSeconds: number;
  /** Enable again what GitHub disabled for want of activity. What a person disabled stays so. */
  readonly reEnable: boolean;
}

const FOLDER = '.github/workflows/';
/** Runs that are looked at: a streak of more is as bad as one of these. */
const RUNS = 50;

/**
 * Look whether the workflows of a repository still run as their files say.
 *
 * @returns `schedule.*` checks; those of one workflow stand at its file
 * @throws UserError where GitHub does not let us look
 */
export async function watchSchedules(options: WatchOptions, ports: Ports): Promise<readonly Check[]> {
  const { github, files, toleranceSeconds } = options;
  const repository = await github.repositories.get();
  if (repository.isArchived) {
    throw new UserError(`${github.repository} is archived: none of its workflows can run`, {
      remedy: 'Unarchive it, or move its backups to another repository',
    });
  }
  const known = new Map((await github.workflows.list()).map((workflow) => [workflow.path, workflow]));
  const now = ports.clock.now();
  const checks: Check[] = [];
  for (const path of new Set(files.map(pathOf))) {
    const watched = await look(path, known.get(path), repository.defaultBranch, options, ports);
    checks.push(...judgeWorkflow(watched, { toleranceSeconds, now }));
  }
  const lastCommitAt = await github.repositories.lastCommitAt(repository.defaultBranch);
  checks.push(
    judgeActivity(
      {
        name: github.repository,
        isPublic: !repository.isPrivate,
        lastCommitAt: lastCommitAt ?? repository.pushedAt,
      },
      now,
    ),
  );
  return checks;
}

function pathOf(file: string): string {
  return file.startsWith(FOLDER) ? file : FOLDER + file;
}

async function look(
  path: string,
  workflow: Workflow | undefined,
  branch: string,
  { github, reEnable }: WatchOptions,
  ports: Ports,
): Promise<WatchedWorkflow> {
  if (workflow === undefined) {
    const nothing = { schedules: [], since: ports.clock.now(), runs: [] };
    return { path, state: undefined, enabledAgain: false, ...nothing };
  }
  const text = await github.repositories.file(path, branch);
  const changed = await github.repositories.lastCommitAt(branch, path);
  const runs = await github.workflows.runs(workflow.id, { branch, most: RUNS });
  const enabledAgain =
    reEnable && workflow.state === 'disabled_inactivity' && (await enable(workflow, github, ports));
  return {
    path,
    state: workflow.state,
    enabledAgain,
    ...schedulesOf(text ?? ''),
    since: new Date(Math.max(workflow.updatedAt.getTime(), changed?.getTime() ?? 0)),
    runs,
  };
}

/** Not being allowed to is a warning: that it is disabled is red already. */
async function enable(workflow: Workflow, github: WatchOptions['github'], ports: Ports): Promise<boolean> {
  try {
    await github.workflows.enable(workflow.id);
    return true;
  } catch (error) {
    if (!(error instanceof MissingPermission)) throw error;
    ports.log.warning(error.line);
    return false;
  }
}
