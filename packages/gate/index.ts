export { artifactNamed, type Artifact } from './artifact.js';
export { decide, type Decision } from './decide.js';
export type { GateRequest } from './request.js';
export type { Evidence, Outcome } from './outcome.js';
export type { BackupRequirement, GatePolicy, Signers } from './policy/model.js';
export { readGatePolicy } from './policy/read.js';
export { gateShape } from './policy/shape.js';
export { REASONS, type ReasonCode, type Requirement } from './reasons.js';
export { summaryOf, type SummaryOptions } from './summary.js';
