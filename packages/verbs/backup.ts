import type { BackupResult } from '#backup';
import type { InputsOf, Outcome, Verb, VerbContext } from '#kit';
import type { Store } from '#stores';
import { PRODUCER, conclude, formatBytes, formatDuration } from '#verdict';
import { parseCopies, protectFrom } from './copies.js';
import { connectionFrom, findProgramsFor, jobsFor, openNamed, storeNamed } from './engine.js';
import { headFacts, note, notingFailure, type LedgerInputs, type Noted } from './ledger.js';
import type { RetentionInputs } from './retention.js';
import { retentionAfter, type Retained } from './retention-after.js';
import { runFacts } from './run-facts.js';
import type { alerts, messages } from './schemas/common.js';
import { pgBackup } from './schemas/pg-backup.js';
import { signerFrom } from './signing.js';
import { factsOf, secondsText, wrongIds } from './words.js';

type Inputs = InputsOf<typeof pgBackup>;

/** `backproof backup`, the action `pg-backup`. */
export const backup: Verb<typeof pgBackup> = {
  schema: pgBackup,
  execute: async (inputs, context) => {
    const retainAll = await retentionAfter(inputs, context);
    const made = await backUpAs(inputs, context);
    return backupOutcome(made, await retainAll(made, made.checks), context);
  },
};

/** A backup, and the stores that it was written to: its own, then its copies, as `stores` tells of them. */
export type MadeBackup = BackupResult & {
  readonly places: readonly Store[];
  /** Heads of their ledgers. */
  readonly noted: readonly Noted[];
};

/** Inputs that say what comes after a backup, or whom it is told. */
type Beside =
  | keyof RetentionInputs
  | 'prune-dry-run'
  | Exclude<keyof typeof alerts, 'github-token'>
  | keyof typeof messages
  | 'summary'
  | 'allow-unproven';

/** Back up as the inputs say. */
export async function backUpAs(inputs: Omit<Inputs, Beside>, context: VerbContext): Promise<MadeBackup> {
  const source = await connectionFrom(inputs.source, context);
  const name = inputs.name === '' ? (inputs.databases[0] ?? source.database) : inputs.name;
  context.about(name);
  const protect = protectFrom(inputs);
  const copies = parseCopies(inputs.copies, inputs.store, inputs);
  const names = new Map<Store, string>();
  const open = async (url: string): Promise<Store> => {
    const store = await storeNamed(url, inputs, context);
    names.set(store, url);
    return store;
  };
  const { VOLUME_BYTES, backUp, parseCompression, refuseImpossible } = await import('#backup');
  const options = {
    source,
    databases: inputs.databases,
    name: inputs.name,
    store: await open(inputs.store),
    protect,
    copies: await Promise.all(
      copies.map(async ({ store, protect: own }) => ({ store: await open(store), protect: own })),
    ),
    reopen: (store: Store, signal: AbortSignal) => openNamed(names.get(store) ?? '', inputs, context, signal),
    volumeBytes: VOLUME_BYTES,
    format: inputs.format,
    jobs: jobsFor(inputs.jobs),
    compression: parseCompression(inputs.compression),
    filters: {
      includeSchema: inputs['include-schema'],
      excludeSchema: inputs['exclude-schema'],
      includeTable: inputs['include-table'],
      excludeTable: inputs['exclude-table'],
      excludeTableData: inputs['exclude-table-data'],
    },
    globals: inputs.globals,
    systemVersion: inputs['system-version'],
    witness: {
      mode: inputs.witness,
      budgetSeconds: inputs['witness-budget'],
      connections: inputs['witness-connections'],
    },
    stallSeconds: inputs['stall-timeout'],
    programs: findProgramsFor(inputs, context),
    workFolder: context.workFolder,
    signer: await signerFrom(inputs, context),
    run: runFacts(context),
  };
  refuseImpossible(options);
  const places = [options.store, ...options.copies.map(({ store }) => store)];
  const made = await notingFailure(inputs, { stores: places, name, action: 'backup' }, context, () =>
    context.ports.log.group('Back up', () => backUp(options, context.ports)),
  );
  return { ...made, places, noted: await noteBackup(made, places, inputs, context) };
}

/** In the ledger of every store that has the set. */
async function noteBackup(
  { manifest, manifestSha256, checks, stores }: BackupResult,
  places: readonly Store[],
  inputs: LedgerInputs,
  context: VerbContext,
): Promise<readonly Noted[]> {
  const deed = {
    name: manifest.name ?? '',
    action: 'backup',
    subject: { backup_id: manifest.backup_id, manifest_sha256: manifestSha256 },
    outcome: conclude(checks, 'none').verdict,
  };
  const written = places.filter((_, index) => stores[index]?.written === true);
  const noted = await Promise.all(written.map((store) => note(inputs, { ...deed, store }, context)));
  return noted.flat();
}

function backupOutcome(
  result: MadeBackup,
  retained: Retained,
  context: VerbContext,
): Outcome<keyof (typeof pgBackup)['outputs']> {
  const { manifest } = result;
  // Nothing was read back: a backup claims nothing until a verification or a drill does.
  const checks = [...result.checks, ...retained.checks];
  const { verdict, claim } = conclude(checks, 'none');
  const size = formatBytes(manifest.total_size_bytes);
  const unwritten = result.stores.some(({ written }) => !written);
  const trouble = verdict === 'proven' ? '' : ` Look at ${wrongIds(checks)}.`;
  return {
    report: {
      title: `Backup of ${manifest.name ?? ''}`,
      verdict,
      claim,
      statement: `The set was written${unwritten ? ', but not to every store,' : ''} and its digests recorded. Nothing has been read back yet: verify it, and drill it.`,
      at: context.ports.clock.now(),
      facts: [...factsOf(manifest), ...retained.facts, ...headFacts([...result.noted, ...retained.noted])],
      checks,
      phases: result.phases,
      relations: [],
      notes: result.notes,
      producer: PRODUCER,
    },
    outputs: {
      'backup-id': manifest.backup_id,
      'manifest-path': result.manifestPath,
      'manifest-sha256': result.manifestSha256,
      copies: JSON.stringify(result.stores),
      'size-bytes': String(manifest.total_size_bytes),
      'duration-seconds': secondsText(result.seconds),
      verdict,
      claim,
    },
    details: {
      backup_id: manifest.backup_id,
      name: manifest.name,
      manifest_path: result.manifestPath,
      manifest_sha256: result.manifestSha256,
      copies: result.stores,
      size_bytes: manifest.total_size_bytes,
      duration_seconds: result.seconds,
      retention: retained.plans,
    },
    lastLine: unwritten
      ? `${manifest.name ?? ''}/${manifest.backup_id}: not in every store.${trouble}`
      : `Backed up ${manifest.name ?? ''} as ${manifest.backup_id}: ${size} in ${formatDuration(result.seconds)}.${trouble} Not proven yet: that it reads back (verify) and restores (drill).`,
  };
}
