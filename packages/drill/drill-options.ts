import type { Connection, ProgramFinder } from '#postgres';
import type { Assertion } from './assertions.js';
import type { SetChoice } from './result.js';

export interface DrillOptions extends SetChoice {
  /** A server that somebody else runs, or undefined for a throwaway of our own. */
  readonly target: Connection | undefined;
  /** Major version of the throwaway server; undefined for the source's. */
  readonly targetMajor: number | undefined;
  readonly listen: 'socket' | 'loopback';
  /** Drop and recreate a given target that is not empty. */
  readonly recreate: boolean;
  readonly jobs: number;
  /** Tell the values of rows that differ; otherwise only their keys, and the columns. */
  readonly showValues: boolean;
  readonly assertions: readonly Assertion[];
  readonly rtoTargetSeconds: number | undefined;
  readonly programs: ProgramFinder;
  /** Private to the run; the set's local copy lives here. */
  readonly workFolder: string;
  /** Where throwaway servers live; other accounts may enter it. */
  readonly serverFolder: string;
  /** Told of the throwaway server's folder as soon as there is one, so that it is ended whatever happens. */
  readonly onServer: (folder: string) => void;
}
