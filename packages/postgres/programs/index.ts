export { programFinder, type FinderOptions } from './finder.js';
export { npmServer, type NpmServer } from './npm.js';
export { KNOWN_HOLE, fixedRelease, knownHole, parseVersion, securityStatus } from './version.js';
export type {
  FolderCacheLike,
  MajorRange,
  Origin,
  PostgresVersion,
  ProgramFinder,
  ProgramName,
  ProgramRequest,
  Programs,
} from './types.js';
