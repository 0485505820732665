import type { Hashes } from './hashes.js';

/** One thing that a bill of materials lists: a package, a file, an image. */
export interface Part {
  /** How the document itself refers to it; unique there. */
  readonly ref: string | undefined;
  /** With its group, where it has one: `@acme/shop`. */
  readonly name: string;
  /** Its last part, where the group stands beside it. */
  readonly shortName: string;
  readonly version: string | undefined;
  /** Whether something of its kind without a version says too little. */
  readonly needsVersion: boolean;
  /** Package URLs, as they are written. */
  readonly purls: readonly string[];
  readonly hashes: Hashes;
}

/** What was read out of a bill of materials, whatever its format. */
export interface Sbom {
  /** With its version: `CycloneDX 1.6`. */
  readonly format: string;
  /** What it is about; at least one. */
  readonly roots: readonly Part[];
  /** What that is made of. */
  readonly parts: readonly Part[];
}
