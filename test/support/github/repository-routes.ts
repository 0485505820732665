import { shownCommit } from './pull-routes.js';
import { moment, nodeId, type Representation } from './represent.js';
import { fullRepository, minimalRepository } from './represent-repository.js';
import { listed, NOT_FOUND, type Answer, type Ask, type Route } from './route.js';
import type { Json } from './schema.js';
import type { RunReviewState, RunState, WorkflowState } from './workflow-state.js';

const REPO = '/repos/{owner}/{repo}';
/** Of runs that are filtered GitHub never tells more. */
const MOST_FILTERED = 1000;

export const repositoryRoutes: readonly Route[] = [
  {
    operation: `GET ${REPO}`,
    needs: ['metadata', 'read'],
    handle: ({ repository, show }: Ask): Answer => ({ status: 200, body: fullRepository(repository, show) }),
  },
  {
    operation: `GET ${REPO}/contents/{path}`,
    needs: ['contents', 'read'],
    handle: (ask) => fileOf(ask),
  },
  {
    operation: `GET ${REPO}/branches/{branch}`,
    needs: ['contents', 'read'],
    handle: (ask) => branchOf(ask),
  },
  {
    operation: `GET ${REPO}/rules/branches/{branch}`,
    needs: ['metadata', 'read'],
    handle: ({ repository, path }: Ask): Answer =>
      listed(repository.rules.get(path['branch'] ?? '') ?? [], (type) => ({
        ...{ type, ruleset_source_type: 'Repository', ruleset_source: repository.fullName },
        ruleset_id: 42,
      })),
  },
  {
    operation: `GET ${REPO}/commits`,
    needs: ['contents', 'read'],
    handle: ({ repository, query, show }: Ask): Answer => {
      const path = query.get('path');
      const commits = repository.commits.filter(({ paths }) => path === null || paths.includes(path));
      return listed(commits.toReversed(), ({ at }) => shownPush(at, show));
    },
  },
  {
    operation: `GET ${REPO}/actions/workflows`,
    needs: ['actions', 'read'],
    handle: ({ repository, show }: Ask): Answer =>
      listed(
        repository.workflows.workflows,
        (workflow) => shownWorkflow(workflow, show),
        (workflows, total_count) => ({ total_count, workflows }),
      ),
  },
  {
    operation: `GET ${REPO}/actions/workflows/{workflow_id}/runs`,
    needs: ['actions', 'read'],
    handle: (ask) =>
      ofWorkflow(ask, (workflow) =>
        listed(
          selected(ask, workflow),
          (run) => shownRun(run, ask),
          (workflow_runs, total_count) => ({ total_count, workflow_runs }),
        ),
      ),
  },
  {
    operation: `GET ${REPO}/actions/runs/{run_id}`,
    needs: ['actions', 'read'],
    handle: (ask) => ofRun(ask, (run) => ({ status: 200, body: shownRun(run, ask) })),
  },
  {
    operation: `GET ${REPO}/actions/runs/{run_id}/approvals`,
    needs: ['actions', 'read'],
    handle: (ask) =>
      ofRun(ask, ({ reviews }) => ({
        status: 200,
        body: reviews.map((review) => shownRunReview(review, ask.show)),
      })),
  },
  {
    operation: `PUT ${REPO}/actions/workflows/{workflow_id}/enable`,
    needs: ['actions', 'write'],
    handle: (ask) =>
      ofWorkflow(ask, (workflow) => {
        ask.repository.workflows.set(workflow, 'active');
        return { status: 204 };
      }),
  },
];

function ofWorkflow(ask: Ask, handle: (workflow: WorkflowState) => Answer): Answer {
  const workflow = ask.repository.workflows.find(ask.path['workflow_id'] ?? '');
  return workflow === undefined ? NOT_FOUND : handle(workflow);
}

function ofRun({ repository, path }: Ask, handle: (run: RunState) => Answer): Answer {
  const run = repository.workflows.runs.find(({ id }) => String(id) === path['run_id']);
  return run === undefined ? NOT_FOUND : handle(run);
}

function shownRunReview({ by, state, environments }: RunReviewState, show: Representation): Json {
  return {
    ...{ state, comment: '', user: show.user(by) },
    environments: environments.map((name, index) => ({
      ...{ id: index + 1, node_id: nodeId('EN', index + 1), name },
      url: `${show.repositoryUrl}/environments/${name}`,
      html_url: `${show.page}/deployments/activity_log?environments_filter=${name}`,
    })),
  };
}

/** The runs that a query asks for, the newest first. */
function selected({ repository, query }: Ask, workflow: WorkflowState): readonly RunState[] {
  const wanted = (name: string, value: string | null): boolean =>
    !query.has(name) || query.get(name) === value;
  const created = query.get('created');
  const status = query.get('status');
  const found = repository.workflows.runs
    .filter((run) => run.workflow === workflow)
    .filter((run) => wanted('event', run.event) && wanted('branch', run.branch))
    .filter((run) => status === null || status === run.status || status === run.conclusion)
    .filter((run) => created === null || isWithin(run.createdAt, created))
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.id - a.id);
  const isFiltered = ['event', 'branch', 'status', 'created'].some((name) => query.has(name));
  return isFiltered ? found.slice(0, MOST_FILTERED) : found;
}

