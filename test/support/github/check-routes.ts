import * as v from 'valibot';
import type { CheckRunState, StatusState } from './check-state.js';
import { moment, nodeId, type Representation } from './represent.js';
import { NOT_FOUND, type Answer, type Ask, type Route } from './route.js';
import type { Json } from './schema.js';

const REPO = '/repos/{owner}/{repo}';

const fieldsSchema = v.object({
  name: v.optional(v.string()),
  status: v.optional(v.string()),
  conclusion: v.optional(v.string()),
  details_url: v.optional(v.string()),
  started_at: v.optional(v.string()),
  completed_at: v.optional(v.string()),
  output: v.optional(
    v.object({
      title: v.string(),
      summary: v.string(),
      text: v.optional(v.string()),
      annotations: v.optional(
        v.array(
          v.object({
            path: v.string(),
            start_line: v.number(),
            end_line: v.number(),
            annotation_level: v.string(),
            message: v.string(),
            title: v.optional(v.string()),
          }),
        ),
      ),
    }),
  ),
});
const createSchema = v.object({ ...fieldsSchema.entries, name: v.string(), head_sha: v.string() });
const statusSchema = v.object({
  state: v.string(),
  target_url: v.optional(v.nullable(v.string()), null),
  description: v.optional(v.nullable(v.string()), null),
  context: v.optional(v.string(), 'default'),
});

export const checkRoutes: readonly Route[] = [
  {
    operation: `POST ${REPO}/check-runs`,
    needs: ['checks', 'write'],
    handle: ({ repository: { checks }, body, show }: Ask): Answer => {
      const { head_sha: commit, ...fields } = v.parse(createSchema, body);
      return { status: 201, body: shownRun(checks.create(commit, fields), show) };
    },
  },
  {
    operation: `PATCH ${REPO}/check-runs/{check_run_id}`,
    needs: ['checks', 'write'],
    handle: ({ repository: { checks }, body, path, show }: Ask): Answer => {
      const run = checks.runs.find(({ id }) => String(id) === path['check_run_id']);
      if (run === undefined) return NOT_FOUND;
      checks.change(run, v.parse(fieldsSchema, body));
      return { status: 200, body: shownRun(run, show) };
    },
  },
  {
    operation: `POST ${REPO}/statuses/{sha}`,
    needs: ['statuses', 'write'],
    handle: ({ repository: { checks }, actor, body, path, show }: Ask): Answer => {
      const { target_url: targetUrl, ...status } = v.parse(statusSchema, body);
      const commit = path['sha'] ?? '';
      const made = checks.addStatus({ ...status, targetUrl, commit, creator: actor });
      return { status: 201, body: shownStatus(made, show) };
    },
  },
];

function shownRun(run: CheckRunState, show: Representation): Json {
  const url = `${show.repositoryUrl}/check-runs/${run.id}`;
  return {
    id: run.id,
    node_id: nodeId('CR', run.id),
    head_sha: run.commit,
    external_id: '',
    url,
    html_url: `${show.page}/runs/${run.id}`,
    details_url: run.detailsUrl,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt === null ? null : moment(run.startedAt),
    completed_at: run.completedAt === null ? null : moment(run.completedAt),
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    name: run.name,
    check_suite: { id: 5 },
    app: null,
    pull_requests: [],
  };
}

function shownStatus(status: StatusState, show: Representation): Json {
  return {
    id: status.id,
    node_id: nodeId('SC', status.id),
    url: `${show.repositoryUrl}/statuses/${status.commit}`,
    avatar_url: null,
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: moment(status.at),
    updated_at: moment(status.at),
    creator: show.user(status.creator),
  };
}
