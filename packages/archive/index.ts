export {
  chooseSet,
  fetchManifest,
  fetchSignature,
  inSet,
  isComplete,
  nameBeforeRecovery,
  namesIn,
  readManifest,
  resolveName,
  setIds,
  type FoundSet,
  type SetPlace,
} from './catalogue.js';
export { uncompressed } from './contents.js';
export { listBackups, type ListedBackup, type Listing, type ListingRequest } from './listing.js';
export { BENEATH, hashCheck, presenceChecks, unreadable } from './files.js';
export { momentOf, protectedMoments } from './history.js';
export { SetReader } from './set-reader.js';
export { checkManifest, parsePin, type Authority, type ManifestVerdict } from './manifest-checks.js';
export { prune, type PruneRequest, type PruneResult } from './prune.js';
export type { Retention, RetentionRequest } from './retention.js';
export { leaveVerification, type VerificationReceiptOptions } from './receipt.js';
export { listReceipts } from './survey.js';
export { posture, type PostureRequest } from './posture.js';
export { verify, type Level, type VerifyOptions, type VerifyResult } from './verify.js';
