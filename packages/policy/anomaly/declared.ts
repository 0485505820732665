import { formatCount, notApplicable, type Check } from '#verdict';
import { isInForce, type ExpectedChange } from './expected-change.js';

/** Loaded only where there is a file to read: most runs have none. See `expected-file.ts`. */
export async function readExpectedChanges(text: string, name: string): Promise<readonly ExpectedChange[]> {
  const loaded = await import('./expected-file.js');
  return loaded.readExpectedChanges(text, name);
}

export interface DeclaredChanges {
  /** Those that count. */
  readonly inForce: readonly ExpectedChange[];
  /** One line each for those that no longer do, until somebody removes them. */
  readonly expired: readonly string[];
  /** `anomaly.expected`: what was declared; none where nothing was. */
  readonly checks: readonly Check[];
}

/** What was declared for a set, as of a moment. */
export function declaredFor(
  database: string,
  changes: readonly ExpectedChange[],
  now: Date,
): DeclaredChanges {
  const own = changes.filter((change) => change.database === database);
  const inForce = own.filter((change) => isInForce(change, now));
  const expired = own
    .filter((change) => !isInForce(change, now))
    .map(({ what, table, where, why }) => `${where}: ${table ?? what} (${why}) has expired; remove it`);
  const found = [`${formatCount(inForce.length, 'declaration')} in force`, ...expired].join('; ');
  const check = notApplicable({ id: 'anomaly.expected', expected: 'declared changes, none expired', found });
  return { inForce, expired, checks: own.length === 0 ? [] : [check] };
}