/** GitHub's way to write a span of time: `>=2026-11-20`, `2026-11-01..2026-11-20`. */
function isWithin(at: Date, span: string): boolean {
  const [from, to] = span.split('..');
  if (to !== undefined) return at >= new Date(from ?? '') && at <= new Date(to);
  const [, operator = '', since = ''] = /^(>=|<=|>|<)(.+)$/.exec(span) ?? [];
  const limit = new Date(since);
  if (Number.isNaN(limit.getTime())) throw new Error(`${span} is no span of time`);
  if (operator === '>=') return at >= limit;
  if (operator === '<=') return at <= limit;
  return operator === '>' ? at > limit : at < limit;
}

function branchOf({ repository, path, show }: Ask): Answer {
  const name = path['branch'] ?? '';
  const sha = repository.commitOf(`refs/heads/${name}`);
  if (sha === undefined) return NOT_FOUND;
  const url = `${show.repositoryUrl}/branches/${name}`;
  return {
    status: 200,
    body: {
      name,
      commit: shownCommit({ sha, author: undefined, committer: undefined }, show),
      _links: { html: `${show.page}/tree/${name}`, self: url },
      protected: !repository.unprotected.has(name),
      protection: {},
      protection_url: `${url}/protection`,
    },
  };
}

function fileOf({ repository, path, query, show }: Ask): Answer {
  const name = path['path'] ?? '';
  const text = repository.filesOf(query.get('ref')).get(name);
  if (text === undefined) return NOT_FOUND;
  const url = `${show.repositoryUrl}/contents/${name}`;
  const page = `${show.page}/blob/${repository.defaultBranch}/${name}`;
  // GitHub breaks its lines of base64.
  const content = Buffer.from(text).toString('base64').replace(/.{60}/g, '$&\n');
  return {
    status: 200,
    body: {
      type: 'file',
      encoding: 'base64',
      size: Buffer.byteLength(text),
      name: name.split('/').at(-1),
      path: name,
      content,
      sha: '3d21ec53a331a6f037a91c368710b99387d012c1',
      url,
      git_url: null,
      html_url: page,
      download_url: null,
      _links: { git: null, html: page, self: url },
    },
  };
}

function shownPush(at: Date, show: Representation): Json {
  const sha = '6dcb09b5b57875f334f61aebed695e2e4193db5e';
  const url = `${show.repositoryUrl}/commits/${sha}`;
  const somebody = { name: 'Mona', email: 'mona@example.com', date: moment(at) };
  return {
    ...{ url, sha, node_id: nodeId('C', 1), html_url: `${show.page}/commit/${sha}` },
    comments_url: `${url}/comments`,
    commit: {
      ...{ url, author: somebody, committer: somebody, message: 'Change something', comment_count: 0 },
      tree: { sha, url: `${show.repositoryUrl}/git/trees/${sha}` },
    },
    ...{ author: null, committer: null, parents: [] },
  };
}

function shownWorkflow(workflow: WorkflowState, show: Representation): Json {
  return {
    id: workflow.id,
    node_id: nodeId('W', workflow.id),
    name: workflow.name,
    path: workflow.path,
    state: workflow.state,
    created_at: moment(workflow.createdAt),
    updated_at: moment(workflow.updatedAt),
    url: `${show.repositoryUrl}/actions/workflows/${workflow.id}`,
    html_url: `${show.page}/blob/main/${workflow.path}`,
    badge_url: `${show.page}/workflows/${encodeURIComponent(workflow.name)}/badge.svg`,
  };
}

function shownRun(run: RunState, { repository, show }: Ask): Json {
  const url = `${show.repositoryUrl}/actions/runs/${run.id}`;
  const itself = minimalRepository(repository, show);
  return {
    id: run.id,
    node_id: nodeId('WFR', run.id),
    name: run.workflow.name,
    head_branch: run.branch,
    head_sha: run.commit,
    path: run.workflow.path,
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    display_title: run.workflow.name,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflow.id,
    url,
    html_url: `${show.page}/actions/runs/${run.id}`,
    pull_requests: [],
    created_at: moment(run.createdAt),
    updated_at: moment(run.updatedAt),
    run_started_at: moment(run.startedAt),
    actor: show.user(run.actor),
    triggering_actor: show.user(run.triggeringActor),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${show.repositoryUrl}/check-suites/5`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    workflow_url: `${show.repositoryUrl}/actions/workflows/${run.workflow.id}`,
    head_commit: null,
    repository: itself,
    head_repository: itself,
  };
}
