import type { Place } from '#yaml-file';
import type { Kind } from './kinds.js';

/** What is done with one database, and when. */
export interface Task {
  /** Cron in five fields, UTC, as it is written; by hand only where absent. */
  readonly schedule?: { readonly cron: string; readonly at: Place };
  /** Longest time of the job, in whole minutes. */
  readonly timeoutMinutes: number;
  /** A drill's probe file, in the repository; absent where the restored system is not asked. */
  readonly probes?: string;
  /** Names of the repository's secrets, by the action's input. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The action's other inputs by name, as texts. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** One database of the fleet, with what its tier and the defaults say of it. */
export interface FleetDatabase {
  /** Name of its sets in the store. */
  readonly name: string;
  readonly tier?: string;
  readonly store: string;
  /** Labels of the runner. */
  readonly runsOn: readonly string[];
  readonly tasks: Readonly<Partial<Record<Kind, Task>>>;
  readonly at: Place;
}

/** A fleet file. */
export interface Fleet {
  /** Jobs at the same time. */
  readonly maxParallel: number;
  readonly databases: readonly FleetDatabase[];
  /** What works and is most likely not meant: one line each. */
  readonly advice: readonly string[];
}
