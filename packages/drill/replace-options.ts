import type { FoundSet } from '#archive';
import type { Connection, Programs } from '#postgres';
import type { Check, Verdict } from '#verdict';
import type { LocalDump } from './fetch.js';
import type { Place } from './occupied.js';
import type { PutOptions } from './put-into.js';
import type { DrillResult, SetChoice } from './result.js';

/** A backup of the target, read back before anything is put into its place. */
export interface TargetBackup {
  readonly name: string;
  readonly id: string;
  readonly manifestSha256: string;
  /** That its stored bytes are those that were written. */
  readonly check: Check;
}

/** What a recovery goes through, in this order; `refused` ends it with nothing touched. */
export type RecoveryStep = 'started' | 'refused' | 'target-backed-up' | 'restored' | 'compared' | 'swapped';

export interface StepTold {
  readonly step: RecoveryStep;
  readonly outcome: Verdict | 'done' | 'skipped';
  readonly set: FoundSet;
  /** With `target-backed-up`, where there is one. */
  readonly backup?: TargetBackup | undefined;
}

export interface ReplaceOptions extends SetChoice, PutOptions {
  /** The database whose place the restored one takes. */
  readonly to: Connection;
  /** Its name, as whoever starts this typed it. */
  readonly confirmed: string;
  /** It may hold something, which is set aside then. */
  readonly nonEmpty: boolean;
  /** Back the target up and read that back; undefined where that is not wanted. */
  readonly backUp: ((database: string, set: FoundSet) => Promise<TargetBackup>) | undefined;
  /** Take the place although a required check could not run. */
  readonly allowUnproven: boolean;
  /** Told of each step as it ends, however it ends. */
  readonly onStep: (told: StepTold) => Promise<void>;
}

/** What is at hand once nothing can be refused any more. */
export interface Ready {
  readonly place: Place;
  readonly local: LocalDump;
  readonly programs: Programs;
}

export interface Replaced extends DrillResult {
  readonly place: Place | undefined;
  readonly backup: TargetBackup | undefined;
  /** What the database that was there is called now; undefined where nothing took its place. */
  readonly setAside: string | undefined;
  /** The restored database, where it took no place and stands beside. */
  readonly beside: string | undefined;
}
