export { backUp } from './backup.js';
export { parseCompression } from './compression.js';
export { checkSetName } from './writer.js';
export type { BackupOptions, BackupResult, CompressionChoice } from './options.js';
