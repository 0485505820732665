import { UserError } from '#verdict';

/** The major version that a manifest's text names. @throws UserError */
export function majorOf(version: string): number {
  const major = Number.parseInt(version, 10);
  if (Number.isInteger(major) && major > 0) return major;
  throw new UserError(
    `The manifest names the version '${version.slice(0, 40)}', which is none of PostgreSQL's`,
  );
}
