import type { DrillResult } from '#drill';
import type { InputsOf, Outcome, Verb, VerbContext } from '#kit';
import type { Report } from '#report';
import { PRODUCER, UserError, formatDuration, holdsPassword } from '#verdict';
import { connectionFrom, findProgramsFor, jobsFor, storeFrom } from './engine.js';
import { headFacts, note, notingFailure, type Noted } from './ledger.js';
import { runFacts } from './run-facts.js';
import { restoreDrill } from './schemas/restore-drill.js';
import { writeReport } from './report-files.js';
import { provenWords } from './proven-words.js';
import { signerFrom } from './signing.js';
import { trustFrom } from './trust.js';
import { checksJson, factsOf, secondsText, wrongIds } from './words.js';

type Inputs = InputsOf<typeof restoreDrill>;

/** `backproof drill`, the action `restore-drill`. */
export const drill: Verb<typeof restoreDrill> = {
  schema: restoreDrill,
  execute: async (inputs, context) => {
    const drillSet = await prepareDrill(inputs, context);
    const result = await drillSet(inputs);
    return drillOutcome(result, inputs, context);
  },
};

/** A drill, and the path of its receipt in the store; '' where there is none. */
export type ReceiptedDrill = DrillResult & {
  readonly receipt: string;
  /** The head of the store's ledger. */
  readonly noted: readonly Noted[];
};

/** Which set a drill is about. */
type Choice = Pick<Inputs, 'name' | 'backup-id' | 'manifest-sha256'>;

/**
 * Read everything that the inputs say of a drill, so that a mistake is told before anything is done.
 *
 * @returns the drill of one set. A throwaway server that is not kept is ended when the verb ends.
 */
export async function prepareDrill(
  inputs: Omit<Inputs, keyof Choice>,
  context: VerbContext,
): Promise<(choice: Choice) => Promise<ReceiptedDrill>> {
  const [{ drill: drillSet, leaveReceipt, parseAssertions }, { parsePin }, { endServer, sweepLeftovers }] =
    await Promise.all([import('#drill'), import('#archive'), import('#postgres')]);
  const { ports } = context;
  const signer = await signerFrom(inputs, context);
  const options = {
    store: await storeFrom(inputs, context),
    trust: await trustFrom(inputs, context),
    target: inputs.target === 'throwaway' ? undefined : await connectionFrom(inputs.target, context),
    targetMajor: parseMajor(inputs['target-version']),
    listen: inputs.listen,
    recreate: inputs.recreate,
    jobs: jobsFor(inputs.jobs),
    showValues: inputs['show-values'],
    assertions: parseAssertions(inputs.assertions),
    rtoTargetSeconds: inputs['rto-target'],
    programs: findProgramsFor(inputs, context),
    workFolder: context.workFolder,
    serverFolder: context.tempFolder,
    onServer: (folder: string) => {
      if (inputs.keep) context.leave({ kind: 'server', folder });
      else context.defer('Ending the throwaway server', () => endServer(folder));
    },
  };
  return async (choice) => {
    const set = {
      name: choice.name,
      backupId: choice['backup-id'],
      manifestSha256: parsePin(choice['manifest-sha256']),
    };
    await sweepLeftovers(context.tempFolder, ports.log, ports.clock);
    const startedAt = ports.clock.now();
    const drilled = await notingFailure(
      inputs,
      { stores: [options.store], name: choice.name, action: 'drill' },
      context,
      () => ports.log.group('Drill', () => drillSet({ ...options, ...set }, ports)),
    );
    context.about(drilled.set.name);
    // Before the receipt, which vouches for it.
    const { name, id, sha256 } = drilled.set;
    const deed = {
      action: 'drill',
      subject: { backup_id: id, manifest_sha256: sha256 },
      outcome: drilled.verdict,
    };
    const noted = await note(inputs, { ...deed, store: options.store, name }, context);
    const result = { ...drilled, noted };
    if (result.restored !== undefined && holdsPassword(result.restored.url))
      context.mask(result.restored.url);
    if (inputs.keep) await result.restored?.keep(new Date(ports.clock.now().getTime() + KEEP_MS));
    if (!inputs.receipt) return { ...result, receipt: '' };
    const about = { kind: 'drill', startedAt, run: runFacts(context), signer } as const;
    const receipt = await leaveReceipt(result, about, ports);
    if ('path' in receipt) return { ...result, receipt: receipt.path };
    ports.log.warning(receipt.problem);
    return { ...result, receipt: '', notes: [...result.notes, receipt.problem] };
  };
}

