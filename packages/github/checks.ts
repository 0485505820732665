import * as v from 'valibot';
import type { Calls } from './calls.js';
import type { Purpose } from './explain.js';

/** Annotations that GitHub takes with one request. */
const ANNOTATIONS_AT_ONCE = 50;

export type Conclusion =
  'success' | 'failure' | 'neutral' | 'cancelled' | 'skipped' | 'timed_out' | 'action_required';

/** A remark on lines of a file, which a pull request shows beside them. */
export interface CheckAnnotation {
  /** From the repository's root. */
  readonly path: string;
  /** Lines count from 1. */
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly message: string;
  readonly title?: string;
}

/** What a check says of a commit. Without a conclusion it is still at work. */
export interface Check {
  /** What branch protection asks for, such as `backproof / drill (shop)`. */
  readonly name: string;
  readonly commit: string;
  readonly conclusion?: Conclusion;
  /** One line. */
  readonly title: string;
  /** Markdown, at most 65,535 characters. */
  readonly summary: string;
  /** More Markdown below it, of the same length at most. */
  readonly text?: string;
  /** Any number of them. */
  readonly annotations?: readonly CheckAnnotation[];
  /** Where the whole story is. */
  readonly detailsUrl?: string;
  readonly startedAt?: Date;
  readonly completedAt?: Date;
}

export interface CheckRun {
  readonly id: number;
  /** The page that people read. */
  readonly url: string | undefined;
}

/** The older and simpler form: one line of at most 140 characters on a commit. */
export interface CommitStatus {
  readonly commit: string;
  /** Its name, such as `backproof / drill (shop)`. */
  readonly context: string;
  readonly state: 'success' | 'failure' | 'error' | 'pending';
  readonly description: string;
  readonly url?: string;
}

const runSchema = v.pipe(
  v.object({ id: v.number(), html_url: v.nullish(v.string()) }),
  v.transform(({ id, html_url: url }): CheckRun => ({ id, url: url ?? undefined })),
);

/** What is said of commits: check runs, and commit statuses where a token may not make those. */
export class Checks {
  constructor(private readonly calls: Calls) {}

  /** Say it anew. Of several checks of one name on a commit the newest counts. */
  async create(check: Check): Promise<CheckRun> {
    const [first = [], ...rest] = batches(check.annotations ?? []);
    const run = await this.calls.one(to(`create the check ${check.name}`), runSchema, (api, target) =>
      api.checks.create({ ...target, name: check.name, head_sha: check.commit, ...fieldsOf(check, first) }),
    );
    await this.#append(run, check, rest);
    return run;
  }

  /** Say something else in a check that is there, such as how it ended. Its annotations are added to those that it has. */
  async update(id: number, check: Check): Promise<CheckRun> {
    const [first = [], ...rest] = batches(check.annotations ?? []);
    const run = await this.#change(id, check, first);
    await this.#append(run, check, rest);
    return run;
  }

  /** @throws Rejected where GitHub has 1000 statuses of this name on the commit */
  async status(status: CommitStatus): Promise<void> {
    await this.calls.send(
      { doing: `set the status ${status.context}`, permission: 'statuses: write' },
      (api, target) =>
        api.repos.createCommitStatus({
          ...target,
          sha: status.commit,
          state: status.state,
          context: status.context,
          description: status.description,
          ...(status.url === undefined ? {} : { target_url: status.url }),
        }),
    );
  }

  async #append(run: CheckRun, check: Check, rest: readonly (readonly CheckAnnotation[])[]): Promise<void> {
    for (const annotations of rest) await this.#change(run.id, check, annotations);
  }

  async #change(id: number, check: Check, annotations: readonly CheckAnnotation[]): Promise<CheckRun> {
    return this.calls.one(to(`change the check ${check.name}`), runSchema, (api, target) =>
      api.checks.update({ ...target, check_run_id: id, ...fieldsOf(check, annotations) }),
    );
  }
}

/** One batch a request, and at least one request. */
function batches(annotations: readonly CheckAnnotation[]): readonly (readonly CheckAnnotation[])[] {
  const found: (readonly CheckAnnotation[])[] = [];
  for (let at = 0; at < annotations.length; at += ANNOTATIONS_AT_ONCE) {
    found.push(annotations.slice(at, at + ANNOTATIONS_AT_ONCE));
  }
  return found;
}

interface CheckFields {
  status: 'completed' | 'in_progress';
  conclusion?: Conclusion;
  details_url?: string;
  started_at?: string;
  completed_at?: string;
  output: {
    title: string;
    summary: string;
    text?: string;
    annotations: {
      path: string;
      start_line: number;
      end_line: number;
      annotation_level: CheckAnnotation['level'];
      message: string;
      title?: string;
    }[];
  };
}

function fieldsOf(check: Check, annotations: readonly CheckAnnotation[]): CheckFields {
  const { conclusion, detailsUrl, startedAt, completedAt, title, summary, text } = check;
  return {
    status: conclusion === undefined ? 'in_progress' : 'completed',
    ...(conclusion === undefined ? {} : { conclusion }),
    ...(detailsUrl === undefined ? {} : { details_url: detailsUrl }),
    ...(startedAt === undefined ? {} : { started_at: startedAt.toISOString() }),
    ...(completedAt === undefined ? {} : { completed_at: completedAt.toISOString() }),
    output: {
      title,
      summary,
      ...(text === undefined ? {} : { text }),
      annotations: annotations.map((annotation) => ({
        path: annotation.path,
        start_line: annotation.startLine,
        end_line: annotation.endLine,
        annotation_level: annotation.level,
        message: annotation.message,
        ...(annotation.title === undefined ? {} : { title: annotation.title }),
      })),
    },
  };
}

function to(doing: string): Purpose {
  return { doing, permission: 'checks: write' };
}
