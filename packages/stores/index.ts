export type { ByteRange, Store, StoreObject } from './store.js';
export { DirectoryStore, PARTIAL } from './directory.js';
export { openStore } from './open.js';
