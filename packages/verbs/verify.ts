import type { VerifyResult } from '#archive';
import type { InputsOf, Outcome, Verb, VerbContext } from '#kit';
import {
  PRODUCER,
  UserError,
  conclude,
  formatBytes,
  formatCount,
  formatDuration,
  type Check,
} from '#verdict';
import { findProgramsFor, storeFrom } from './engine.js';
import { expectedChangesIn } from './expected-changes.js';
import { headFacts, note, notingFailure, type Noted } from './ledger.js';
import { postureAsked } from './posture.js';
import { runFacts } from './run-facts.js';
import { verifyArchive } from './schemas/verify-archive.js';
import { receiptPath, signerFrom } from './signing.js';
import { trustFrom } from './trust.js';
import { watchBeside, watchOutcome } from './watch.js';
import { checksJson, claimWords, factsOf, wrongIds } from './words.js';

type Inputs = InputsOf<typeof verifyArchive>;

/** `backproof verify`, the action `verify-archive`. */
export const verify: Verb<typeof verifyArchive> = {
  schema: verifyArchive,
  execute: async (inputs, context) => {
    if (inputs['watch-only']) return watchOutcome(inputs, context);
    // An expression that came to nothing must not pass for a verification.
    if (inputs.store === '')
      throw new UserError('`store` is required', { remedy: 'Give it, or `watch-only: true` with `watch`' });
    const result = await verifyAs(inputs, context);
    const watched = await watchBeside(inputs, context);
    return verifyOutcome(joined(result, watched, inputs), inputs.level, context);
  },
};

/** A verification, and the path of its receipt in the store; '' where there is none. */
export type ReceiptedVerification = VerifyResult & {
  readonly receipt: string;
  /** The head of the store's ledger. */
  readonly noted: readonly Noted[];
};

/** What is kept from restoring tomorrow belongs to the same verdict; the claim is about the set alone. */
function joined<R extends VerifyResult>(
  result: R,
  beside: readonly Check[],
  { level }: Pick<Inputs, 'level'>,
): R {
  if (beside.length === 0) return result;
  const checks = [...result.checks, ...beside];
  return { ...result, ...conclude(checks, level === 'quick' ? 'none' : 'intact'), checks };
}

/** Verify as the inputs say. */
export async function verifyAs(
  inputs: Omit<Inputs, 'watch' | 'watch-only' | 'watch-tolerance' | 're-enable'>,
  context: VerbContext,
): Promise<ReceiptedVerification> {
  const { leaveVerification, parsePin, verify: verifySet } = await import('#archive');
  const signer = await signerFrom(inputs, context);
  const askStore = await postureAsked(inputs, context);
  const options = {
    store: await storeFrom(inputs, context),
    name: inputs.name,
    backupId: inputs['backup-id'],
    manifestSha256: parsePin(inputs['manifest-sha256']),
    trust: await trustFrom(inputs, context),
    level: inputs.level,
    maxAge: inputs['max-age'],
    maxSizeDeviation: inputs['max-size-deviation'],
    quotaBytes: await quotaOf(inputs['store-quota']),
    expectedChanges: await expectedChangesIn(inputs['expected-changes']),
    programs: findProgramsFor(inputs, context),
  };
  const startedAt = context.ports.clock.now();
  const looked = await notingFailure(
    inputs,
    { stores: [options.store], name: inputs.name, action: 'verification' },
    context,
    () => context.ports.log.group('Verify', () => verifySet(options, context.ports)),
  );
  context.about(looked.set.name);
  const all = joined(looked, (await askStore?.(looked.set)) ?? [], inputs);
  const { name, id, sha256 } = all.set;
  const deed = {
    action: 'verification',
    subject: { backup_id: id, manifest_sha256: sha256 },
    outcome: all.verdict,
  };
  // Before the receipt, which vouches for it.
  const noted = await note(inputs, { ...deed, store: options.store, name }, context);
  const result = { ...all, noted };
  if (!inputs.receipt) return { ...result, receipt: '' };
  const about = { level: inputs.level, startedAt, run: runFacts(context), signer };
  const left = await leaveVerification(result, about, context.ports);
  return { ...result, receipt: receiptPath(left, context) };
}

async function quotaOf(text: string): Promise<number | undefined> {
  if (text === '') return undefined;
  const { BYTES_FORM, parseBytes } = await import('#policy');
  const bytes = parseBytes(text);
  if (bytes !== undefined) return bytes;
  throw new UserError('`store-quota` is no size', { remedy: `Give ${BYTES_FORM}` });
}

function verifyOutcome(
  result: ReceiptedVerification,
  level: Inputs['level'],
  context: VerbContext,
): Outcome<keyof (typeof verifyArchive)['outputs']> {
  const { verdict, claim, checks, manifest, set } = result;
  return {
    report: {
      title: `Verification of ${set.name}/${set.id}`,
      verdict,
      claim,
      statement: statement(result, level),
      at: context.ports.clock.now(),
      facts: [
        ...(manifest === undefined ? [{ label: 'Backup set', value: set.id }] : factsOf(manifest)),
        ...headFacts(result.noted),
      ],
      checks,
      phases: [{ name: 'verify', seconds: result.seconds }],
      relations: [],
      notes: [],
      producer: PRODUCER,
    },
    outputs: {
      verdict,
      claim,
      'receipt-path': result.receipt,
      checks: checksJson(checks),
      'age-seconds': result.ageSeconds === undefined ? '' : String(Math.round(result.ageSeconds)),
      'size-deviation': result.sizeDeviation === undefined ? '' : result.sizeDeviation.toFixed(4),
    },
    details: {
      backup_id: set.id,
      name: set.name,
      manifest_sha256: set.sha256,
      level,
      age_seconds: result.ageSeconds,
      size_deviation: result.sizeDeviation,
      duration_seconds: result.seconds,
      receipt_path: result.receipt,
    },
    lastLine: lastLine(result, level),
  };
}

function statement({ verdict, claim, checks }: VerifyResult, level: Inputs['level']): string {
  if (verdict !== 'proven') return `Not all that was checked held: ${wrongIds(checks)}.`;
  if (level === 'quick')
    return 'Manifest, presence, sizes and age are as they should be. No data was read, so nothing is claimed of it.';
  return `Intact: ${claimWords(claim)}. That it restores is not proven by this.`;
}

/** What a person can trust, in one line: what held, how much was read, and what was not proven. */
function lastLine(result: VerifyResult, level: Inputs['level']): string {
  const { verdict, set, manifest, checks } = result;
  const which = `${set.name}/${set.id}`;
  if (verdict !== 'proven' || manifest === undefined)
    return `${which}: ${verdict}. Look at ${wrongIds(checks)}.`;
  const size = formatBytes(manifest.total_size_bytes);
  const age = result.ageSeconds === undefined ? '' : `, ${formatDuration(result.ageSeconds)} old`;
  if (level === 'quick') return `${which}: present and complete by size, ${size}${age}. No data was read.`;
  const decoded = manifest.databases.every((database) => database.dump?.format !== 'plain');
  const how = decoded
    ? `hashed, and every dump decoded (${formatCount(result.rows ?? 0, 'row')})`
    : 'hashed; plain SQL has no structure to decode';
  return `${which}: intact. Every byte of ${formatCount(manifest.total_files, 'file')}, ${size}, was ${how}${age}. Not proven: that it restores.`;
}
