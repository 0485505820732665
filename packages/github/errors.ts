import { UserError } from '#verdict';

/** What a job's token is allowed to do, as `permissions:` of a workflow names it. */
export type Permission =
  | 'actions: read'
  | 'actions: write'
  | 'attestations: read'
  | 'attestations: write'
  | 'checks: write'
  | 'contents: read'
  | 'issues: read'
  | 'issues: write'
  | 'metadata: read'
  | 'pull-requests: read'
  | 'statuses: write';

/** The token may not do what was asked of it. */
export class MissingPermission extends UserError {
  readonly permission: string;
  /** What to put into the workflow. */
  readonly yaml: string;

  constructor(doing: string, permission: string, repository: string) {
    super(`The token may not ${doing} in ${repository}: it lacks the permission \`${permission}\``, {
      remedy: `Add the line \`${permission}\` to \`permissions:\` of the job; a token of your own needs the same permission`,
    });
    this.name = 'MissingPermission';
    this.permission = permission;
    this.yaml = `permissions:\n  ${permission}`;
  }
}

/** The token itself is not accepted: expired, revoked, or not a token. */
export class TokenRefused extends UserError {
  constructor(doing: string) {
    super(`GitHub refused the token when asked to ${doing}`, {
      remedy: 'Pass `${{ github.token }}`, or a token that has not expired',
    });
    this.name = 'TokenRefused';
  }
}

/**
 * GitHub did not answer, or asked for a longer wait than is allowed. What was asked for may have happened all the same: look before
 * you ask again.
 */
export class GitHubUnavailable extends UserError {
  constructor(message: string, remedy = 'Try again later; https://www.githubstatus.com tells of outages') {
    super(message, { remedy });
    this.name = 'GitHubUnavailable';
  }
}

/** There is no such thing, or the token may not see it. */
export class NotFound extends UserError {
  constructor(doing: string, repository: string) {
    super(`GitHub could not ${doing} in ${repository}: it is not there, or the token may not see it`, {
      remedy: 'Check the name, and that the token belongs to this repository',
    });
    this.name = 'NotFound';
  }
}

/** GitHub had it and no longer does. */
export class Expired extends UserError {
  constructor(doing: string, repository: string) {
    super(`GitHub could not ${doing} in ${repository}: it has expired`, {
      remedy: 'Take a newer one, and keep what is needed longer elsewhere',
    });
    this.name = 'Expired';
  }
}

/** The repository has its issues switched off. */
export class IssuesOff extends UserError {
  constructor(repository: string) {
    super(`Issues are switched off in ${repository}`, {
      remedy: 'Switch them on in the settings of the repository, or ask for no issue',
    });
    this.name = 'IssuesOff';
  }
}

/** One thing that GitHub found wrong with a request. */
export interface Rejection {
  readonly field: string | undefined;
  /** GitHub's word for it, such as `invalid` or `already_exists`. */
  readonly code: string;
}

/** GitHub understood the request and will not have it: an assignee that it does not know, a label that exists. */
export class Rejected extends UserError {
  readonly rejections: readonly Rejection[];

  constructor(doing: string, message: string, rejections: readonly Rejection[]) {
    super(`GitHub would not ${doing}: ${message}`, { remedy: 'Put right what it names' });
    this.name = 'Rejected';
    this.rejections = rejections;
  }
}
