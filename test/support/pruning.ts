import { prune, type PruneResult } from '#archive';
import { parseKeep } from '#policy';
import type { Store } from '#stores';
import type { Ports } from '#verdict';
import { quietPorts } from './sets.js';

const DAY_MS = 86_400_000;

/** Ports of a run that takes place so many days from now. */
export function portsInDays(days: number): Ports {
  return { ...quietPorts, clock: { now: () => new Date(Date.now() + days * DAY_MS) } };
}

/** Prune a name with a grace of a day for what is incomplete. */
export function pruneStore(
  store: Store,
  name: string,
  keep: string,
  ports = quietPorts,
): Promise<PruneResult> {
  return prune(
    {
      ...{ store, name, rules: parseKeep(keep), keepProven: 2, graceSeconds: 86_400, dryRun: false },
      ...{ maxSizeDeviation: 0.3, expectedChanges: [], stop: undefined },
    },
    ports,
  );
}
