export { FAILURE_CLASSES, type FailureClass, type Finding } from './model.js';
export { reconcile, type Reconciled, type ToldIssue, type Undelivered } from './issues/reconcile.js';
export {
  DEFAULT_ISSUE_SETTINGS,
  assigneeOf,
  escalationsOf,
  mentionOf,
  type Escalation,
  type IssueSettings,
} from './issues/settings.js';
export type { IssueTracker } from './issues/tracker.js';
