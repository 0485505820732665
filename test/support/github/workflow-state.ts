import { ACTIONS_BOT, type Account } from './account.js';

export type WorkflowStanding =
  'active' | 'deleted' | 'disabled_fork' | 'disabled_inactivity' | 'disabled_manually';

export interface WorkflowState {
  readonly id: number;
  readonly name: string;
  readonly path: string;
  state: WorkflowStanding;
  readonly createdAt: Date;
  updatedAt: Date;
}

export interface RunState {
  readonly id: number;
  readonly workflow: WorkflowState;
  readonly event: string;
  readonly branch: string;
  readonly commit: string;
  status: string;
  conclusion: string | null;
  readonly number: number;
  readonly attempt: number;
  readonly createdAt: Date;
  readonly startedAt: Date;
  updatedAt: Date;
  /** Who started it, and who its latest attempt. */
  readonly actor: Account;
  readonly triggeringActor: Account;
  /** What people decided on its way into environments. */
  readonly reviews: RunReviewState[];
}

export interface RunReviewState {
  readonly by: Account;
  readonly state: 'approved' | 'rejected' | 'pending';
  readonly environments: readonly string[];
}

/** A run as a test wants it; by default a scheduled one on `main` that succeeded at once. */
export interface NewRun {
  readonly event?: string;
  readonly branch?: string;
  readonly status?: string;
  readonly conclusion?: string | null;
  readonly attempt?: number;
  readonly createdAt?: Date;
  readonly startedAt?: Date;
  readonly updatedAt?: Date;
  readonly commit?: string;
  readonly actor?: Account;
  readonly triggeringActor?: Account;
}

/** The workflows of the repository and their runs. */
export class WorkflowsState {
  readonly workflows: WorkflowState[] = [];
  readonly runs: RunState[] = [];

  constructor(
    private readonly now: () => Date,
    private readonly files: Map<string, string>,
  ) {}

  /** Add a workflow, and its file where a text is given. */
  add(file: string, text?: string, createdAt = this.now()): WorkflowState {
    const path = `.github/workflows/${file}`;
    if (text !== undefined) this.files.set(path, text);
    const workflow: WorkflowState = {
      id: 161_000 + this.workflows.length + 1,
      name: file.replace(/\.ya?ml$/, ''),
      path,
      state: 'active',
      createdAt,
      updatedAt: createdAt,
    };
    this.workflows.push(workflow);
    return workflow;
  }

  /** By its number or the name of its file, as GitHub takes either. */
  find(key: string): WorkflowState | undefined {
    return this.workflows.find(({ id, path }) => String(id) === key || path === `.github/workflows/${key}`);
  }

  set(workflow: WorkflowState, state: WorkflowStanding): void {
    workflow.state = state;
    workflow.updatedAt = this.now();
  }

  run(workflow: WorkflowState, run: NewRun = {}): RunState {
    const createdAt = run.createdAt ?? this.now();
    const startedAt = run.startedAt ?? createdAt;
    const status = run.status ?? 'completed';
    const fresh: RunState = {
      id: 90_000_000 + this.runs.length + 1,
      workflow,
      event: run.event ?? 'schedule',
      branch: run.branch ?? 'main',
      commit: run.commit ?? '6dcb09b5b57875f334f61aebed695e2e4193db5e',
      status,
      conclusion: run.conclusion ?? (status === 'completed' ? 'success' : null),
      number: this.runs.filter((each) => each.workflow === workflow).length + 1,
      attempt: run.attempt ?? 1,
      createdAt,
      startedAt,
      updatedAt: run.updatedAt ?? startedAt,
      actor: run.actor ?? ACTIONS_BOT,
      triggeringActor: run.triggeringActor ?? run.actor ?? ACTIONS_BOT,
      reviews: [],
    };
    this.runs.push(fresh);
    return fresh;
  }
}
