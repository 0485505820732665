import type { LedgerHead } from '#ledger';
import type { Approved } from '#provenance';
import type { Trust, VerifyKey } from '#seal';
import type { Claim } from '#verdict';

/** What must be proven before a deploy may go on, as its policy file says. A requirement that is absent is not asked for. */
export interface GatePolicy {
  /** SHA-256 of the file's bytes, lowercase hex. */
  readonly sha256: string;
  /** The first moment at which it no longer holds. */
  readonly expires?: Date;
  /** Where the sets lie, as `store` of every action has it; there where something is asked of a store. */
  readonly store?: string;
  /** Whose sets; '' for the only name that the store holds. */
  readonly name: string;
  readonly backup?: BackupRequirement;
  /** Who must have signed the set's manifest and the receipt of its drill. */
  readonly signatures?: Signers;
  readonly ledger?: LedgerRequirement;
  readonly attestations?: readonly AttestationRequirement[];
  readonly sbom?: SbomRequirement;
  readonly approvals?: ApprovalsRequirement;
}

/** A backup that was restored and compared. Lengths of time are in milliseconds. */
export interface BackupRequirement {
  /** A database that the set and the drill must name; every set of the name where absent. */
  readonly database?: string;
  readonly claim: Claim;
  /** How old the earliest snapshot in the set may be. */
  readonly maxAge: number;
  /** How long ago its drill may have ended. */
  readonly drillMaxAge: number;
  /** The major version of the server that it was restored on, at least. */
  readonly serverMajor?: number;
  /** What the restore may have taken. */
  readonly rto?: number;
  /** What would have been lost at the worst. */
  readonly rpo?: number;
}

/** Who must have signed something. */
export interface Signers {
  readonly trust: Pick<Trust, 'keys' | 'identities'>;
  /** Path of Sigstore's trusted root, in the same place as the policy; the public one where absent. */
  readonly trustedRoot?: string;
}

/** A ledger that is whole. */
export interface LedgerRequirement {
  /** A head that was verified before: what is earlier is not read again. */
  readonly since?: LedgerHead;
  /** Where heads of it are kept, besides what is signed in the store. */
  readonly anchors: readonly AnchorPlace[];
  /** Runs of a workflow of which the ledger may say nothing. */
  readonly explained: readonly ExplainedGap[];
  /** Whether gaps need no explanation. */
  readonly allowGaps: boolean;
}

/** A place with signed heads, each with its own signers: who has the key of one has not that of another. */
export type AnchorPlace =
  | { readonly kind: 'file'; readonly path: string; readonly signedBy: Signers }
  | { readonly kind: 'store'; readonly url: string; readonly signedBy: Signers };

export interface ExplainedGap {
  readonly workflow: string;
  /** The first run number, and the last. */
  readonly from: number;
  readonly to: number;
}

/** Something that somebody trusted must have said of an artifact. What is absent is not asked for; every comparison is exact. */
export interface AttestationRequirement {
  /** The artifact, by its digest or by a path below the workspace; that of the run where absent. */
  readonly artifact?: string;
  /** Files below the workspace in which its attestations lie; GitHub is asked where absent. */
  readonly bundles?: readonly string[];
  readonly predicateType: string;
  readonly signers: Signers;
  readonly builder?: string;
  /** URL of the repository. */
  readonly sourceRepository?: string;
  readonly ref?: string;
  readonly commit?: string;
  /** Whether it must be the commit that is to be deployed, as the run says it. */
  readonly ofDeployedCommit: boolean;
  readonly materials: readonly MaterialRequirement[];
  /** How long ago it may have been signed, in milliseconds. */
  readonly maxAge?: number;
}

export interface MaterialRequirement {
  readonly uri: string;
  readonly digest?: { readonly algorithm: string; readonly value: string };
}

/** A signed bill of materials of an artifact. Paths are below the workspace. */
export interface SbomRequirement {
  /** The artifact, by its digest or by its path; that of the run where absent. */
  readonly artifact?: string;
  /** Where it lies, as it was signed. */
  readonly bundle: string;
  readonly signers: Signers;
  /** A file that must say the same. */
  readonly file?: string;
  /** npm's, with the kinds of packages in it that need not be listed. */
  readonly lockFile?: { readonly path: string; readonly omit: readonly Omitted[] };
}

/** Kinds of packages that npm may leave out, as `npm --omit` has them. */
export type Omitted = 'dev' | 'optional' | 'peer';

/** People who agreed: all kinds that are there are asked for. Lengths of time are in milliseconds. */
export interface ApprovalsRequirement {
  readonly reviews?: ReviewsRequirement;
  readonly environment?: EnvironmentRequirement;
  readonly signed?: SignedApprovalsRequirement;
}

/** How many must have approved, and who. */
export interface Approvers {
  readonly count: number;
  /** Anybody whom GitHub lets approve where absent. */
  readonly from?: readonly Approver[];
  /** Whether commits may be by nobody whom GitHub knows. */
  readonly allowUnknownAuthors: boolean;
}

/** An account by its number; the login is for the reader. */
export interface Approver {
  readonly id: number;
  readonly login: string;
}

/** Reviews of the pull request that brought the commit. */
export interface ReviewsRequirement extends Approvers {
  readonly from: readonly Approver[];
  /** How long ago a review may have been given. */
  readonly maxAge?: number;
}

/** Approvals that let the run into an environment. */
export interface EnvironmentRequirement extends Approvers {
  readonly name: string;
}

/** Approvals as signed files. */
export interface SignedApprovalsRequirement {
  /** One approver each. */
  readonly keys: readonly VerifyKey[];
  readonly count: number;
  readonly of: Approved['kind'];
  readonly purpose: string;
  /** How long ago it may have been given. */
  readonly maxAge?: number;
}
