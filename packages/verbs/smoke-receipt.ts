import type { VerbContext } from '#kit';
import { commonParts, leftReceipt, writeReceipt, type SmokePredicate } from '#provenance';
import { conclude, type Check } from '#verdict';
import { runFacts } from './run-facts.js';
import { receiptPath, signerFrom, type ReceiptInputs } from './signing.js';
import type { RestoredSet } from './smoke-set.js';

/** What probes came to. */
export interface Probed {
  readonly checks: readonly Check[];
  readonly probes: SmokePredicate['probes'];
  readonly startedAt: Date;
}

/**
 * Read what the inputs say of a receipt, before anything is asked.
 *
 * @returns what writes down beside the set that was restored what probes of it came to; it gives the receipt's path in the store, or ''
 */
export async function prepareReceipt(
  { found }: RestoredSet,
  inputs: ReceiptInputs,
  context: VerbContext,
): Promise<(probed: Probed) => Promise<string>> {
  if (!inputs.receipt) return () => Promise.resolve('');
  const signer = await signerFrom(inputs, context);
  return async ({ checks, probes, startedAt }) => {
    // Probes ask a system; of a backup's content they say nothing.
    const told = { ...conclude(checks, 'none'), checks, startedAt, run: runFacts(context), signer };
    const predicate = { ...commonParts({ ...told, finishedAt: context.ports.clock.now() }), probes };
    const left = await leftReceipt('smoke run', () =>
      writeReceipt(found, { kind: 'smoke', predicate }, signer),
    );
    return receiptPath(left, context);
  };
}
