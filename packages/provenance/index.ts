export {
  receiptFor,
  receiptsFolder,
  standingOf,
  writeReceipt,
  type ReceiptSubject,
  type Standing,
} from './receipts.js';
export {
  MAX_SIGNATURE_BYTES,
  StatementRefused,
  signManifest,
  verifyManifestSignature,
  type BackupStatement,
  type SignedBackup,
  type StatementRefusal,
} from './backup-statement.js';
export {
  BACKUP_TYPE,
  DRILL_TYPE,
  MAX_CHECKS,
  PAYLOAD_TYPE,
  STATEMENT_TYPE,
  parseStatement,
  type DrillPredicate,
  type DrillStatement,
} from './statement.js';
