import type { GitHub } from '#github';
import type { Trust } from '#seal';
import type { Store } from '#stores';
import type { Artifact } from './artifact.js';
import type { GatePolicy, Signers } from './policy/model.js';

/** What a gate is to decide, and where it finds what it takes. */
export interface GateRequest {
  readonly policy: GatePolicy;
  /** How messages name the policy: its path, with the ref that it was taken from. */
  readonly policyName: string;
  /** Whether the ref that the policy was taken from is one that nobody changes alone; undefined for a file of this machine. */
  readonly isProtected: boolean | undefined;
  /** Whether a policy counts although it may be changed by one person. */
  readonly allowUnprotected: boolean;
  /** Opens a store that the policy names. @throws UserError where there is none */
  readonly openStore: (url: string) => Promise<Store>;
  /** Reads a file that the policy names, from where the policy is: it decides as much as the policy. @throws UserError */
  readonly readBeside: (path: string) => Promise<Uint8Array>;
  /** Folder of the job's own files, in which evidence about artifacts lies. */
  readonly workspace: string;
  /** What is to be deployed, where the run says so: what requirements are about that name nothing else. */
  readonly artifact: Artifact | undefined;
  /** What the approvals are about, and where they are. */
  readonly change: Change;
  readonly now: Date;
}

/** A change that is about to be deployed. */
export interface Change {
  /** Its commit, whole; undefined where nobody says which. */
  readonly commit: string | undefined;
  /** The run that deploys it; undefined on a terminal. */
  readonly runId: number | undefined;
  /** Files and folders below the workspace that hold signed approvals. */
  readonly approvals: readonly string[];
  /** @throws UserError where GitHub cannot be asked */
  readonly openGitHub: () => Promise<GitHub>;
}

/** Whose signatures count, with the trusted root that the policy names. @throws UserError */
export async function trustOf(
  { trust, trustedRoot }: Signers,
  { readBeside }: Pick<GateRequest, 'readBeside'>,
): Promise<Trust> {
  return trustedRoot === undefined ? trust : { ...trust, trustedRoot: await readBeside(trustedRoot) };
}
