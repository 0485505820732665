export {
  ProgramFailed,
  runProgram,
  startProgram,
  type Account,
  type Ending,
  type Exit,
  type Running,
  type RunOptions,
} from './run.js';
export { boundedLines } from './bounded-lines.js';
export { GROUP_MARK, endGroup, groupOf, type ProcessGroup } from './group.js';
export { commandOf, isAlive, ownIdentity, stateOf, type ProcessIdentity } from './identity.js';
