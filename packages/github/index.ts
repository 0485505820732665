export { openGitHub, type GitHub, type GitHubOptions } from './open.js';
export {
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
