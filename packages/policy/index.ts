export { freshness, type FreshnessOptions } from './freshness.js';
export {
  sizeDeviation,
  type SizeDeviation,
  type SizeDeviationOptions,
  type SizedSet,
} from './size-deviation.js';
export { rto, type RtoOptions } from './rto.js';
export { backupId, newestFirst, parseBackupId } from './backup-id.js';
export { worstLoss, type Protected } from './worst-loss.js';
