export { backUp } from './backup.js';
export { parseCompression } from './compression.js';
export { checkSetName } from './writer.js';
export { refuseImpossible } from './options.js';
export type { BackupOptions, BackupResult, CompressionChoice, CopyOptions, Protect } from './options.js';
export type { StoreOutcome } from './writer.js';
export { VOLUME_BYTES } from './volumes.js';
