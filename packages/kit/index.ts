export {
  defineAction,
  type ActionSchema,
  type BooleanInput,
  type ChoiceInput,
  type DurationInput,
  type InputSpec,
  type InputsOf,
  type IntegerInput,
  type ListInput,
  type OutputSpec,
  type PercentInput,
  type Permission,
  type TextInput,
} from './schema.js';
export type { FolderCache, Leftover, LeftProcess, Outcome, RunInfo, Verb, VerbContext } from './verb.js';
export {
  givenText,
  inputsOn,
  knownSecrets,
  parseInputs,
  refuseMistakes,
  unknownName,
  type Environment,
  type InputSide,
} from './inputs.js';
export { parseValue, WrongValue, type InputValue } from './values.js';
export { ProgressMeter, throttledProgress } from './progress.js';
export { openSession, type Session, type SessionOptions } from './session.js';
export { removeLeftovers, type LeftoverHandlers } from './leftovers.js';
export { surroundingsOf, workflowOf, type Surroundings } from './runner.js';
export { folderCacheOf } from './cache.js';
export { endProcess, listenForSignals, type EndSignals } from './signals.js';
export { blamedChecks, blameLine, checkLine, passes, tell, type Told } from './outcome.js';
export { runAction, runPost } from './step.js';
export { startAlerts, tellWrongInputs, type Alerts, type AlertSide } from './alerts.js';
export { commitOf } from './commit.js';
export { gitHubOf } from './github.js';
export { startMessages, type Messages, type MessageSide } from './messages.js';
