import type { Kind } from './kinds.js';
import type { FleetDatabase } from './model.js';

/** A job of the matrix: what the workflow reads as `matrix.…`. */
export interface MatrixJob {
  readonly database: string;
  readonly store: string;
  /** Names of secrets, by the input that they are for. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly 'runs-on': readonly string[];
  readonly 'timeout-minutes': number;
  /** A drill's probe file; `''` where nothing is asked. */
  readonly probes: string;
  /** Inputs of the action, as texts; what is not said is not there. */
  readonly with: Readonly<Record<string, string>>;
}

/** The value of `strategy.matrix`: a job each database, and no others. */
export function matrixOf(databases: readonly FleetDatabase[], kind: Kind): { include: readonly MatrixJob[] } {
  const include = databases.flatMap(({ name, store, runsOn, tasks }) => {
    const task = tasks[kind];
    if (task === undefined) return [];
    return [
      {
        ...{ database: name, store, 'runs-on': runsOn },
        secrets: task.secrets,
        'timeout-minutes': task.timeoutMinutes,
        probes: task.probes ?? '',
        with: task.inputs,
      },
    ];
  });
  return { include };
}
