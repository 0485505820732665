import type { SmokePlan } from '../model.js';
import { ProbeFileError } from './mistakes.js';

/** A value that a run has before any probe asks: `${connection-url}`, `${base-url}`, and the manifest of `${manifest:…}`. */
export type GivenName = 'connection-url' | 'base-url' | 'manifest';

export interface ProbeFileOptions {
  /** How messages name the text: its path, or the input that held it. */
  readonly file: string;
  /** What the run will have. */
  readonly given: readonly GivenName[];
}

/**
 * Read a probe file.
 *
 * @throws ProbeFileError with every mistake in it
 */
export function readPlan(_text: string, { file }: ProbeFileOptions): Promise<SmokePlan> {
  return Promise.reject(
    new ProbeFileError(file, [{ place: { line: 1, column: 1 }, message: 'cannot be read yet' }]),
  );
}
