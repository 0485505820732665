/** PostgreSQL's own programs that Backproof may want to run. */
export type ProgramName =
  | 'createdb'
  | 'initdb'
  | 'pg_amcheck'
  | 'pg_basebackup'
  | 'pg_controldata'
  | 'pg_ctl'
  | 'pg_dump'
  | 'pg_dumpall'
  | 'pg_restore'
  | 'pg_verifybackup'
  | 'pg_waldump'
  | 'pgbench'
  | 'postgres'
  | 'psql';

export interface PostgresVersion {
  readonly major: number;
  readonly minor: number;
  /** As PostgreSQL writes it: `17.10`, `19rc2`. */
  readonly text: string;
}

/** Where programs come from, in the order in which the places are asked. */
export type Origin = 'folder' | 'machine' | 'packages' | 'container' | 'npm';

/** A set of programs of one version. */
export interface Programs {
  readonly version: PostgresVersion;
  /** Every file here can be spawned directly. */
  readonly folder: string;
  readonly origin: Origin;
  /** The path to spawn. */
  path(name: ProgramName): string;
  /** Environment that the programs need beside the caller's. */
  readonly env: Readonly<Record<string, string>>;
  /** What a reader should know about these programs, such as that they lack current security fixes. */
  readonly warnings: readonly string[];
}

/** The major versions that will do. */
export type MajorRange = { readonly exactly: number } | { readonly atLeast: number };

export interface ProgramRequest {
  /** What must be in the folder. */
  readonly need: readonly ProgramName[];
  /** With `atLeast`, the nearest is taken, never the highest for its own sake. */
  readonly major: MajorRange;
  /** Refuse programs with a known hole: what they are about to read is not authenticated. */
  readonly refuseHoles?: boolean;
}

export interface ProgramFinder {
  /** @throws UserError where nothing fits; it says what was found, why that will not do, and the way out */
  find(request: ProgramRequest): Promise<Programs>;
}

/** Keeps folders from one run to the next, such as a workflow's cache. One that is out of order keeps nothing; it does not throw. */
export interface FolderCacheLike {
  /** Bring back what was saved under the key. Resolves to false where there is nothing. */
  restore(key: string, folder: string): Promise<boolean>;
  save(key: string, folder: string): Promise<void>;
}
