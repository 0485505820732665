import type { ReceiptOptions, Replaced } from '#drill';
import type { InputsOf, Verb, VerbContext } from '#kit';
import type { RecoveryFacts } from '#provenance';
import type { Store } from '#stores';
import { UserError } from '#verdict';
import { connectionFrom, findProgramsFor, jobsFor, storeFrom } from './engine.js';
import { goBackOutcome } from './recover-back.js';
import { recoveredOutcome, type Recovered } from './recover-outcome.js';
import { RecoveryLedger } from './recovery-ledger.js';
import { letInBy } from './recovery-review.js';
import { runFacts } from './run-facts.js';
import { recover as schema } from './schemas/recover.js';
import { receiptPath, signerFrom } from './signing.js';
import { backUpTarget } from './target-backup.js';
import { trustFrom } from './trust.js';

type Inputs = InputsOf<typeof schema>;

/** `backproof recover`, the action `recover`: a set into the place of a real database, or the way back. */
export const recover: Verb<typeof schema> = {
  schema,
  execute: async (inputs, context) =>
    inputs['back-to'] === ''
      ? recoveredOutcome(await recoverAs(inputs, context), context)
      : goBackOutcome(inputs, context),
};

async function recoverAs(inputs: Inputs, context: VerbContext): Promise<Recovered> {
  if (inputs['backup-id'] === 'random')
    throw new UserError('A recovery is no draw', { remedy: 'Give `backup-id` as latest, or an id' });
  const [{ leaveReceipt, replaceDatabase }, { parsePin, resolveName }] = await Promise.all([
    import('#drill'),
    import('#archive'),
  ]);
  const manifestSha256 = parsePin(inputs['manifest-sha256']);
  const trust = await trustFrom(inputs, context);
  if (trust === undefined && manifestSha256 === '' && !inputs['unsafe-unsigned-set']) {
    throw new UserError(
      "Nobody said who must have signed the set, and what stands in it is run by the target's server",
      {
        remedy:
          'Give `verify-key` or `signer` (an empty variable is none), or `manifest-sha256`; for sets that nobody signs, `unsafe-unsigned-set`',
      },
    );
  }
  const store = await storeFrom(inputs, context);
  const name = await resolveName(store, inputs.name);
  const ledger = new RecoveryLedger(inputs, { store, name }, context);
  const to = await connectionFrom(inputs.to, context);
  const approvedBy = await reviewed(inputs, ledger, context);
  const signer = await signerFrom(inputs, context);
  const options = {
    ...{ store, name, to },
    backupId: inputs['backup-id'],
    ...{ manifestSha256, trust },
    confirmed: inputs.confirm,
    nonEmpty: inputs['unsafe-non-empty-target'],
    allowUnproven: inputs['allow-unproven'],
    backUp: inputs['unsafe-no-target-backup'] ? undefined : () => backUpTarget(inputs, name, context),
    onStep: (told: Parameters<RecoveryLedger['step']>[0]) => ledger.step(told),
    jobs: jobsFor(inputs.jobs),
    programs: findProgramsFor(inputs, context),
    workFolder: context.workFolder,
  };
  const startedAt = context.ports.clock.now();
  const replaced = await context.ports.log.group('Recover', () => replaceDatabase(options, context.ports));
  await ledger.write({
    action: 'recovery',
    outcome: replaced.verdict,
    subject: { backup_id: replaced.set.id, manifest_sha256: replaced.set.sha256 },
  });
  const about = {
    ...factsOf(replaced, { ...inputs, approvedBy }, context),
    startedAt,
    run: runFacts(context),
    signer,
  };
  const receipt = inputs.receipt
    ? receiptPath(await leaveReceipt(replaced, about, context.ports), context)
    : '';
  return { ...replaced, to, receipt, noted: ledger.heads, store: storeText(inputs, store) };
}

/** Who let it happen; a recovery that nobody did is written down as well. @throws UserError */
async function reviewed(
  inputs: Inputs,
  ledger: RecoveryLedger,
  context: VerbContext,
): Promise<readonly string[]> {
  try {
    return await letInBy(inputs, context);
  } catch (error) {
    await ledger.write({ action: 'recovery.refused', outcome: 'failed', subject: {} });
    throw error;
  }
}

function storeText({ store }: Pick<Inputs, 'store'>, { url }: Store): string {
  return store === '' ? url : store;
}

/** What the receipt of a guided recovery says besides; nothing where it was refused. */
function factsOf(
  { place, backup, setAside }: Replaced,
  { environment, approvedBy }: Pick<Inputs, 'environment'> & { readonly approvedBy: readonly string[] },
  { run }: VerbContext,
): Pick<ReceiptOptions, 'kind' | 'recovery'> {
  if (place === undefined) return { kind: 'recovery' };
  const recovery: RecoveryFacts = {
    database: place.occupant.name,
    ...(run.actor === undefined ? {} : { actor: run.actor }),
    ...(environment === '' ? {} : { environment, approved_by: [...approvedBy] }),
    target_was_empty: place.empty,
    ...(backup === undefined
      ? {}
      : {
          backup_before: {
            ...{ name: backup.name, backup_id: backup.id, manifest_sha256: backup.manifestSha256 },
          },
        }),
    ...(setAside === undefined ? {} : { set_aside: setAside }),
  };
  return { kind: 'recovery', recovery };
}
