/** When a workflow is to be started: POSIX cron in five fields. */
export interface Schedule {
  readonly cron: string;
  /** IANA name of the time zone that the cron is read in; GitHub's default is UTC. */
  readonly timezone: string;
}

/** A run as GitHub lists it. */
export interface WatchedRun {
  /** What started it: `schedule`, `workflow_dispatch`, … */
  readonly event: string;
  readonly createdAt: Date;
  /** GitHub's word for how it ended; undefined while it has not. */
  readonly conclusion: string | undefined;
}

/** What is known of a workflow that should run by itself. */
export interface WatchedWorkflow {
  /** From the repository's root: `.github/workflows/backup.yml`. */
  readonly path: string;
  /** GitHub's word: `active`, `disabled_inactivity`, `disabled_manually`, `disabled_fork`, `deleted`; undefined where there is none. */
  readonly state: string | undefined;
  /** It was disabled for want of activity, and is enabled again by this run. */
  readonly enabledAgain: boolean;
  readonly schedules: readonly Schedule[];
  /** Why GitHub cannot follow what its file says. */
  readonly problem?: string;
  /** Since when its file is as it is: no run could be due before. */
  readonly since: Date;
  /** On the default branch, newest first. */
  readonly runs: readonly WatchedRun[];
}

export interface WatchedRepository {
  /** `owner/name` */
  readonly name: string;
  readonly isPublic: boolean;
  /** Of the default branch. */
  readonly lastCommitAt: Date;
}
