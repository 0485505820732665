import type { Listing } from '#archive';
import type { InputsOf, Outcome, Verb, VerbContext } from '#kit';
import { PRODUCER, decided, conclude, formatCount } from '#verdict';
import { storeFrom } from './engine.js';
import { listedSet, tableOf, type ListedSet } from './listed-set.js';
import { nextWords, planJson, retentionAsked, rulesFrom } from './retention.js';
import { list as schema } from './schemas/list.js';
import { trustFrom } from './trust.js';

type Inputs = InputsOf<typeof schema>;

/** The backups of one name. */
type NamedListing = Listing & { readonly name: string };

/** `backproof list`. */
export const list: Verb<typeof schema> = {
  schema,
  execute: async (inputs, context) => listOutcome(await listAll(inputs, context), inputs, context),
};

async function listAll(inputs: Inputs, context: VerbContext): Promise<readonly NamedListing[]> {
  const rules = await rulesFrom(inputs);
  const retention =
    rules === undefined ? undefined : { ...(await retentionAsked(inputs, context)), rules, stop: undefined };
  const trust = await trustFrom(inputs, context);
  const { listBackups, namesIn, resolveName } = await import('#archive');
  const store = await storeFrom(inputs, context);
  const names = inputs.name === '' ? await namesIn(store) : [await resolveName(store, inputs.name)];
  const listings: NamedListing[] = [];
  for (const name of names) {
    const listing = await listBackups({ store, name, limit: inputs.limit, trust, retention }, context.ports);
    listings.push({ ...listing, name });
  }
  return listings;
}

function listOutcome(
  listings: readonly NamedListing[],
  inputs: Inputs,
  context: VerbContext,
): Outcome<keyof (typeof schema)['outputs']> {
  const now = context.ports.clock.now();
  const sets = listings.flatMap(({ name, backups }) => backups.map((backup) => listedSet(name, backup, now)));
  tell(sets, listings, context);
  const unreadable = sets.filter((set) => set.state === 'unreadable');
  const checks = [
    decided(unreadable.length === 0, {
      id: 'store.listing',
      expected: 'a readable manifest in every complete set',
      found:
        unreadable.length === 0
          ? `${sets.length} sets listed`
          : unreadable.map((set) => `${set.backup_id}: ${set.problem ?? ''}`).join('; '),
      where: inputs.store,
    }),
  ];
  const { verdict, claim } = conclude(checks, 'none');
  return {
    report: {
      title: `Backup sets in ${inputs.store}`,
      verdict,
      claim,
      statement: 'A listing reads manifests and receipts and no data: it claims nothing.',
      at: now,
      facts: [],
      checks,
      phases: [],
      relations: [],
      notes: [],
      producer: PRODUCER,
    },
    outputs: { verdict, claim },
    details: { sets, ...plansOf(listings) },
    lastLine: lastLine(sets),
  };
}

function lastLine(sets: readonly ListedSet[]): string {
  const count = (state: ListedSet['state']): number => sets.filter((set) => set.state === state).length;
  const unread = count('not read');
  const rest = unread === 0 ? '' : `, ${unread} older ones not looked into`;
  return `${formatCount(sets.length, 'set')}, ${count('complete')} complete${rest}. Nothing was read but manifests and receipts.`;
}

function plansOf(listings: readonly NamedListing[]): Readonly<Record<string, unknown>> {
  const plans = listings.flatMap(({ name, plan, next }) =>
    plan === undefined ? [] : [[name, planJson({ plan }, next)] as const],
  );
  return plans.length === 0 ? {} : { retention: Object.fromEntries(plans) };
}

/** What a person sees. */
function tell(
  sets: readonly ListedSet[],
  listings: readonly NamedListing[],
  { ports: { log } }: VerbContext,
): void {
  for (const line of tableOf(sets)) log.info(line);
  for (const { name, plan, next } of listings)
    if (plan !== undefined) log.info(`Next purge of ${name}: ${nextWords(next, plan.stopped)}`);
}
