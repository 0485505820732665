import { fullRepository } from './represent-repository.js';
import { moment, nodeId, type Representation } from './represent.js';
import type { CommitState, PullState, ReviewState } from './pull-state.js';
import { listed, NOT_FOUND, type Answer, type Ask, type Route } from './route.js';
import type { Json } from './schema.js';

const REPO = '/repos/{owner}/{repo}';

export const pullRoutes: readonly Route[] = [
  {
    operation: `GET ${REPO}/commits/{commit_sha}/pulls`,
    needs: ['pull-requests', 'read'],
    handle: (ask: Ask): Answer => {
      const sha = ask.path['commit_sha'] ?? '';
      const found = ask.repository.pulls.pulls.filter(
        ({ commits, mergedAs }) => mergedAs === sha || commits.some((commit) => commit.sha === sha),
      );
      return listed(found, (pull) => shownPull(pull, ask));
    },
  },
  {
    operation: `GET ${REPO}/pulls/{pull_number}/reviews`,
    needs: ['pull-requests', 'read'],
    handle: (ask) =>
      ofPull(ask, (pull) => listed(pull.reviews, (review) => shownReview(review, pull, ask.show))),
  },
  {
    operation: `GET ${REPO}/pulls/{pull_number}/commits`,
    needs: ['pull-requests', 'read'],
    // GitHub never tells more.
    handle: (ask) =>
      ofPull(ask, (pull) => listed(pull.commits.slice(0, 250), (one) => shownCommit(one, ask.show))),
  },
  {
    operation: `GET ${REPO}/commits/{ref}`,
    needs: ['contents', 'read'],
    handle: ({ repository, path, show }: Ask): Answer => {
      const { pulls } = repository;
      const commits = [...pulls.commits, ...pulls.pulls.flatMap((pull) => pull.commits)];
      const ref = path['ref'] ?? '';
      const head = repository.commitOf(ref);
      const found =
        head === undefined
          ? commits.find(({ sha }) => sha === ref)
          : { sha: head, author: undefined, committer: undefined };
      return found === undefined ? NOT_FOUND : { status: 200, body: shownCommit(found, show) };
    },
  },
  {
    operation: `GET ${REPO}/activity`,
    needs: ['contents', 'read'],
    handle: ({ repository, query, show }: Ask): Answer => {
      const ref = query.get('ref');
      const pushes = repository.pulls.pushes.filter(({ branch }) => `refs/heads/${branch}` === ref);
      return listed(pushes.toReversed(), ({ branch, after, by, at }) => ({
        ...{ id: 1_296_269, node_id: nodeId('RA', 1_296_269), before: '0'.repeat(40), after },
        ...{
          ref: `refs/heads/${branch}`,
          timestamp: moment(at),
          activity_type: 'push',
          actor: show.user(by),
        },
      }));
    },
  },
];

function ofPull({ repository, path }: Ask, handle: (pull: PullState) => Answer): Answer {
  const pull = repository.pulls.pulls.find(({ number }) => String(number) === path['pull_number']);
  return pull === undefined ? NOT_FOUND : handle(pull);
}

function shownPull(pull: PullState, { repository, show }: Ask): Json {
  const url = `${show.repositoryUrl}/pulls/${pull.number}`;
  const page = `${show.page}/pull/${pull.number}`;
  const issue = `${show.repositoryUrl}/issues/${pull.number}`;
  const at = moment(repository.now());
  const user = show.user(pull.author);
  const sha = pull.commits.at(-1)?.sha ?? '';
  const ours = { ...fullRepository(repository, show) };
  const repo = pull.from === undefined ? null : { ...ours, full_name: pull.from };
  const isMerged = pull.mergedAs !== undefined;
  const links = {
    comments: `${issue}/comments`,
    commits: `${url}/commits`,
    statuses: `${show.repositoryUrl}/statuses/${sha}`,
    html: page,
    issue,
    review_comments: `${url}/comments`,
    review_comment: `${show.repositoryUrl}/pulls/comments{/number}`,
    self: url,
  };
  return {
    ...{ url, id: 1000 + pull.number, node_id: nodeId('PR', pull.number), number: pull.number, user },
    ...{ html_url: page, diff_url: `${page}.diff`, patch_url: `${page}.patch`, issue_url: issue },
    ...{ commits_url: links.commits, comments_url: links.comments, statuses_url: links.statuses },
    ...{ review_comments_url: links.review_comments, review_comment_url: links.review_comment },
    ...{
      state: isMerged ? 'closed' : 'open',
      locked: false,
      title: 'Change something',
      body: null,
      draft: false,
    },
    ...{
      labels: [],
      milestone: null,
      assignee: null,
      assignees: [],
      requested_reviewers: [],
      requested_teams: [],
    },
    ...{ created_at: at, updated_at: at, closed_at: isMerged ? at : null, merged_at: isMerged ? at : null },
    // Of one that is not merged yet it is a trial.
    merge_commit_sha: pull.mergedAs ?? 'e5bd3914e2e596debea16f433f57875b5b90bcd6',
    head: { label: `${pull.author.login}:${pull.branch}`, ref: pull.branch, repo, sha, user },
    base: { label: 'acme:main', ref: 'main', repo: ours, sha: '0'.repeat(40), user },
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    ...{ author_association: 'MEMBER', auto_merge: null },
  };
}

function shownReview(review: ReviewState, { number }: PullState, show: Representation): Json {
  const page = `${show.page}/pull/${number}#pullrequestreview-${review.id}`;
  const pull = `${show.repositoryUrl}/pulls/${number}`;
  return {
    ...{ id: review.id, node_id: nodeId('PRR', review.id), body: '', state: review.state },
    user: review.by === undefined ? null : show.user(review.by),
    ...{ commit_id: review.commit, submitted_at: moment(review.at), author_association: 'MEMBER' },
    ...{ html_url: page, pull_request_url: pull },
    _links: { html: { href: page }, pull_request: { href: pull } },
  };
}

export function shownCommit({ sha, author, committer }: CommitState, show: Representation): Json {
  const url = `${show.repositoryUrl}/commits/${sha}`;
  const somebody = { name: 'Mona', email: 'mona@example.com', date: '2026-11-20T03:00:00Z' };
  return {
    ...{ url, sha, node_id: nodeId('C', 1), html_url: `${show.page}/commit/${sha}` },
    comments_url: `${url}/comments`,
    commit: {
      ...{ url, author: somebody, committer: somebody, message: 'Change something', comment_count: 0 },
      tree: { sha, url: `${show.repositoryUrl}/git/trees/${sha}` },
    },
    author: author === undefined ? null : show.user(author),
    committer: committer === undefined ? null : show.user(committer),
    parents: [],
  };
}
