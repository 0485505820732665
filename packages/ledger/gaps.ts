import type { LedgerEntry } from './entry.js';

/** Runs of a workflow of which the ledger says nothing: they never got so far, or somebody took what they wrote away. */
export interface RunGap {
  readonly repositoryId: string;
  readonly workflow: string;
  /** The first number that is missing, and the last. */
  readonly from: number;
  readonly to: number;
}

/** Collects the numbers of runs, which count up without gaps in each workflow of a repository. */
export class RunNumbers {
  /** By repository, then by workflow: a ledger has many entries and few of these. */
  readonly #seen = new Map<string, Map<string, Set<number>>>();

  add({ actor }: LedgerEntry): void {
    const { repository_id: repositoryId, workflow, run_number: number } = actor;
    if (repositoryId === undefined || workflow === undefined || number === undefined) return;
    const workflows = memberOf(this.#seen, repositoryId, () => new Map<string, Set<number>>());
    memberOf(workflows, workflow, () => new Set<number>()).add(number);
  }

  /** What is missing between the first and the last number of each workflow. */
  gaps(): readonly RunGap[] {
    return [...this.#seen].flatMap(([repositoryId, workflows]) =>
      [...workflows].flatMap(([workflow, numbers]) => {
        const sorted = [...numbers].sort((a, b) => a - b);
        return sorted.flatMap((number, index) => {
          const before = sorted[index - 1];
          if (before === undefined || before + 1 >= number) return [];
          return [{ repositoryId, workflow, from: before + 1, to: number - 1 }];
        });
      }),
    );
  }
}

function memberOf<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
