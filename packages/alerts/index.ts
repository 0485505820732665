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
export { judgeActivity, judgeWorkflow, type WatchRules } from './watch/judge.js';
export type { Schedule, WatchedRepository, WatchedRun, WatchedWorkflow } from './watch/model.js';
export { dueMoments, schedulesOf, type FileSchedules } from './watch/schedules-of.js';
export { WEBHOOK_VERSION, type Notice } from './send/notice.js';
export { ping, type PingAddresses, type PingMoment } from './send/ping.js';
export type { SendLimits } from './send/send.js';
export { sendNotice, type WebhookOptions } from './send/webhook.js';
export { watchSchedules, type WatchOptions } from './watch/watch.js';
export type { Broken, Ending, Reported } from './findings/ending.js';
export { ALERTING_VERBS, classOfCheck, type AlertingVerb } from './findings/classes.js';
export { findingsOf } from './findings/findings.js';
export { tellGitHub, type Told, type Telling } from './tell.js';
