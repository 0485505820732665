export { openGitHub, type GitHub, type GitHubOptions } from './open.js';
export {
  Expired,
  GitHubUnavailable,
  IssuesOff,
  MissingPermission,
  NotFound,
  Rejected,
  TokenRefused,
  type Permission,
  type Rejection,
} from './errors.js';
export type { Actor } from './answers.js';
export type { Comment, Issue, IssueChange, IssueEvent, Issues, IssueText } from './issues.js';
export type { Label, Labels } from './labels.js';
export type { Check, CheckAnnotation, CheckRun, Checks, CommitStatus, Conclusion } from './checks.js';
export type { RunQuery, Workflow, WorkflowRun, Workflows } from './workflows.js';
export {
  MOST_COMMITS,
  MOST_REVIEWS,
  type Account,
  type EnvironmentReview,
  type PullRequest,
  type Push,
  type Review,
} from './approvals.js';
export type { Attestations } from './attestations.js';
export type { Artifact, Artifacts } from './artifacts.js';
export type { Branch, Repositories, Repository } from './repositories.js';
export { proxyIn, type ProxySettings } from './proxy-settings.js';
export { fetchFor, type Fetch, type FetchAnswer } from './fetch.js';