/** A job of GitHub's lasts six hours at most; a kept server is swept after that. */
const KEEP_MS = 6 * 3600 * 1000;

function parseMajor(text: string): number | undefined {
  if (text === '') return undefined;
  const major = /^(\d{2})(\.\d+)?$/.exec(text)?.[1];
  if (major !== undefined) return Number(major);
  throw new UserError(`'${text}' is not a version of PostgreSQL`, {
    remedy: 'Set `target-version` to a major version such as 17',
  });
}

async function drillOutcome(
  result: ReceiptedDrill,
  inputs: Inputs,
  context: VerbContext,
): Promise<Outcome<keyof (typeof restoreDrill)['outputs']>> {
  const drilled = drillReport(result, context);
  const report = { ...drilled, facts: [...drilled.facts, ...headFacts(result.noted)] };
  const path = await writeReport(report, inputs['report-dir'], context);
  const url = inputs.keep ? (result.restored?.url ?? '') : '';
  const { verdict, claim, set } = result;
  return {
    report,
    outputs: {
      verdict,
      claim,
      'rto-seconds': secondsText(result.rtoSeconds),
      'connection-url': url,
      'report-path': path,
      'receipt-path': result.receipt,
      checks: checksJson(result.checks),
    },
    details: {
      backup_id: set.id,
      name: set.name,
      manifest_sha256: set.sha256,
      rto_seconds: result.rtoSeconds,
      rpo_seconds: result.rpoSeconds,
      worst_loss_seconds: result.worstLossSeconds,
      phases: result.phases,
      report_path: path,
      receipt_path: result.receipt,
      ...(url === '' ? {} : { connection_url: url }),
    },
    lastLine: lastLine(result),
  };
}

/** What the drill established, as every rendering shows it. */
export function drillReport(result: DrillResult, context: VerbContext): Report {
  const { verdict, claim, checks, manifest, set } = result;
  return {
    title: `Restore drill of ${set.name}/${set.id}`,
    verdict,
    claim,
    statement:
      verdict === 'proven' ? provenWords(result) : `Not all that was checked held: ${wrongIds(checks)}.`,
    at: context.ports.clock.now(),
    facts: [
      ...(manifest === undefined ? [{ label: 'Backup set', value: set.id }] : factsOf(manifest)),
      ...(result.targetVersion === undefined
        ? []
        : [{ label: 'Restored into', value: `PostgreSQL ${result.targetVersion}` }]),
      { label: 'Recovery time (RTO)', value: formatDuration(result.rtoSeconds) },
      ...(result.rpoSeconds === undefined
        ? []
        : [{ label: 'Age of the snapshot (RPO at this moment)', value: formatDuration(result.rpoSeconds) }]),
      ...(result.worstLossSeconds === undefined
        ? []
        : [
            {
              label: 'Most that could have been lost, last 7 days',
              value: formatDuration(result.worstLossSeconds),
            },
          ]),
    ],
    checks,
    phases: result.phases,
    relations: result.relations,
    notes: result.notes,
    producer: PRODUCER,
  };
}

function lastLine(result: DrillResult): string {
  const { verdict, set, checks } = result;
  const which = `${set.name}/${set.id}`;
  if (verdict !== 'proven') return `${which}: ${verdict}. Look at ${wrongIds(checks)}.`;
  return `${which}: ${provenWords(result)} Restored into PostgreSQL ${result.targetVersion ?? ''} in ${formatDuration(result.rtoSeconds)}.`;
}
