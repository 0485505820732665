export { freshness, type FreshnessOptions } from './freshness.js';
export {
  sizeDeviation,
  type SizeDeviation,
  type SizeDeviationOptions,
  type SizedSet,
} from './anomaly/size-deviation.js';
export { durationAnomaly, type DurationOptions } from './anomaly/duration.js';
export {
  ADDED_DAYS,
  FITTED,
  growth,
  type GrowthOptions,
  type HeldSet,
  type StoreRoom,
} from './anomaly/growth.js';
export {
  emptyAnomaly,
  tablesAnomaly,
  type TabledSet,
  type TableFigures,
  type Tables,
  type TablesOptions,
} from './anomaly/tables.js';
export type { ExpectedChange } from './anomaly/expected-change.js';
export { declaredFor, readExpectedChanges, type DeclaredChanges } from './anomaly/declared.js';
export { rto, type RtoOptions } from './rto.js';
export { backupId, newestFirst, parseBackupId } from './backup-id.js';
export { worstLoss, type Protected } from './worst-loss.js';
export { BYTES_FORM, parseBytes } from './bytes.js';
export { KEEP_FORM, keepWords, keepsAnything, parseKeep, type KeepRules } from './retention/rules.js';
export {
  deletions,
  planRetention,
  type Fate,
  type KeptBackup,
  type RetentionOptions,
  type RetentionPlan,
} from './retention/plan.js';
export { longestKeptDays } from './retention/longest-kept.js';
export { nextPurge, type NextPurge } from './retention/next-purge.js';
export { parseLegacyName } from './retention/legacy.js';
export { postureChecks, type PostureOptions } from './posture/posture.js';
export { secondCopy, type CopyFacts, type SecondCopyOptions } from './posture/second-copy.js';
