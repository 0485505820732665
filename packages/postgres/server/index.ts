export { unprivilegedAccount } from './account.js';
export { startThrowaway, type ThrowawayOptions, type ThrowawayServer } from './throwaway.js';
export { endServer, keepServer, sweepLeftovers } from './leftovers.js';
export { inspectOccupant, type Occupant } from './occupant.js';
export { oidsOf, swapDatabases, type Swap } from './swap.js';
export {
  createTwin,
  dropAndRecreate,
  inspectTarget,
  maintenanceOf,
  refuseNonEmpty,
  type TargetObjects,
} from './target.js';
export { settleLike } from './twin.js';
