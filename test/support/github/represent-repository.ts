import { nodeId, moment, type Representation } from './represent.js';
import type { RepositoryState } from './repository.js';
import type { Json } from './schema.js';

/** Addresses below a repository's own, as GitHub lists them: the name of the field and what follows. */
const ADDRESSES: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

const REPOSITORY_ID = 1_296_269;

/** The short form, as it stands in other answers. */
export function minimalRepository(repository: RepositoryState, show: Representation): Json {
  const addresses: Record<string, string> = {};
  for (const [field, path] of Object.entries(ADDRESSES)) addresses[field] = show.repositoryUrl + path;
  return {
    id: REPOSITORY_ID,
    node_id: nodeId('R', REPOSITORY_ID),
    name: repository.name,
    full_name: repository.fullName,
    owner: show.user({ login: repository.owner, bot: false }),
    private: repository.isPrivate,
    html_url: show.page,
    description: null,
    fork: repository.isFork,
    url: show.repositoryUrl,
    ...addresses,
  };
}

export function fullRepository(repository: RepositoryState, show: Representation): Json {
  const open = repository.issues.issues.filter(({ state }) => state === 'open').length;
  const at = moment(repository.pushedAt);
  return {
    ...minimalRepository(repository, show),
    clone_url: `${show.page}.git`,
    git_url: `git:github.example/${repository.fullName}.git`,
    ssh_url: `git@github.example:${repository.fullName}.git`,
    svn_url: show.page,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: repository.defaultBranch,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    network_count: 0,
    subscribers_count: 0,
    size: 108,
    open_issues: open,
    open_issues_count: open,
    has_issues: !repository.issues.off,
    has_projects: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    has_downloads: false,
    archived: repository.isArchived,
    disabled: false,
    pushed_at: at,
    created_at: at,
    updated_at: at,
  };
}
