import type { Verb } from '#kit';

export { actionSchemas, fleetInputs, schemas } from './schemas/index.js';

/** Every verb by name, loaded when it is called: the start of a step must not wait for engines that it does not need. */
export const verbs = {
  backup: async (): Promise<Verb> => (await import('./backup.js')).backup,
  verify: async (): Promise<Verb> => (await import('./verify.js')).verify,
  'verify chain': async (): Promise<Verb> => (await import('./verify-chain.js')).verifyChain,
  'ledger anchor': async (): Promise<Verb> => (await import('./ledger-anchor.js')).ledgerAnchor,
  drill: async (): Promise<Verb> => (await import('./drill.js')).drill,
  recover: async (): Promise<Verb> => (await import('./recover.js')).recover,
  restore: async (): Promise<Verb> => (await import('./restore.js')).restore,
  diff: async (): Promise<Verb> => (await import('./diff.js')).diff,
  smoke: async (): Promise<Verb> => (await import('./smoke.js')).smoke,
  gate: async (): Promise<Verb> => (await import('./gate.js')).gate,
  approve: async (): Promise<Verb> => (await import('./approve.js')).approve,
  prune: async (): Promise<Verb> => (await import('./prune.js')).prune,
  list: async (): Promise<Verb> => (await import('./list.js')).list,
  audit: async (): Promise<Verb> => (await import('./audit.js')).audit,
  'receipt show': async (): Promise<Verb> => (await import('./receipt.js')).show,
  'receipt verify': async (): Promise<Verb> => (await import('./receipt.js')).verify,
  run: async (): Promise<Verb> => (await import('./run.js')).run,
  init: async (): Promise<Verb> => (await import('./init.js')).init,
  'config check': async (): Promise<Verb> => (await import('./config-check.js')).configCheck,
  'keys new': async (): Promise<Verb> => (await import('./keys-new.js')).keysNew,
  plan: async (): Promise<Verb> => (await import('./plan.js')).plan,
} as const;
