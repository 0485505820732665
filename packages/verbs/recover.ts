import type { ReceiptOptions, ReplaceOptions, Replaced } from '#drill';
import type { InputsOf, Verb, VerbContext } from '#kit';
import type { RecoveryFacts } from '#provenance';
import { UserError } from '#verdict';
import { connectionFrom, findProgramsFor, jobsFor, storeFrom } from './engine.js';
import { notingFailure } from './ledger.js';
import { goBackOutcome } from './recover-back.js';
import { recoveredOutcome, type Recovered } from './recover-outcome.js';
import { RecoveryLedger, type SetsPlace } from './recovery-ledger.js';
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
  const { resolveName } = await import('#archive');
  const store = await storeFrom(inputs, context);
  const place = { store, name: await resolveName(store, inputs.name) };
  const attempt = { stores: [store], name: place.name, action: 'recovery' };
  return notingFailure(inputs, attempt, context, () => recoverFrom(place, inputs, context));
}

async function recoverFrom(place: SetsPlace, inputs: Inputs, context: VerbContext): Promise<Recovered> {
  const { leaveReceipt, replaceDatabase } = await import('#drill');
  const { ports } = context;
  const to = await connectionFrom(inputs.to, context);
  const signer = await signerFrom(inputs, context);
  const ledger = new RecoveryLedger(inputs, place, context);
  const options = {
    ...{ ...place, to },
    ...(await chosenFrom(inputs, context)),
    confirmed: inputs.confirm,
    nonEmpty: inputs['unsafe-non-empty-target'],
    allowUnproven: inputs['allow-unproven'],
    backUp: inputs['unsafe-no-target-backup'] ? undefined : () => backUpTarget(inputs, place.name, context),
    onStep: (told: Parameters<RecoveryLedger['step']>[0]) => ledger.step(told),
    jobs: jobsFor(inputs.jobs),
    programs: findProgramsFor(inputs, context),
    workFolder: context.workFolder,
  };
  const approvedBy = await reviewed(inputs, ledger, context);
  const startedAt = ports.clock.now();
  const replaced = await ports.log.group('Recover', () => replaceDatabase(options, ports));
  const { id, sha256 } = replaced.set;
  const subject = { backup_id: id, manifest_sha256: sha256 };
  await ledger.write({ action: 'recovery', outcome: replaced.verdict, subject });
  const result = { ...replaced, to, store: inputs.store, noted: ledger.heads };
  if (!inputs.receipt) return { ...result, receipt: '' };
  const facts = factsOf(replaced, { ...inputs, approvedBy }, context);
  const about = { ...facts, startedAt, run: runFacts(context), signer };
  return { ...result, receipt: receiptPath(await leaveReceipt(replaced, about, ports), context) };
}

/** Which set is meant, and who must vouch for it. @throws UserError */
async function chosenFrom(
  inputs: Inputs,
  context: VerbContext,
): Promise<Pick<ReplaceOptions, 'backupId' | 'manifestSha256' | 'trust'>> {
  const { parsePin } = await import('#archive');
  const backupId = inputs['backup-id'];
  if (backupId === 'random')
    throw new UserError('A recovery is no draw', { remedy: 'Give `backup-id` as latest, or an id' });
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
  return { backupId, manifestSha256, trust };
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
