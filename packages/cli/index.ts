export { main } from './main.js';
export { EXIT, runCli, type CliProcess, type VerbEntry } from './run.js';
export type { TextStream } from './terminal.js';
