import type { InputsOf, Outcome, Verb, VerbContext } from '#kit';
import { PRODUCER, UserError, conclude, formatBytes, formatCount } from '#verdict';
import { storeFrom } from './engine.js';
import { headFacts } from './ledger.js';
import { fateFacts, planJson, retain, retentionAsked, rulesFrom, type NotedPrune } from './retention.js';
import { prune as schema } from './schemas/prune.js';
import { wrongIds } from './words.js';

type Inputs = InputsOf<typeof schema>;

/** `backproof prune`. */
export const prune: Verb<typeof schema> = {
  schema,
  execute: async (inputs, context) => {
    const { KEEP_FORM } = await import('#policy');
    const rules = await rulesFrom(inputs);
    if (rules === undefined) {
      throw new UserError('Nothing says what is to be kept', {
        remedy: `Set \`keep\` to ${KEEP_FORM}, or \`keep-within\``,
      });
    }
    const asked = await retentionAsked(inputs, context, inputs.grace);
    const { resolveName } = await import('#archive');
    const store = await storeFrom(inputs, context);
    const name = await resolveName(store, inputs.name);
    const where = { store, name, rules, dryRun: inputs['dry-run'], ledger: inputs.ledger };
    return pruneOutcome(await retain(asked, where, context), name, inputs, context);
  },
};

function pruneOutcome(
  result: NotedPrune,
  name: string,
  inputs: Inputs,
  context: VerbContext,
): Outcome<keyof (typeof schema)['outputs']> {
  const { checks, deleted, left, freedBytes, backups, next } = result;
  const { verdict, claim } = conclude(checks, 'none');
  return {
    report: {
      title: `Retention of ${name}`,
      verdict,
      claim,
      statement: 'Retention looks at listings, receipts and locks, and claims nothing of any backup.',
      at: context.ports.clock.now(),
      facts: [...fateFacts(result), ...headFacts(result.noted)],
      checks,
      phases: [],
      relations: [],
      notes: [],
      producer: PRODUCER,
    },
    outputs: { verdict, claim },
    details: {
      name,
      dry_run: inputs['dry-run'],
      deleted,
      left: left.map(({ id, why }) => ({ backup_id: id, why })),
      freed_bytes: freedBytes,
      unfinished_uploads: result.unfinished.aborted,
      ...planJson(result, next),
    },
    lastLine: lastLine(verdict, { name, kept: backups.length - deleted.length, result, inputs }),
  };
}

function lastLine(
  verdict: string,
  told: {
    readonly name: string;
    readonly kept: number;
    readonly result: NotedPrune;
    readonly inputs: Inputs;
  },
): string {
  const { name, kept, result, inputs } = told;
  const { deleted, freedBytes, checks } = result;
  const went = `${formatCount(deleted.length, 'backup')} (${formatBytes(freedBytes)})`;
  const done = inputs['dry-run'] ? `${went} would be deleted` : `${went} deleted`;
  const trouble = verdict === 'proven' ? '' : ` Look at ${wrongIds(checks)}.`;
  return `${name}: ${done}, ${kept} kept.${trouble}`;
}
