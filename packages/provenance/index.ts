export {
  receiptFor,
  receiptsFolder,
  standingOf,
  writeReceipt,
  type ReceiptSubject,
  type Standing,
} from './receipts.js';
export {
  DRILL_TYPE,
  MAX_CHECKS,
  STATEMENT_TYPE,
  parseStatement,
  type DrillPredicate,
  type DrillStatement,
} from './statement.js';
