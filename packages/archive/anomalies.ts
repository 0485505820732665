import type { Manifest } from '#manifest';
import {
  declaredFor,
  durationAnomaly,
  emptyAnomaly,
  sizeDeviation,
  tablesAnomaly,
  type ExpectedChange,
  type Tables,
} from '#policy';
import type { Check, Ports } from '#verdict';
import type { SetPlace } from './catalogue.js';
import { setsSince } from './history.js';
import { roomChecks } from './room.js';
import { tablesOf, uncountedOf } from './tables-of.js';

export interface ComparisonOptions {
  /** A share, such as 0.3: size, and rows and bytes of tables, may be this far from the median. */
  readonly maxSizeDeviation: number;
  /** Jumps that were declared beforehand, for any set. */
  readonly expectedChanges: readonly ExpectedChange[];
}

export interface AnomalyOptions extends ComparisonOptions {
  /** Bytes that the store may hold; undefined where nobody said. */
  readonly quotaBytes: number | undefined;
}

export interface Anomalies {
  readonly checks: readonly Check[];
  /** Signed share away from the median size of the last seven days. */
  readonly sizeDeviation: number | undefined;
}

/** Is a set odd beside those of the seven days before it, and is there room for more of its kind? */
export async function anomalies(
  options: AnomalyOptions,
  set: SetPlace,
  manifest: Manifest,
  ports: Ports,
): Promise<Anomalies> {
  const compared = await comparisons(options, set, manifest, ports);
  const room = await roomChecks(set.store, options.quotaBytes, ports.clock.now());
  return { ...compared, checks: [...compared.checks, ...room] };
}

/** Is a set odd beside those of the seven days before it? */
export async function comparisons(
  options: ComparisonOptions,
  set: SetPlace,
  manifest: Manifest,
  ports: Ports,
): Promise<Anomalies> {
  const now = ports.clock.now();
  const made = new Date(manifest.created_at);
  const { inForce, expired, checks } = declaredFor(set.name, options.expectedChanges, now);
  for (const line of expired) ports.log.warning(line);
  const uncounted = uncountedOf(manifest);
  const history = await setsSince(
    set,
    made,
    (id) => id < set.id,
    (earlier) => ({
      at: new Date(earlier.created_at),
      size: earlier.total_size_bytes,
      seconds: secondsOf(earlier),
      tables: without(tablesOf(earlier), uncounted),
    }),
  );
  const size = sizeDeviation({
    size: manifest.total_size_bytes,
    history,
    now: made,
    maxDeviation: options.maxSizeDeviation,
    expected: { changes: inForce, now },
  });
  const judged = {
    tables: without(tablesOf(manifest), uncounted),
    // A set that says nothing of any table, such as one whose source could not be counted, speaks for none.
    history: history.filter(({ tables }) => tables.size > 0),
    maxDeviation: options.maxSizeDeviation,
    expected: inForce,
    now,
  };
  const seconds = secondsOf(manifest);
  return {
    checks: [
      ...[size.check, emptyAnomaly(judged), tablesAnomaly(judged)],
      ...(seconds === undefined
        ? []
        : [
            durationAnomaly({
              seconds,
              history: history.flatMap((earlier) => earlier.seconds ?? []),
              expected: inForce,
              now,
            }),
          ]),
      ...checks,
    ],
    sizeDeviation: size.deviation,
  };
}

/** How long the backup took; undefined where the manifest does not tell. */
function secondsOf({ created_at: from, completed_at: to }: Manifest): number | undefined {
  return to === undefined ? undefined : Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}

function without(tables: Tables, names: ReadonlySet<string>): Tables {
  return names.size === 0 ? tables : new Map([...tables].filter(([table]) => !names.has(table)));
}
