import { withDatabase } from '#postgres';
import { CLAIMS, type Claim } from '#verdict';
import { analyse } from './analyse.js';
import type { ComparedRelation } from './compare.js';
import { compareRestored } from './content.js';
import type { DrillOptions } from './drill-options.js';
import type { LocalDump } from './fetch.js';
import type { State } from './result.js';
import type { RestoredDatabase } from './restore.js';
import type { Target } from './target.js';

/** A restored database, and what it was restored from. */
export interface Pair {
  readonly local: LocalDump;
  readonly restored: RestoredDatabase;
}

/** What the databases hold. Statistics are made beside, since a comparison only reads: their own time is what they take beyond it. */
export async function compareDatabases(
  options: DrillOptions,
  { ports, timer, checks }: State,
  pairs: readonly Pair[],
  target: Target,
): Promise<{
  readonly relations: readonly ComparedRelation[];
  readonly notes: readonly string[];
  readonly aim: Claim;
}> {
  const connections = pairs.map(({ restored }) => withDatabase(target.superuser, restored.name));
  const analysing = (async () => {
    for (const connection of connections) await analyse(connection, ports);
  })();
  const analysed = Promise.allSettled([analysing]);
  const relations: ComparedRelation[] = [];
  const notes: string[] = [];
  const reached: Claim[] = [];
  try {
    for (const { local, restored } of pairs) {
      const request = {
        ...{ local, restored: withDatabase(target.superuser, restored.name), ports },
        ...{ restoredMajor: target.version.major, jobs: options.jobs, showValues: options.showValues },
        omissions: restored.omissions,
      };
      const compared = await timer.measure('compare', () => compareRestored(request));
      relations.push(...compared.relations);
      checks.push(...compared.checks);
      notes.push(...compared.notes);
      reached.push(compared.reach);
    }
    await timer.measure('analyze', () => analysing);
  } finally {
    await analysed;
  }
  // A claim about the set is one about each of its databases.
  const aim = CLAIMS.find((claim) => reached.includes(claim)) ?? 'restorable';
  return { relations, notes, aim };
}
