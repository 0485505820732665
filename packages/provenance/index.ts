export {
  RECEIPT_KINDS,
  fetchReceipt,
  receiptFor,
  receiptNamed,
  receiptsFolder,
  standingOf,
  writeReceipt,
  type NewReceipt,
  type ReceiptKind,
  type ReceiptName,
  type ReceiptSubject,
  type Standing,
} from './receipts.js';
export { subjectOf, type ManifestPlace, type Subject } from './subject.js';
export { misplaced, ownPlace, type OwnPlace } from './misplaced.js';
export { knownHead } from './known-head.js';
export { openReceipt, type OpenedReceipt } from './open-receipt.js';
export { commonParts, leftReceipt, sourceOf, type LeftReceipt, type Told } from './parts.js';
export {
  MAX_SIGNATURE_BYTES,
  StatementRefused,
  signManifest,
  verifyManifestSignature,
  type BackupStatement,
  type SignedBackup,
  type StatementRefusal,
  type WrittenManifest,
} from './backup-statement.js';
export {
  BACKUP_TYPE,
  DRILL_TYPE,
  PAYLOAD_TYPE,
  RECOVERY_TYPE,
  STATEMENT_TYPE,
  parseStatement,
  type DrillPredicate,
  type DrillStatement,
  type Receipt,
  type RecoveryFacts,
  type RecoveryPredicate,
  type SmokePredicate,
  type VerificationPredicate,
} from './statement.js';
export { SeenReceipts, signedHeads, type HeadsPlace, type SignedHeads } from './heads/beside-sets.js';
export {
  anchorsFolder,
  headsIn,
  headsKept,
  keepHead,
  type HeadsOf,
  type KeptHeads,
} from './heads/anchored.js';
export { HEAD_TYPE, signHead, type NewHead } from './heads/statement.js';
export {
  APPROVABLE,
  MAX_APPROVAL_BYTES,
  openApproval,
  readApproval,
  signApproval,
  type Approval,
  type Approved,
  type OpenedApproval,
} from './approvals/statement.js';
