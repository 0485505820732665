import type { Issue, Issues } from '#github';

/** An issue as far as its life is concerned. */
export type TrackedIssue = Pick<
  Issue,
  'number' | 'url' | 'title' | 'body' | 'state' | 'labels' | 'assignees' | 'createdAt' | 'closedAt'
>;

/** Where issues live: what is asked of a repository's issues here. */
export type IssueTracker = Pick<Issues, 'withLabels' | 'get' | 'create' | 'update' | 'comment'>;
