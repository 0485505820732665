export { GitHubServer, type Answered, type GitHubServerOptions } from './server.js';
export type { Fault, Rule, Seen } from './faults.js';
export type { Permissions } from './route.js';
export { ACTIONS_BOT, idOf, person, type Account } from './account.js';
export { type IssueState } from './issue-state.js';
export type { CheckRunState, StatusState } from './check-state.js';
export type { NewPull, PullState } from './pull-state.js';
export type { NewRun, RunState, WorkflowStanding, WorkflowState } from './workflow-state.js';
export type { ArtifactsState, ArtifactState } from './artifact-state.js';
