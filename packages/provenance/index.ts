export { receiptFor, receiptsFolder, standingOf, writeReceipt, type Standing } from './receipts.js';
export { MAX_CHECKS, parseStatement, type DrillPredicate } from './statement.js';
