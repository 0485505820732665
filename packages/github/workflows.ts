import * as v from 'valibot';
import { momentSchema } from './answers.js';
import type { Calls } from './calls.js';

const STATES = ['active', 'deleted', 'disabled_fork', 'disabled_inactivity', 'disabled_manually'] as const;

export interface Workflow {
  readonly id: number;
  readonly name: string;
  /** `.github/workflows/backup.yml` */
  readonly path: string;
  readonly state: (typeof STATES)[number];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly url: string;
}

export interface WorkflowRun {
  readonly id: number;
  readonly workflowId: number;
  /** What started it: `schedule`, `workflow_dispatch`, … */
  readonly event: string;
  readonly branch: string | undefined;
  readonly commit: string;
  /** `queued`, `in_progress`, `completed`, … */
  readonly status: string | undefined;
  /** How it ended: `success`, `failure`, `cancelled`, … */
  readonly conclusion: string | undefined;
  readonly number: number;
  readonly attempt: number;
  /** When it was asked for. */
  readonly createdAt: Date;
  /** When its latest attempt began. */
  readonly startedAt: Date;
  readonly updatedAt: Date;
  readonly url: string;
}

/** Which runs of a workflow, the newest first. */
export interface RunQuery {
  readonly event?: string;
  readonly branch?: string;
  /** A status or a conclusion, such as `success`. */
  readonly status?: 'completed' | 'success' | 'failure' | 'in_progress' | 'queued';
  /** Created then or later. */
  readonly since?: Date;
  /** How many at most; GitHub never tells more than 1000. */
  readonly most?: number;
}

const workflowSchema = v.pipe(
  v.object({
    id: v.number(),
    name: v.string(),
    path: v.string(),
    state: v.picklist(STATES),
    created_at: momentSchema,
    updated_at: momentSchema,
    html_url: v.string(),
  }),
  v.transform((workflow): Workflow => ({
    id: workflow.id,
    name: workflow.name,
    path: workflow.path,
    state: workflow.state,
    createdAt: workflow.created_at,
    updatedAt: workflow.updated_at,
    url: workflow.html_url,
  })),
);

const runSchema = v.pipe(
  v.object({
    id: v.number(),
    workflow_id: v.number(),
    event: v.string(),
    head_branch: v.nullish(v.string()),
    head_sha: v.string(),
    status: v.nullish(v.string()),
    conclusion: v.nullish(v.string()),
    run_number: v.number(),
    run_attempt: v.optional(v.number(), 1),
    created_at: momentSchema,
    run_started_at: v.optional(momentSchema),
    updated_at: momentSchema,
    html_url: v.string(),
  }),
  v.transform((run): WorkflowRun => ({
    id: run.id,
    workflowId: run.workflow_id,
    event: run.event,
    branch: run.head_branch ?? undefined,
    commit: run.head_sha,
    status: run.status ?? undefined,
    conclusion: run.conclusion ?? undefined,
    number: run.run_number,
    attempt: run.run_attempt,
    createdAt: run.created_at,
    startedAt: run.run_started_at ?? run.created_at,
    updatedAt: run.updated_at,
    url: run.html_url,
  })),
);

/** The workflows of one repository and their runs. */
export class Workflows {
  constructor(private readonly calls: Calls) {}

  async list(): Promise<readonly Workflow[]> {
    return this.calls.all(
      { doing: 'list workflows', permission: 'actions: read' },
      workflowSchema,
      (octokit, target) =>
        octokit.paginate.iterator(octokit.rest.actions.listRepoWorkflows, { ...target, per_page: 100 }),
    );
  }

  /** @param workflow its number, or the name of its file such as `backup.yml` */
  async runs(workflow: number | string, query: RunQuery = {}): Promise<readonly WorkflowRun[]> {
    const { event, branch, status, since, most = 100 } = query;
    return this.calls.all(
      { doing: `list the runs of workflow ${workflow}`, permission: 'actions: read' },
      runSchema,
      (octokit, target) =>
        octokit.paginate.iterator(octokit.rest.actions.listWorkflowRuns, {
          ...target,
          workflow_id: workflow,
          exclude_pull_requests: true,
          per_page: Math.min(most, 100),
          ...(event === undefined ? {} : { event }),
          ...(branch === undefined ? {} : { branch }),
          ...(status === undefined ? {} : { status }),
          ...(since === undefined ? {} : { created: `>=${since.toISOString()}` }),
        }),
      most,
    );
  }

  /** Let a workflow run again that was disabled. */
  async enable(workflow: number | string): Promise<void> {
    await this.calls.send(
      { doing: `enable workflow ${workflow}`, permission: 'actions: write' },
      (api, target) => api.actions.enableWorkflow({ ...target, workflow_id: workflow }),
    );
  }
}
