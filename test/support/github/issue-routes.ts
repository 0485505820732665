import * as v from 'valibot';
import { listed, NOT_FOUND, type Answer, type Ask, type Route } from './route.js';
import type { IssueState } from './issue-state.js';

const ISSUES = '/repos/{owner}/{repo}/issues';

/** GitHub takes a label by its name or as an object with one. */
const labelSchema = v.pipe(
  v.union([v.string(), v.object({ name: v.string() })]),
  v.transform((label) => (typeof label === 'string' ? label : label.name)),
);
const textSchema = v.object({
  title: v.optional(v.string()),
  body: v.optional(v.nullable(v.string())),
  labels: v.optional(v.array(labelSchema)),
  assignees: v.optional(v.array(v.string())),
});
const createSchema = v.object({ ...textSchema.entries, title: v.string() });
const editSchema = v.object({
  ...textSchema.entries,
  state: v.optional(v.picklist(['open', 'closed'])),
  state_reason: v.optional(v.nullable(v.string())),
});
const commentSchema = v.object({ body: v.string() });
const newLabelSchema = v.object({
  name: v.string(),
  color: v.optional(v.string()),
  description: v.optional(v.string()),
});

const OFF: Answer = {
  status: 410,
  body: {
    message: 'Issues has been disabled in this repository.',
    documentation_url: 'https://docs.github.com/v3/issues/',
  },
};

export const issueRoutes: readonly Route[] = [
  {
    operation: `GET ${ISSUES}`,
    needs: ['issues', 'read'],
    handle: (ask) => listed(selected(ask), (issue) => ask.show.issue(issue, false)),
  },
  {
    operation: `POST ${ISSUES}`,
    needs: ['issues', 'write'],
    handle: ({ repository: { issues }, actor, body, show }: Ask): Answer => {
      if (issues.off) return OFF;
      const issue = issues.create(actor, v.parse(createSchema, body));
      return { status: 201, body: show.issue(issue, true) };
    },
  },
  {
    operation: `GET ${ISSUES}/{issue_number}`,
    needs: ['issues', 'read'],
    handle: (ask) => ofIssue(ask, (issue) => ({ status: 200, body: ask.show.issue(issue, true) })),
  },
  {
    operation: `PATCH ${ISSUES}/{issue_number}`,
    needs: ['issues', 'write'],
    handle: (ask) =>
      ofIssue(ask, (issue) => {
        const { state_reason: stateReason, ...change } = v.parse(editSchema, ask.body ?? {});
        ask.repository.issues.edit(ask.actor, issue, { ...change, stateReason });
        return { status: 200, body: ask.show.issue(issue, true) };
      }),
  },
  {
    operation: `GET ${ISSUES}/{issue_number}/comments`,
    needs: ['issues', 'read'],
    handle: (ask) =>
      ofIssue(ask, (issue) => listed(issue.comments, (comment) => ask.show.comment(issue, comment))),
  },
  {
    operation: `POST ${ISSUES}/{issue_number}/comments`,
    needs: ['issues', 'write'],
    handle: (ask) =>
      ofIssue(ask, (issue) => {
        const { body } = v.parse(commentSchema, ask.body);
        const comment = ask.repository.issues.comment(ask.actor, issue, body);
        return { status: 201, body: ask.show.comment(issue, comment) };
      }),
  },
  {
    operation: `GET ${ISSUES}/{issue_number}/events`,
    needs: ['issues', 'read'],
    handle: (ask) => ofIssue(ask, (issue) => listed(issue.events, (event) => ask.show.event(event))),
  },
  {
    operation: 'GET /repos/{owner}/{repo}/labels',
    needs: ['issues', 'read'],
    handle: ({ repository, show }: Ask): Answer =>
      listed(repository.issues.labels, (label) => show.label(label)),
  },
  {
    operation: 'POST /repos/{owner}/{repo}/labels',
    needs: ['issues', 'write'],
    handle: ({ repository, body, show }: Ask): Answer => {
      const { name, color, description } = v.parse(newLabelSchema, body);
      return { status: 201, body: show.label(repository.issues.createLabel(name, color, description)) };
    },
  },
];

function ofIssue(ask: Ask, handle: (issue: IssueState) => Answer): Answer {
  const issue = ask.repository.issues.issue(Number(ask.path['issue_number']));
  return issue === undefined ? NOT_FOUND : handle(issue);
}

/** What GitHub lists for a query: open issues, the newest first, unless it says otherwise. */
function selected({ repository, query }: Ask): readonly IssueState[] {
  const state = query.get('state') ?? 'open';
  const labels = (query.get('labels') ?? '').split(',').filter((name) => name !== '');
  const creator = query.get('creator');
  const since = query.get('since');
  const key = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const sign = query.get('direction') === 'asc' ? 1 : -1;
  return repository.issues.issues
    .filter((issue) => {
      if (state !== 'all' && issue.state !== state) return false;
      if (creator !== null && issue.author.login !== creator) return false;
      if (since !== null && issue.updatedAt < new Date(since)) return false;
      return labels.every((name) =>
        issue.labels.some((label) => label.name.toLowerCase() === name.toLowerCase()),
      );
    })
    .toSorted((a, b) => sign * (a[key].getTime() - b[key].getTime() || a.number - b.number));
}
