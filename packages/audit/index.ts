export { audit, type AuditRequest } from './audit.js';
export type { ApprovalFile, ApprovalSources, AuditedApproval, AuditedRecovery } from './approvals.js';
export { lossOf } from './model.js';
export type { Evidence } from './evidence.js';
export type {
  ActorUse,
  Audit,
  AuditedBackup,
  AuditedRun,
  BackupGap,
  BackupState,
  SignerUse,
  Targets,
} from './model.js';
export type { Period } from './period.js';
