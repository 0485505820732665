import type { PostgresVersion } from './types.js';

/**
 * The minor release of each living major that has every security fix of the project's clients and servers (November 2026).
 * Source: https://www.postgresql.org/support/security/, and the release notes of these versions.
 */
const CURRENT_FIXES: ReadonlyMap<number, number> = new Map([
  [18, 7],
  [17, 12],
  [16, 16],
  [15, 20],
  [14, 25],
]);
const OLDEST_LIVING = Math.min(...CURRENT_FIXES.keys());

/**
 * The minor release of each major that closes CVE-2026-116314: a crafted archive runs code as the account that runs pg_restore.
 * The same releases as above today; kept apart because the other table moves on.
 */
const HOLE_CLOSED: ReadonlyMap<number, number> = new Map([
  [18, 7],
  [17, 12],
  [16, 16],
  [15, 20],
  [14, 25],
]);
export const KNOWN_HOLE = 'CVE-2026-116314';

/**
 * Read what a PostgreSQL program answers to `--version`.
 *
 * @throws TypeError where this is no PostgreSQL program's answer
 */
export function parseVersion(text: string): PostgresVersion {
  const found = /^\w+ \([^)]*\) ((\d{1,3})(?:\.(\d{1,4}))?[\w.]*)/.exec(text);
  const [, version, major, minor] = found ?? [];
  if (version === undefined || major === undefined) {
    throw new TypeError(`not the version of a PostgreSQL program: ${JSON.stringify(text.slice(0, 80))}`);
  }
  return { major: Number(major), minor: Number(minor ?? 0), text: version };
}

/** Where a version stands with regard to security fixes. A major newer than this table is taken to be current. */
export function securityStatus(version: PostgresVersion): 'current' | 'outdated' | 'end-of-life' {
  if (version.major < OLDEST_LIVING) return 'end-of-life';
  return version.minor < (CURRENT_FIXES.get(version.major) ?? 0) ? 'outdated' : 'current';
}

/** Whether reading an archive of unknown origin with this version's pg_restore or psql can run code of the archive's choice. */
export function knownHole(version: PostgresVersion): boolean {
  const closed = HOLE_CLOSED.get(version.major);
  return closed === undefined ? version.major < OLDEST_LIVING : version.minor < closed;
}

/** The release to install instead: `15.20`, or the oldest living major for one that is no longer maintained. */
export function fixedRelease(major: number): string {
  const at = Math.max(major, OLDEST_LIVING);
  const minor = CURRENT_FIXES.get(at);
  return minor === undefined ? String(at) : `${at}.${minor}`;
}
