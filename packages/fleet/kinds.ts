import type { InputSpec } from '#kit';

/** What is done with a database on a schedule. */
export const KINDS = ['backup', 'verify', 'drill'] as const;
export type Kind = (typeof KINDS)[number];

export type InputSpecs = Readonly<Record<string, InputSpec>>;

/** The actions' inputs that a fleet file may set: what the file is held to, and what its published schema tells. */
export interface FleetInputs {
  /** Those that all three have: they stand beside the store. */
  readonly shared: InputSpecs;
  /** Those of one alone: they stand in the section of its name. */
  readonly own: Readonly<Record<Kind, InputSpecs>>;
}
