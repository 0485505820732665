import type { VerbContext } from '#kit';
import type { Anchor } from '#ledger';
import type { KeptHeads } from '#provenance';
import type { Trust } from '#seal';
import type { Store } from '#stores';
import { UserError, notRun, type Check } from '#verdict';
import { storeNamed } from './engine.js';
import { givenHeads } from './heads.js';
import { readTextFile } from './text-file.js';

/** Inputs that say where heads of a ledger are known from. */
export interface HeadInputs {
  readonly heads: readonly string[];
  readonly anchor: readonly string[];
  readonly 'anchor-store': string;
}

/** Heads of a ledger that somebody vouches for. */
export interface KnownHeads {
  readonly anchors: readonly Anchor[];
  /** Of each place that was named and has no head that counts. */
  readonly checks: readonly Check[];
  readonly notes: readonly string[];
}

/** Which ledger, and whose signatures count. */
interface About {
  readonly store: Store;
  readonly name: string;
  readonly trust: Trust | undefined;
}

/**
 * All that is known of a ledger's heads: those that were given, those that are signed beside its sets, and those that are kept elsewhere.
 *
 * @throws UserError
 */
export async function knownHeads(
  inputs: HeadInputs,
  { store, name, trust }: About,
  context: VerbContext,
): Promise<KnownHeads> {
  const elsewhere = await headsFromElsewhere(inputs, { name, trust }, context);
  if (trust === undefined) return elsewhere;
  const { signedHeads } = await import('#provenance');
  const beside = await signedHeads({ store, name, trust });
  return {
    ...elsewhere,
    anchors: [...elsewhere.anchors, ...beside.anchors],
    notes: [
      ...beside.refused.map(
        (path) => `${path} vouches for nothing: nobody trusted signed it for this place.`,
      ),
      ...elsewhere.notes,
    ],
  };
}

/** Those that were given, and those that are kept elsewhere. @throws UserError */
export async function headsFromElsewhere(
  inputs: HeadInputs,
  { name, trust }: Omit<About, 'store'>,
  context: VerbContext,
): Promise<KnownHeads> {
  const given = givenHeads(inputs.heads);
  if (trust === undefined) {
    refuseUntrusted(inputs);
    return { anchors: given, checks: [], notes: [] };
  }
  const kept = await headsKeptElsewhere(inputs, { name, trust }, context);
  return {
    anchors: [...given, ...kept.flatMap(({ found }) => found.anchors)],
    checks: kept.flatMap((place) => (place.found.anchors.length === 0 ? [missing(place)] : [])),
    notes: kept.flatMap(({ found }) => found.refused.map((why) => `An anchor does not count. ${why}.`)),
  };
}

function refuseUntrusted(inputs: HeadInputs): void {
  if (inputs.anchor.length === 0 && inputs['anchor-store'] === '') return;
  throw new UserError('Nobody says whose signature an anchor must have', {
    remedy: 'Give `verify-key` or `signer`',
  });
}

/** A place that was named, and what lies there. */
interface Kept {
  readonly where: string;
  readonly found: KeptHeads;
}

async function headsKeptElsewhere(
  inputs: HeadInputs,
  of: { readonly name: string; readonly trust: Trust },
  context: VerbContext,
): Promise<readonly Kept[]> {
  const { headsIn, headsKept } = await import('#provenance');
  const places: Kept[] = [];
  for (const file of inputs.anchor) {
    const text = await readTextFile(file, 'anchor', 'Give a file that `backproof ledger anchor` wrote');
    places.push({ where: file, found: await headsIn(text, file, of) });
  }
  const url = inputs['anchor-store'];
  if (url === '') return places;
  const store = await storeNamed(url, {}, context);
  return [...places, { where: store.url, found: await headsKept(store, of) }];
}

function missing({ where, found: { refused } }: Kept): Check {
  return notRun({
    id: 'ledger.anchored',
    expected: 'a head that somebody trusted signed',
    found: refused[0] ?? 'none lies there',
    where,
  });
}
