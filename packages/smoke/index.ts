export type * from './model.js';
export type * from './result.js';
export type { Surroundings } from './run/surroundings.js';
export { openSmoke, type Smoke, type SmokePorts } from './run/smoke.js';
export { readPlan, type GivenName, type ProbeFileOptions } from './file/read.js';
export { checksOf, probeCheck } from './checks.js';
export type { ServiceResult } from './service-result.js';
export { smoke, type SmokeOptions, type SmokeRun } from './smoke.js';
