export { cronProblem, sameCron } from './cron.js';
export { dueDatabases, type DueOptions } from './due.js';
export { KINDS, type FleetInputs, type InputSet, type Kind } from './kinds.js';
export { matrixOf, type MatrixJob } from './matrix.js';
export type { Fleet, FleetDatabase, Task } from './model.js';
export { readFleet, type FleetFileOptions } from './read.js';
export { fleetShape, MAX_DATABASES } from './shape.js';
export { compareSchedules } from './schedules.js';
export { answerProblem, firstFleet, firstWorkflow, type FirstAnswers } from './first-files.js';
