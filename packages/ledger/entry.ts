/** The version of the entries that this program writes and reads. */
export const LEDGER_VERSION = 1;
