export { PRODUCER, VERSION } from './product.js';
export {
  FileMistakes,
  OperationFailed,
  UserError,
  codeOf,
  lineOf,
  messageOf,
  type Advice,
  type Mistake,
} from './errors.js';
export {
  CLAIMS,
  conclude,
  decided,
  notRun,
  notApplicable,
  type Check,
  type CheckParts,
  type Claim,
  type Conclusion,
  type SourcePlace,
  type Verdict,
} from './verdict.js';
export {
  systemClock,
  type Clock,
  type Logger,
  type Ports,
  type Progress,
  type ProgressReport,
} from './ports.js';
export { formatBytes, formatCount, formatDuration, formatInstant, formatPercent } from './format.js';
export { holdsPassword, Redactor, secretForms } from './masks.js';
export { nearest } from './nearest.js';
