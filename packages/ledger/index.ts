export { LEDGER_VERSION } from './entry.js';
