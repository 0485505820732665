export * from './connection/index.js';
export * from './programs/index.js';
export { ProgramFailed, runProgram, startProgram, type Account, type Ending, type Running } from './run.js';
export {
  ZSTD_SINCE,
  filterArguments,
  startDump,
  startGlobalsDump,
  type DumpFilters,
  type DumpFormat,
} from './dump.js';
export { beginPinned, exportSnapshot, importSnapshot, type Snapshot } from './source/snapshot.js';
export { listRelations, type Relation } from './source/relations.js';
export { countRows, lockTables, type Countable, type RowCount } from './source/counts.js';
export { backendPid, holdsUpDump } from './source/queue.js';
export { inventorySchema, takeInventory, type Inventory } from './source/inventory.js';
export { selectForDrill, type Selection } from './restore/selection.js';
export type { Messages } from './restore/messages.js';
export { restoreArchive, restoreScript } from './restore/restore.js';
export { withoutRestrictLines } from './restore/script.js';
export {
  RESTORER,
  admitOwners,
  admitOwnersToNewSchemas,
  createDatabase,
  createExtensions,
  createPublications,
  createSchemas,
  createSuperuserObjects,
  recreateRoles,
  withdrawOwners,
  type ExtensionResult,
  type Roles,
} from './restore/prepare.js';
export * from './server/index.js';
export { qualified, quoteIdentifier, quoteLiteral } from './sql.js';
