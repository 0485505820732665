import type { Inventory } from '#postgres';

/** What an object says of itself, by the name of the fact; compared as text. */
export type Facts = Readonly<Record<string, string | undefined>>;

type Grants = NonNullable<Inventory['grants']>[number];
type Privileges = Pick<Grants, 'granted' | 'revoked'>;

/**
 * Privileges as one text each for what was given and taken, in order.
 *
 * @param options.maintain whether both servers know MAINTAIN
 */
export function privilegeFacts(
  { granted, revoked }: Privileges,
  options: { readonly maintain: boolean; readonly grantors: boolean },
): Facts {
  const kept = (words: readonly string[]): readonly string[] =>
    words.filter((word) => options.maintain || word !== 'MAINTAIN');
  const given = granted.flatMap(({ grantor, grantee, privileges, grantable }) =>
    kept(privileges).map((word) => {
      const by = options.grantors && typeof grantor === 'string' ? ` by ${grantor}` : '';
      return `${word} to ${grantee ?? 'PUBLIC'}${grantable ? ' with grant option' : ''}${by}`;
    }),
  );
  const taken = revoked.flatMap(({ grantee, privileges }) =>
    kept(privileges).map((word) => `${word} from ${grantee ?? 'PUBLIC'}`),
  );
  return { granted: list(given), revoked: list(taken) };
}

export const text = (value: unknown): string => String(value);

/** A fact that an older inventory may not have. */
export const known = (value: string | null | undefined): string | undefined =>
  value === undefined ? undefined : (value ?? 'none');

/** Texts in order, so that two lists of the same compare equal. */
export function list(texts: readonly string[]): string {
  return texts.length === 0 ? 'none' : [...texts].sort().join(', ');
}

/** The facts that differ, on each side: `inherit true` and `inherit false`. A side that does not know a fact does not differ. */
export function differing(
  a: Facts,
  b: Facts,
): { readonly expected: string; readonly found: string } | undefined {
  const names = Object.keys(a).filter(
    (name) => a[name] !== undefined && b[name] !== undefined && a[name] !== b[name],
  );
  if (names.length === 0) return undefined;
  const told = (facts: Facts): string => names.map((name) => `${name} ${facts[name] ?? ''}`).join('; ');
  return { expected: told(a), found: told(b) };
}
