import type { Asking } from '../probe.js';
import type { Spot } from '#yaml-file';

/** A probe that a ready set writes, as if it stood in the file. */
export interface Written {
  readonly name: string;
  readonly asking: Asking;
  /** What in the file it was written for. */
  readonly spot: Spot;
}
