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
  readonly #seen = new Map<
    string,
    { readonly repositoryId: string; readonly workflow: string; readonly numbers: Set<number> }
  >();

  add({ actor }: LedgerEntry): void {
    const { repository_id: repositoryId, workflow, run_number: number } = actor;
    if (repositoryId === undefined || workflow === undefined || number === undefined) return;
    const key = JSON.stringify([repositoryId, workflow]);
    const known = this.#seen.get(key);
    if (known === undefined) this.#seen.set(key, { repositoryId, workflow, numbers: new Set([number]) });
    else known.numbers.add(number);
  }

  /** What is missing between the first and the last number of each workflow. */
  gaps(): readonly RunGap[] {
    return [...this.#seen.values()].flatMap(({ repositoryId, workflow, numbers }) => {
      const sorted = [...numbers].sort((a, b) => a - b);
      return sorted.flatMap((number, index) => {
        const before = sorted[index - 1];
        if (before === undefined || before + 1 >= number) return [];
        return [{ repositoryId, workflow, from: before + 1, to: number - 1 }];
      });
    });
  }
}
