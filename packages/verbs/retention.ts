import type { PruneResult, Retention, RetentionRequest } from '#archive';
import type { VerbContext } from '#kit';
import type { Fate, KeepRules, NextPurge } from '#policy';
import type { Fact } from '#report';
import type { Store } from '#stores';
import { formatCount, formatDuration, formatInstant, type Ports } from '#verdict';
import { expectedChangesIn } from './expected-changes.js';
import { note, type Noted } from './ledger.js';
import { trustFrom, type TrustInputs } from './trust.js';

/** Inputs that say what retention keeps. */
export interface RetentionInputs extends TrustInputs {
  readonly keep: string;
  readonly 'keep-within': number | undefined;
  readonly 'keep-proven': number;
  readonly 'max-size-deviation': number;
  readonly 'expected-changes': string;
}

/** What is asked of retention beside the store, the name and the rules. */
export type RetentionAsked = Omit<RetentionRequest, 'store' | 'name' | 'rules' | 'stop'>;

/** Without an input of its own: longer than a workflow's job may take. */
const GRACE_SECONDS = 24 * 3600;

/** Rules from both inputs; undefined where neither is given. @throws UserError */
export async function rulesFrom({
  keep,
  'keep-within': within,
}: Pick<RetentionInputs, 'keep' | 'keep-within'>): Promise<KeepRules | undefined> {
  const { keepsAnything, parseKeep } = await import('#policy');
  const { periods, withinSeconds } = parseKeep(keep);
  const ages = [within, withinSeconds].filter((age) => age !== undefined);
  const rules = { periods, withinSeconds: ages.length === 0 ? undefined : Math.max(...ages) };
  return keepsAnything(rules) ? rules : undefined;
}

/** What the inputs ask of retention, read before anything long is done. @throws UserError */
export async function retentionAsked(
  inputs: Omit<RetentionInputs, 'keep' | 'keep-within'>,
  context: Pick<VerbContext, 'env'>,
  graceSeconds = GRACE_SECONDS,
): Promise<RetentionAsked> {
  return {
    keepProven: inputs['keep-proven'],
    graceSeconds,
    trust: await trustFrom(inputs, context),
    maxSizeDeviation: inputs['max-size-deviation'],
    expectedChanges: await expectedChangesIn(inputs['expected-changes']),
  };
}

/** A store in which retention is to be done. */
export interface RetainedStore {
  readonly store: Store;
  readonly name: string;
  readonly rules: KeepRules;
  /** Why nothing that is complete may go; undefined where it may. */
  readonly stop?: string | undefined;
  readonly dryRun: boolean;
  /** Whether what is deleted is written down. */
  readonly ledger: boolean;
}

/** What retention did, and the head of the store's ledger. */
export type NotedPrune = PruneResult & { readonly noted: readonly Noted[] };

/** Do retention in one store, and tell the log what becomes of each backup. */
export async function retain(
  asked: RetentionAsked,
  { stop, ledger, ...where }: RetainedStore,
  context: VerbContext,
): Promise<NotedPrune> {
  const { ports } = context;
  const { prune } = await import('#archive');
  return ports.log.group(`Retention in ${where.store.url}`, async () => {
    const result = await prune({ ...asked, ...where, stop }, ports);
    tell(result, ports);
    const noted: Noted[] = [];
    for (const id of where.dryRun ? [] : result.deleted) {
      const deed = { action: 'prune.delete', subject: { backup_id: id }, outcome: 'done' };
      noted.push(...(await note({ ledger }, { ...deed, store: where.store, name: where.name }, context)));
    }
    return { ...result, noted };
  });
}

/** Lines that a log shows of a plan; the summary and the document have more. */
const MAX_LINES = 300;

function tell(result: PruneResult, { log }: Ports): void {
  const facts = fateFacts(result);
  // What goes next stands last.
  const shown = facts.length <= MAX_LINES ? facts : [...facts.slice(0, MAX_LINES - 1), ...facts.slice(-1)];
  for (const { label, value } of shown) log.info(`${label}: ${value}`);
  if (shown.length < facts.length) log.info(`and ${facts.length - shown.length} older ones`);
}

/** What becomes of each backup and why, and what goes next: for a summary. */
export function fateFacts(result: PruneResult): readonly Fact[] {
  const left = new Map(result.left.map(({ id, why }) => [id, why]));
  return [
    ...result.plan.fates.map((fate) => ({ label: fate.id, value: fateWords(fate, left.get(fate.id)) })),
    { label: 'Next purge', value: nextWords(result.next, result.plan.stopped) },
  ];
}

function fateWords({ action, why }: Fate, problem: string | undefined): string {
  if (problem !== undefined) return `still there: ${problem}`;
  return `${action === 'keep' ? 'kept' : 'deleted'}: ${why.join(', ')}`;
}

/** What goes next, in words. */
export function nextWords(next: NextPurge | undefined, stopped: string | undefined): string {
  if (stopped !== undefined) return `not before it is put right that ${stopped}`;
  if (next === undefined) return 'none within 400 days';
  const [first = '', ...others] = next.ids;
  const more = others.length === 0 ? '' : ` and ${formatCount(others.length, 'other')}`;
  return `${first}${more} on ${formatInstant(next.at)}, if a backup comes every ${formatDuration(next.everySeconds)}`;
}

/** The plan as documents carry it. */
export function planJson(
  { plan }: Pick<Retention, 'plan'>,
  next: NextPurge | undefined,
): Readonly<Record<string, unknown>> {
  return {
    fates: plan.fates.map(({ id, at, action, why }) => ({
      backup_id: id,
      at: at.toISOString(),
      action,
      why,
    })),
    ...(plan.stopped === undefined ? {} : { stopped: plan.stopped, withheld: plan.withheld }),
    ...(next === undefined
      ? {}
      : {
          next_purge: { at: next.at.toISOString(), backup_ids: next.ids, every_seconds: next.everySeconds },
        }),
  };
}
