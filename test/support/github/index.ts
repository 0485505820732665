export { GitHubServer, type Answered, type GitHubServerOptions } from './server.js';
export type { Fault, Rule, Seen } from './faults.js';
export type { Permissions } from './route.js';
export { ACTIONS_BOT, person, type Account, type IssueState } from './state.js';
