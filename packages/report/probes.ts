import type { Check } from '#verdict';

/** A check that has a name of its user's own: a probe. It is listed with that name and its time, apart from the others. */
export type NamedCheck = Check & { readonly subject: string };

export function isNamed(check: Check): check is NamedCheck {
  return check.subject !== undefined;
}

/** The checks that are listed as checks, and those that are listed as probes. */
export function parted(checks: readonly Check[]): {
  readonly plain: readonly Check[];
  readonly named: readonly NamedCheck[];
} {
  return { plain: checks.filter((check) => !isNamed(check)), named: checks.filter(isNamed) };
}
