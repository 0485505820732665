export {
  NOTHING_BEFORE,
  encodeEntry,
  type LedgerActor,
  type LedgerEntry,
  type LedgerEvent,
  type LedgerHead,
  type LedgerSubject,
} from './entry.js';
export { appendEntry, headOf, type AppendOptions } from './append.js';
export { verifyLedger, type LedgerVerdict, type VerifyLedgerOptions } from './verify.js';
export type { Anchor, JudgedAnchor } from './anchors.js';
export type { FaultKind, LedgerFault } from './faults.js';
export type { RunGap } from './gaps.js';
export { gapsCheck } from './gaps-check.js';
export { checkpointPath, entryPath, ledgerFolder } from './layout.js';
export {
  verifyForeign,
  type ForeignFault,
  type ForeignForm,
  type ForeignHead,
  type ForeignRecord,
  type ForeignVerdict,
} from './foreign.js';
export { recordsIn } from './foreign-files.js';
