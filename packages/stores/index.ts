export { atOnce } from './at-once.js';
export type { ByteRange, Capabilities, Lock, Protection, Store, StoreObject, Unfinished } from './store.js';
export { DirectoryStore, PARTIAL } from './directory.js';
export { ObjectLocked } from './explain.js';
export { openStore, type StoreOptions } from './open.js';
export type {
  DefaultLock,
  Encryption,
  Expiry,
  Fact,
  KeyRotation,
  PostureFacts,
  PublicAccess,
  StorePlace,
} from './posture.js';
