import type { VerbContext } from '#kit';
import type { Fact } from '#report';
import { UserError, decided, messageOf, notRun, type Check } from '#verdict';
import type { MadeBackup } from './backup.js';
import { parseCopies, type ProtectInputs } from './copies.js';
import type { LedgerInputs, Noted } from './ledger.js';
import {
  fateFacts,
  planJson,
  retain,
  retentionAsked,
  rulesFrom,
  type NotedPrune,
  type RetentionInputs,
} from './retention.js';

/** Inputs of a backup that say what is kept, in its store and in copies. */
export type KeepInputs = RetentionInputs &
  ProtectInputs &
  LedgerInputs & {
    readonly store: string;
    readonly copies: readonly string[];
    readonly 'prune-dry-run': boolean;
  };

/** What retention did after a backup, in all its stores. */
export interface Retained {
  readonly checks: readonly Check[];
  readonly facts: readonly Fact[];
  /** The plan of each store by its URL. */
  readonly plans: Readonly<Record<string, unknown>>;
  /** Heads of the stores' ledgers. */
  readonly noted: readonly Noted[];
}

/**
 * Read what the inputs say of retention, before a backup is begun.
 *
 * @returns what does it afterwards. It never throws what a user can put right: the backup is made, whatever becomes of older ones.
 */
export async function retentionAfter(
  inputs: KeepInputs,
  context: VerbContext,
): Promise<(made: MadeBackup, checks: readonly Check[]) => Promise<Retained>> {
  const own = await rulesFrom(inputs);
  const copies = parseCopies(inputs.copies, inputs.store, inputs).map(({ keep }) => keep);
  const rules = [own, ...copies];
  if (rules.every((keep) => keep === undefined))
    return () => Promise.resolve({ checks: [], facts: [], plans: {}, noted: [] });
  const asked = await retentionAsked(inputs, context);
  return async (made, checks) => {
    const stop = problemOf(checks);
    const done: Retained[] = [];
    for (const [index, store] of made.places.entries()) {
      const keep = rules[index];
      if (keep === undefined) continue;
      const where = { store, name: made.manifest.name ?? '', rules: keep };
      const place = { ...where, stop, dryRun: inputs['prune-dry-run'], ledger: inputs.ledger };
      done.push(
        made.stores[index]?.written === true
          ? await tried(store.url, () => retain(asked, place, context))
          : { checks: [notDone(store.url)], facts: [], plans: {}, noted: [] },
      );
    }
    return {
      checks: done.flatMap((one) => one.checks),
      facts: done.flatMap((one) => one.facts),
      plans: Object.fromEntries(done.flatMap((one) => Object.entries(one.plans))),
      noted: done.flatMap((one) => one.noted),
    };
  };
}

const APPLIED = {
  id: 'retention.applied',
  expected: 'what no rule keeps is deleted, and nothing else',
} as const;

function notDone(where: string): Check {
  return notRun({ ...APPLIED, found: 'nothing was deleted: this backup is not there', where });
}

async function tried(url: string, work: () => Promise<NotedPrune>): Promise<Retained> {
  try {
    const result = await work();
    return {
      checks: result.checks.map((check) => ({ ...check, where: url })),
      facts: fateFacts(result).map(({ label, value }) => ({ label: `Retention: ${label}`, value })),
      plans: { [url]: planJson(result, result.next) },
      noted: result.noted,
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return {
      checks: [decided(false, { ...APPLIED, found: messageOf(error), where: url })],
      facts: [],
      plans: {},
      noted: [],
    };
  }
}

/** Checks that say nothing against the newest set: a store that fills up must be pruned all the more. */
const BESIDE = /^(?:posture|copies|schedule|rto|retention)\.|^anomaly\.(?:growth|duration)$/;

function problemOf(checks: readonly Check[]): string | undefined {
  const failed = checks.filter(({ id, verdict }) => verdict === 'failed' && !BESIDE.test(id));
  return failed.length === 0
    ? undefined
    : `this backup failed ${[...new Set(failed.map(({ id }) => id))].join(', ')}`;
}
