import { setTimeout as delay } from 'node:timers/promises';
import { workflowOf, type VerbContext } from '#kit';
import type { LedgerActor, LedgerHead, LedgerSubject } from '#ledger';
import type { Fact } from '#report';
import type { Store } from '#stores';
import { UserError, lineOf } from '#verdict';

/** Whether what is done is written down. */
export interface LedgerInputs {
  readonly ledger: boolean;
}

/** What was done to a store. */
export interface Deed {
  readonly store: Store;
  readonly name: string;
  /** `backup`, `verification`, `drill`, `smoke`, `recovery` and its steps, `prune.delete`. */
  readonly action: string;
  readonly subject: LedgerSubject;
  /** A verdict, or `done`. */
  readonly outcome: string;
}

/** The head of a store's ledger, once something was written down there. */
export interface Noted {
  readonly store: string;
  readonly name: string;
  readonly head: LedgerHead;
}

/**
 * Write down what was done in the ledger beside the sets. A store that takes no entry costs a warning: what was done is done.
 *
 * @returns the new head; nothing where none was written
 */
export async function note(
  { ledger }: LedgerInputs,
  deed: Deed,
  context: VerbContext,
): Promise<readonly Noted[]> {
  if (!ledger || !mayHold(deed.store)) return [];
  try {
    return [await entered(deed, context)];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    context.ports.log.warning(missing(deed, error));
    return [];
  }
}

async function entered({ store, name, ...deed }: Deed, context: VerbContext): Promise<Noted> {
  const { appendEntry } = await import('#ledger');
  const { clock, signal } = context.ports;
  const event = { at: clock.now(), actor: actorOf(context), ...deed };
  return { store: store.url, name, head: await appendEntry(store, name, event, { signal }) };
}

function missing({ name, action }: Pick<Deed, 'name' | 'action'>, error: unknown): string {
  return `The ledger of ${name} has no entry of this ${action}: ${lineOf(error)}`;
}

/** What is about to be done to stores. */
export interface Attempt {
  readonly stores: readonly Store[];
  /** As the inputs have it: '' for the only one that a store holds. */
  readonly name: string;
  readonly action: string;
}

/** Longest wait, in milliseconds, for a store that may be the very reason of the failure. */
const FAILURE_WAIT_MS = 20_000;

/**
 * Do what will be written down. Where it ends in an error, the ledgers say that it failed: its run is then no gap that somebody has to
 * explain. A ledger that takes no entry changes nothing of the error, which is thrown on.
 */
export async function notingFailure<T>(
  inputs: LedgerInputs,
  attempt: Attempt,
  context: VerbContext,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // Of a run that is cancelled, nothing gets through to a store any more.
    if (!context.ports.signal.aborted) await noteFailure(inputs, attempt, context);
    throw error;
  }
}

async function noteFailure(
  inputs: LedgerInputs,
  { stores, name: given, action }: Attempt,
  context: VerbContext,
): Promise<void> {
  if (!inputs.ledger) return;
  const noted = stores.filter(mayHold).map(async (store) => {
    try {
      const { resolveName } = await import('#archive');
      const name = await resolveName(store, given);
      await entered({ store, name, action, subject: {}, outcome: 'failed' }, context);
    } catch (error) {
      // A store that is gone may be why it failed, and that is what is told.
      context.ports.log.info(missing({ name: given, action }, error));
    }
  });
  await Promise.race([Promise.all(noted), delay(FAILURE_WAIT_MS, undefined, { ref: false })]);
}

/** Artifacts expire one by one: a chain of them would fall apart by itself. */
function mayHold({ url }: Store): boolean {
  return url !== 'artifact:';
}

function actorOf({ run, env }: VerbContext): LedgerActor {
  // A file of the repository is one workflow; two may have one name.
  const workflow = workflowOf(env)?.file ?? run.workflow;
  return {
    ...(run.actor === undefined ? {} : { login: run.actor }),
    ...(run.repositoryId === undefined ? {} : { repository_id: run.repositoryId }),
    ...(run.runId === undefined ? {} : { run_id: run.runId }),
    ...(run.runNumber === undefined ? {} : { run_number: run.runNumber }),
    ...(workflow === undefined ? {} : { workflow }),
  };
}

/** The heads for a summary, where who can write to the store cannot change them: the last of each ledger. */
export function headFacts(noted: readonly Noted[]): readonly Fact[] {
  const last = new Map(noted.map((one) => [JSON.stringify([one.store, one.name]), one]));
  return [...last.values()].map(({ store, name, head }) => ({
    label: `Ledger of ${name}`,
    value: `${head.seq}:${head.hash} in ${store}`,
    isAnchor: true,
    isVerbatim: true,
  }));
}
