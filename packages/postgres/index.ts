export * from './connection/index.js';
export * from './programs/index.js';
export {
  ZSTD_SINCE,
  filterArguments,
  settingsToPin,
  startDump,
  startGlobalsDump,
  type DumpCall,
  type DumpFilters,
  type DumpFormat,
  type GlobalsCall,
} from './dump.js';
export {
  SnapshotWithheld,
  beginAlone,
  beginPinned,
  clockOf,
  exportSnapshot,
  importSnapshot,
  snapshotRemedy,
  type Moment,
  type Snapshot,
} from './source/snapshot.js';
export { listRelations, type Relation } from './source/relations.js';
export { countRows, lockTables, type Countable, type RowCount } from './source/counts.js';
export { witness, type WitnessOptions, type Witnessed } from './source/witness.js';
export type { WitnessTable } from './source/witness-plan.js';
export { WITNESS_METHOD, addWitnessHashes } from './source/witness-hash.js';
export { copyStatement, listCopyTables, type CopyTable } from './source/copy-tables.js';
export {
  fingerprintTables,
  type CopyFingerprint,
  type CopyFingerprintOptions,
} from './source/copy-fingerprint.js';
export { readTables } from './source/copy-read.js';
export { namesOfObjects, serverWrittenColumns, type ServerWrittenColumn } from './source/server-written.js';
export { fingerprintLargeObjects, type LargeObjectFound } from './source/large-objects.js';
export { readSequences, type SequenceFound } from './source/sequences.js';
export { backendPid, holdsUpDump } from './source/queue.js';
export { listUnreadable } from './source/unreadable.js';
export { describeBlocker, findBlockers, type Blocker } from './source/blockers.js';
export { inventorySchema, takeInventory, type Inventory } from './source/inventory.js';
export { selectForDrill, type Selection } from './restore/selection.js';
export type { Messages } from './restore/messages.js';
export { restoreArchive, restoreScript } from './restore/restore.js';
export { withoutRestrictLines } from './restore/script.js';
export {
  CREATEROLE_CONFINED_SINCE,
  RESTORER,
  majorOf as serverMajorOf,
  recreateRoles,
  withdrawReach,
  type Roles,
} from './restore/roles.js';
export { grantMembership, membershipName } from './restore/memberships.js';
export { admitOwners, admitOwnersToNewSchemas, createSchemas, withdrawOwners } from './restore/owners.js';
export {
  DATABASE_OBJECT,
  createDatabase,
  dropDatabase,
  settingName,
  settleDatabase,
} from './restore/database.js';
export { createExtensions, withdrawFromConfiguration } from './restore/extensions.js';
export { absentObjects } from './restore/absent-objects.js';
export { WITHHELD, disarmForeignData, unpopulatedViews } from './restore/foreign-data.js';
export { FOREIGN_DATA, omissionsOf, plainRole, type Omission } from './restore/omissions.js';
export { grantOnForeignObjects, grantedName, restoreGrantsOfOthers } from './restore/grants.js';
export { createEventTriggers, createPublications } from './restore/superuser-objects.js';
export type { Shortfall } from './restore/shortfall.js';
export { dumpSchema, type SchemaDumpCall } from './schema-dump.js';
export * from './server/index.js';
export { qualified, quoteIdentifier, quoteLiteral } from './sql.js';
