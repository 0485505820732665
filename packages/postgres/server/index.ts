export { unprivilegedAccount } from './account.js';
export { startThrowaway, type ThrowawayOptions, type ThrowawayServer } from './throwaway.js';
export { endServer, keepServer, sweepLeftovers } from './leftovers.js';
export { dropAndRecreate, inspectTarget, refuseNonEmpty, type TargetObjects } from './target.js';
