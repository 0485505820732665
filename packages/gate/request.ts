import type { Trust } from '#seal';
import type { Store } from '#stores';
import type { Artifact } from './artifact.js';
import type { GatePolicy, Signers } from './policy/model.js';

/** What a gate is to decide, and where it finds what it takes. */
export interface GateRequest {
  readonly policy: GatePolicy;
  /** How messages name the policy: its path, with the ref that it was taken from. */
  readonly policyName: string;
  /** Opens a store that the policy names. @throws UserError where there is none */
  readonly openStore: (url: string) => Promise<Store>;
  /** Reads a file that the policy names, from where the policy is: it decides as much as the policy. @throws UserError */
  readonly readBeside: (path: string) => Promise<Uint8Array>;
  /** Folder of the job's own files, in which evidence about artifacts lies. */
  readonly workspace: string;
  /** What is to be deployed, where the run says so: what requirements are about that name nothing else. */
  readonly artifact: Artifact | undefined;
  readonly now: Date;
}

/** Whose signatures count, with the trusted root that the policy names. @throws UserError */
export async function trustOf(
  { trust, trustedRoot }: Signers,
  { readBeside }: Pick<GateRequest, 'readBeside'>,
): Promise<Trust> {
  return trustedRoot === undefined ? trust : { ...trust, trustedRoot: await readBeside(trustedRoot) };
}
