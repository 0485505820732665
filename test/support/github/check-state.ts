import { Unprocessable } from './refusals.js';
import { type Account } from './account.js';

export interface AnnotationState {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: string;
  readonly message: string;
  readonly title?: string | undefined;
}

export interface CheckRunState {
  readonly id: number;
  readonly commit: string;
  name: string;
  status: string;
  conclusion: string | null;
  detailsUrl: string | null;
  startedAt: Date | null;
  completedAt: Date | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  readonly annotations: AnnotationState[];
}

export interface StatusState {
  readonly id: number;
  readonly commit: string;
  readonly context: string;
  readonly state: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: Account;
  readonly at: Date;
}

/** What a request says of a check run. */
export interface CheckFields {
  readonly name?: string | undefined;
  readonly status?: string | undefined;
  readonly conclusion?: string | undefined;
  readonly details_url?: string | undefined;
  readonly started_at?: string | undefined;
  readonly completed_at?: string | undefined;
  readonly output?:
    | {
        readonly title: string;
        readonly summary: string;
        readonly text?: string | undefined;
        readonly annotations?: readonly AnnotationState[] | undefined;
      }
    | undefined;
}

/** Longest description of a commit status. */
const LONGEST_DESCRIPTION = 140;
const MOST_STATUSES = 1000;

/** Checks and statuses on commits, under GitHub's own rules. */
export class ChecksState {
  readonly runs: CheckRunState[] = [];
  readonly statuses: StatusState[] = [];
  /** Commits that exist; while there is none, every commit does. */
  readonly commits = new Set<string>();
  #ids = 7000;

  constructor(private readonly now: () => Date) {}

  /** The run that counts for a commit: the newest of its name. */
  current(commit: string, name: string): CheckRunState | undefined {
    return this.runs.findLast((run) => run.commit === commit && run.name === name);
  }

  create(commit: string, fields: CheckFields): CheckRunState {
    this.#commitThere(commit);
    const run: CheckRunState = {
      id: ++this.#ids,
      commit,
      name: fields.name ?? '',
      status: 'queued',
      conclusion: null,
      detailsUrl: null,
      startedAt: this.now(),
      completedAt: null,
      title: null,
      summary: null,
      text: null,
      annotations: [],
    };
    this.change(run, fields);
    this.runs.push(run);
    return run;
  }

  change(run: CheckRunState, fields: CheckFields): void {
    if (
      (fields.status === 'completed' || fields.completed_at !== undefined) &&
      fields.conclusion === undefined
    ) {
      throw new Unprocessable('Invalid request.\n\nFor "conclusion": a completed check has one.');
    }
    run.name = fields.name ?? run.name;
    run.detailsUrl = fields.details_url ?? run.detailsUrl;
    if (fields.started_at !== undefined) run.startedAt = new Date(fields.started_at);
    if (fields.conclusion === undefined) {
      run.status = fields.status ?? run.status;
    } else {
      run.status = 'completed';
      run.conclusion = fields.conclusion;
      run.completedAt = fields.completed_at === undefined ? this.now() : new Date(fields.completed_at);
    }
    if (fields.output === undefined) return;
    const { title, summary, text = null, annotations = [] } = fields.output;
    Object.assign(run, { title, summary, text });
    run.annotations.push(...annotations);
  }

  addStatus(status: Omit<StatusState, 'id' | 'at'>): StatusState {
    this.#commitThere(status.commit);
    if ((status.description ?? '').length > LONGEST_DESCRIPTION) {
      throw new Unprocessable('Validation Failed', [
        {
          resource: 'Status',
          field: 'description',
          code: 'custom',
          message: 'is too long (maximum is 140 characters)',
        },
      ]);
    }
    const before = this.statuses.filter(
      ({ commit, context }) => commit === status.commit && context === status.context,
    );
    if (before.length >= MOST_STATUSES) {
      throw new Unprocessable('Validation Failed', [
        { resource: 'Status', field: 'context', code: 'custom' },
      ]);
    }
    const fresh = { ...status, id: ++this.#ids, at: this.now() };
    this.statuses.push(fresh);
    return fresh;
  }

  #commitThere(commit: string): void {
    if (this.commits.size === 0 || this.commits.has(commit)) return;
    throw new Unprocessable(`No commit found for SHA: ${commit}`);
  }
}
