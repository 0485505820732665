import type { LedgerEntry } from '#ledger';
import type { ReceiptKind } from '#provenance';
import type { SignedBy } from '#seal';
import type { Check, Verdict } from '#verdict';
import type { AuditedApproval, AuditedRecovery } from './approvals.js';
import type { AuditedLedger } from './deeds.js';
import type { Evidence } from './evidence.js';
import type { Period } from './period.js';
import type { FoundReceipt } from './receipts.js';
import type { ManifestSaid } from './sets.js';

/** What became of a backup that was made in the period. */
export type BackupState =
  /** It lies there, as it was made as far as anybody knows. */
  | 'held'
  /** Retention deleted it, and the ledger says so. */
  | 'pruned'
  /** The ledger tells of it, it is not there, and nobody says why. */
  | 'gone'
  /** Its manifest is another than the one that the ledger tells of. */
  | 'changed'
  /** Its manifest cannot be read. */
  | 'unreadable'
  /** It has no manifest: it was never ended. */
  | 'incomplete';

/** A backup of the period. */
export interface AuditedBackup {
  readonly id: string;
  /** The moment that it shows, or that its id names. */
  readonly at: Date;
  readonly state: BackupState;
  readonly evidence: Evidence;
  readonly said: ManifestSaid | undefined;
  /** What the ledger says of its making. */
  readonly made: LedgerEntry | undefined;
  readonly deleted: LedgerEntry | undefined;
  /** The receipts of the period that count for it: the newest of each kind. */
  readonly verified: AuditedRun | undefined;
  readonly drilled: AuditedRun | undefined;
}

/** A verification, drill, smoke run or recovery of the period. */
export interface AuditedRun extends FoundReceipt {
  /** Whether what it says counts, as far as was asked for. */
  readonly counts: boolean;
  /** The number of its entry in the ledger. */
  readonly entry: number | undefined;
}

/** A time without a backup that is longer than was asked for. */
export interface BackupGap {
  readonly from: Date;
  readonly to: Date;
  /** What it lies between. */
  readonly between: 'backups' | 'start' | 'end';
}

/** Somebody who signed. */
export interface SignerUse {
  readonly by: SignedBy;
  /** How often, by what was signed: `backup` or the kind of a receipt. */
  readonly signed: ReadonlyMap<'backup' | ReceiptKind, number>;
  readonly first: Date;
  readonly last: Date;
}

/** Somebody who did something, as the ledger names them. */
export interface ActorUse {
  readonly actor: LedgerEntry['actor'];
  readonly did: ReadonlyMap<string, number>;
  readonly first: Date;
  readonly last: Date;
}

/** What is promised; absent where nothing is. In seconds. */
export interface Targets {
  /** The longest time between two backups. */
  readonly maxGap: number;
  readonly rto?: number;
  readonly rpo?: number;
}

/** An object that lies beneath what somebody else put over it. */
export interface CoveredObject {
  readonly path: string;
  readonly how: 'overwritten' | 'deleted';
}

/** What a store can show of a period. */
export interface Audit {
  readonly store: string;
  readonly name: string;
  readonly period: Period;
  /** When it was looked at. */
  readonly at: Date;
  readonly targets: Targets;
  /** Oldest first. */
  readonly backups: readonly AuditedBackup[];
  /** Oldest first. */
  readonly runs: readonly AuditedRun[];
  readonly recoveries: readonly AuditedRecovery[];
  /** What was shown as approvals. */
  readonly approvals: readonly AuditedApproval[];
  readonly gaps: readonly BackupGap[];
  /** Days of the period (UTC) that have begun, and those of them with a backup. */
  readonly days: { readonly all: number; readonly withBackup: number };
  readonly ledger: AuditedLedger;
  /** What retention deleted in the period. */
  readonly deletions: readonly LedgerEntry[];
  /** What the ledger says was done, and no receipt tells of. */
  readonly unreceipted: readonly LedgerEntry[];
  readonly signers: readonly SignerUse[];
  readonly actors: readonly ActorUse[];
  /** What somebody wrote over or deleted behind our back; undefined where the store keeps no versions, and cannot tell. */
  readonly covered: readonly CoveredObject[] | undefined;
  /** Files among the receipts that are called like none. */
  readonly strange: readonly string[];
  /** Runs that ended in an error before they were about any set, as the ledger tells them. */
  readonly broken: readonly LedgerEntry[];
  /** Steps of guided recoveries, as the ledger tells them. */
  readonly steps: readonly LedgerEntry[];
  readonly checks: readonly Check[];
  readonly verdict: Verdict;
}

/** What was found, before it is judged. */
export type Facts = Omit<Audit, 'checks' | 'verdict'>;

/** What would have been lost at most, in seconds: in the week before a drill, or else at its end. */
export function lossOf({ said }: Pick<AuditedRun, 'said'>): number | undefined {
  return said?.rpo?.worstOfSevenDays ?? said?.rpo?.seconds;
}
