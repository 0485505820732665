import type { InputsOf, Outcome, Verb, VerbContext } from '#kit';
import { formatDuration } from '#verdict';
import { drillReport, type ReceiptedDrill } from './drill.js';
import { connectionFrom, findProgramsFor, jobsFor, storeFrom } from './engine.js';
import { headFacts, note, notingFailure } from './ledger.js';
import { provenWords } from './proven-words.js';
import { runFacts } from './run-facts.js';
import { restore as schema } from './schemas/restore.js';
import { receiptPath, signerFrom } from './signing.js';
import { trustFrom } from './trust.js';
import { checksJson, secondsText, wrongIds } from './words.js';

type Inputs = InputsOf<typeof schema>;

/** `backproof restore`: a verified set into a real, empty database. */
export const restore: Verb<typeof schema> = {
  schema,
  execute: async (inputs, context) => restoreOutcome(await restoreAs(inputs, context), context),
};

async function restoreAs(inputs: Inputs, context: VerbContext): Promise<ReceiptedDrill> {
  const [{ leaveReceipt, recover }, { parsePin }] = await Promise.all([import('#drill'), import('#archive')]);
  const options = {
    store: await storeFrom(inputs, context),
    name: inputs.name,
    backupId: inputs['backup-id'],
    manifestSha256: parsePin(inputs['manifest-sha256']),
    trust: await trustFrom(inputs, context),
    to: await connectionFrom(inputs.to, context),
    recreate: inputs.recreate,
    jobs: jobsFor(inputs.jobs),
    programs: findProgramsFor(inputs, context),
    workFolder: context.workFolder,
  };
  const signer = await signerFrom(inputs, context);
  const startedAt = context.ports.clock.now();
  const attempt = { stores: [options.store], name: inputs.name, action: 'recovery' };
  const recovered = await notingFailure(inputs, attempt, context, () =>
    context.ports.log.group('Restore', () => recover(options, context.ports)),
  );
  const { name, id, sha256 } = recovered.set;
  const deed = {
    action: 'recovery',
    subject: { backup_id: id, manifest_sha256: sha256 },
    outcome: recovered.verdict,
  };
  const noted = await note(inputs, { ...deed, store: options.store, name }, context);
  const result = { ...recovered, noted };
  if (!inputs.receipt) return { ...result, receipt: '' };
  const about = { kind: 'recovery', startedAt, run: runFacts(context), signer } as const;
  return { ...result, receipt: receiptPath(await leaveReceipt(result, about, context.ports), context) };
}

function restoreOutcome(
  result: ReceiptedDrill,
  context: VerbContext,
): Outcome<keyof (typeof schema)['outputs']> {
  const { verdict, claim, checks, set } = result;
  const which = `${set.name}/${set.id}`;
  const report = drillReport(result, context);
  return {
    report: { ...report, facts: [...report.facts, ...headFacts(result.noted)], title: `Restore of ${which}` },
    outputs: {
      verdict,
      claim,
      'rto-seconds': secondsText(result.rtoSeconds),
      'receipt-path': result.receipt,
      checks: checksJson(checks),
    },
    details: {
      backup_id: set.id,
      name: set.name,
      manifest_sha256: set.sha256,
      rto_seconds: result.rtoSeconds,
      phases: result.phases,
      notes: result.notes,
      receipt_path: result.receipt,
    },
    lastLine:
      verdict === 'proven'
        ? `${which}: ${provenWords(result)} Restored in ${formatDuration(result.rtoSeconds)}.`
        : `${which}: ${verdict}. Look at ${wrongIds(checks)}.`,
  };
}
