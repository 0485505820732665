import type { Anchor } from '#ledger';
import { headsIn, headsKept, type KeptHeads } from '#provenance';
import { UserError } from '#verdict';
import type { Found } from '../outcome.js';
import type { AnchorPlace } from '../policy/model.js';
import { trustOf, type GateRequest } from '../request.js';

/** Opens the places that a policy names. */
export type Places = Pick<GateRequest, 'openStore' | 'readBeside'>;

/** Heads that are kept elsewhere, and what is wrong with the first place that has none. */
export interface KeptElsewhere {
  readonly anchors: readonly Anchor[];
  readonly missing: Found | undefined;
}

/** The heads of a name's ledger in the places that a policy names; each place must have one that its own signers signed. */
export async function keptElsewhere(
  places: readonly AnchorPlace[],
  name: string,
  open: Places,
): Promise<KeptElsewhere> {
  const anchors: Anchor[] = [];
  let missing: Found | undefined;
  for (const place of places) {
    const found = await keptAt(place, name, open);
    anchors.push(...found.anchors);
    if (found.anchors.length === 0) missing ??= missingFrom(place, found);
  }
  return { anchors, missing };
}

async function keptAt(place: AnchorPlace, name: string, open: Places): Promise<KeptHeads> {
  try {
    const trust = await trustOf(place.signedBy, open);
    if (place.kind === 'store') return await headsKept(await open.openStore(place.url), { name, trust });
    const text = new TextDecoder().decode(await open.readBeside(place.path));
    return await headsIn(text, place.path, { name, trust });
  } catch (error) {
    // A place that is not there has nothing; what the others say is still told.
    if (error instanceof UserError) return { anchors: [], refused: [error.line] };
    throw error;
  }
}

function missingFrom(place: AnchorPlace, { refused: [first] }: KeptHeads): Found {
  const where = place.kind === 'file' ? place.path : place.url;
  const found = first === undefined ? 'no head of it lies there' : `no head counts there: ${first}`;
  return { code: 'ledger-anchor-missing', found, where };
}
