export {
  chooseSet,
  fetchManifest,
  inSet,
  isComplete,
  namesIn,
  readManifest,
  resolveName,
  setIds,
  type FoundSet,
  type SetPlace,
} from './catalogue.js';
export { uncompressed } from './contents.js';
export { hashCheck, presenceChecks, unreadable } from './files.js';
export { momentOf, protectedMoments } from './history.js';
export { checkManifest, parsePin, type ManifestVerdict } from './manifest-checks.js';
export { verify, type Level, type VerifyOptions, type VerifyResult } from './verify.js';
