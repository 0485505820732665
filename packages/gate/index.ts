export { decide, type Decision, type Evidence, type GateRequest } from './decide.js';
export type { Outcome } from './outcome.js';
export type { BackupRequirement, GatePolicy, SignatureRequirement } from './policy/model.js';
export { readGatePolicy } from './policy/read.js';
export { gateShape } from './policy/shape.js';
export { REASONS, type ReasonCode, type Requirement } from './reasons.js';
export { summaryOf, type SummaryOptions } from './summary.js';
