import type { ActionSchema } from '#kit';
import { approve } from './approve.js';
import { audit } from './audit.js';
import { configCheck } from './config-check.js';
import { diff } from './diff.js';
import { drRestoreSmoke } from './dr-restore-smoke.js';
import { init } from './init.js';
import { keysNew } from './keys-new.js';
import { ledgerAnchor } from './ledger-anchor.js';
import { list } from './list.js';
import { pgBackup } from './pg-backup.js';
import { plan } from './plan.js';
import { provenanceVerify } from './provenance-verify.js';
import { prune } from './prune.js';
import { receiptShow, receiptVerify } from './receipt.js';
import { recover } from './recover.js';
import { restoreDrill } from './restore-drill.js';
import { restore } from './restore.js';
import { root } from './root.js';
import { verifyArchive } from './verify-archive.js';
import { verifyChain } from './verify-chain.js';

export { fleetInputs } from './fleet-inputs.js';
export {
  approve,
  audit,
  configCheck,
  diff,
  drRestoreSmoke,
  init,
  keysNew,
  ledgerAnchor,
  list,
  pgBackup,
  plan,
  provenanceVerify,
  prune,
  receiptShow,
  receiptVerify,
  recover,
  restore,
  restoreDrill,
  root,
  verifyArchive,
  verifyChain,
};

/** The schemas that are also GitHub Actions, the root action first. */
export const actionSchemas: readonly ActionSchema[] = [
  root,
  pgBackup,
  verifyArchive,
  restoreDrill,
  drRestoreSmoke,
  provenanceVerify,
  recover,
  plan,
];

/** Every verb of the command line, in the order in which its help names them. */
export const schemas: readonly ActionSchema[] = [
  pgBackup,
  verifyArchive,
  restoreDrill,
  drRestoreSmoke,
  provenanceVerify,
  recover,
  restore,
  diff,
  list,
  audit,
  receiptShow,
  receiptVerify,
  approve,
  prune,
  root,
  init,
  configCheck,
  keysNew,
  verifyChain,
  ledgerAnchor,
  plan,
];
