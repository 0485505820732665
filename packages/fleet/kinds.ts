import type { InputSpec } from '#kit';

/** What is done with a database on a schedule. */
export const KINDS = ['backup', 'verify', 'drill'] as const;
export type Kind = (typeof KINDS)[number];

export type InputSpecs = Readonly<Record<string, InputSpec>>;

/** Inputs of the three actions. */
export interface InputSet {
  /** Those that all three have. */
  readonly shared: InputSpecs;
  /** Those of one alone. */
  readonly own: Readonly<Record<Kind, InputSpecs>>;
}

/** The actions' inputs that a fleet file may set: what the file is held to, and what its published schema tells. */
export interface FleetInputs {
  /** Those that are written down: shared ones beside the store, others in the section of their action. */
  readonly plain: InputSet;
  /**
   * Those that are secrets: the file has the name of the repository's secret, as `source-secret` for `source`. They stand beside the
   * store, and shared ones in sections too: a backup's ping is not a drill's.
   */
  readonly secret: InputSet;
}

/** The key for the name of an input's secret: `source-secret`, and `webhook-secret` for what is called that already. */
export function secretKey(input: string): string {
  return input.endsWith('-secret') ? input : `${input}-secret`;
}
