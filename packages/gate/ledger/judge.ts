import { verifyLedger, type LedgerVerdict, type RunGap } from '#ledger';
import { signedHeads, type SeenReceipts } from '#provenance';
import type { Trust } from '#seal';
import type { Store } from '#stores';
import { formatCount } from '#verdict';
import type { Found } from '../outcome.js';
import { keptElsewhere, type Places } from './anchors.js';
import type { ExplainedGap, LedgerRequirement } from '../policy/model.js';

export interface LedgerPlace {
  readonly store: Store;
  readonly name: string;
  /** Whose signed heads count; undefined where nobody's do. */
  readonly trust: Trust | undefined;
  /** Receipts that were opened for another requirement. */
  readonly seen: SeenReceipts;
}

/** Signed heads that are read, newest first. An old one knows of what was written anew since; more than these would take too long. */
const MAX_HEADS = 1_000;
/** The same where all before some entry is known: only the newest speak of what is later. */
const MAX_HEADS_SINCE = 100;

/** Whether a name's ledger is what it was. @throws UserError where the store does not give it */
export async function judgeLedger(
  { store, name, trust, seen }: LedgerPlace,
  asked: LedgerRequirement,
  places: Places,
): Promise<Found> {
  const { since } = asked;
  const most = since === undefined ? MAX_HEADS : MAX_HEADS_SINCE;
  const beside = trust === undefined ? [] : (await signedHeads({ store, name, trust, seen }, most)).anchors;
  const elsewhere = await keptElsewhere(asked.anchors, name, places);
  const verdict = await verifyLedger(store, name, {
    anchors: [...beside, ...elsewhere.anchors],
    ...(since === undefined ? {} : { since }),
  });
  return (
    faultOf(verdict, name) ??
    elsewhere.missing ??
    unanchored(verdict, asked) ??
    gapOf(verdict, asked) ??
    held(verdict)
  );
}

function faultOf({ faults, head }: LedgerVerdict, name: string): Found | undefined {
  const [fault] = faults;
  if (fault !== undefined) return { code: fault.code, found: fault.message, where: fault.where };
  return head === undefined ? { code: 'ledger-missing', found: `${name} has no ledger` } : undefined;
}

/** Whoever may write to the store can write a ledger anew, or cut its end: only a head that is known from elsewhere shows that. */
function unanchored({ anchors }: LedgerVerdict, { since }: LedgerRequirement): Found | undefined {
  if (since !== undefined || anchors.some(({ standing }) => standing === 'holds')) return undefined;
  return { code: 'ledger-unanchored', found: 'no head of it is known from elsewhere' };
}

function gapOf({ gaps }: LedgerVerdict, { allowGaps, explained }: LedgerRequirement): Found | undefined {
  const gap = allowGaps ? undefined : gaps.find((one) => !explained.some((told) => covers(told, one)));
  if (gap === undefined) return undefined;
  const { workflow, from, to } = gap;
  return { code: 'ledger-gap', found: `nothing is told of the runs ${from} to ${to} of ${workflow}` };
}

function covers({ workflow, from, to }: ExplainedGap, gap: RunGap): boolean {
  return workflow === gap.workflow && from <= gap.from && gap.to <= to;
}

function held({ head, entries, anchors }: LedgerVerdict): Found {
  const vouched = anchors.filter(({ standing }) => standing === 'holds').length;
  return {
    code: 'satisfied',
    found: `${formatCount(entries, 'entry', 'entries')} to ${headWords(head)}; ${formatCount(vouched, 'head')} that are signed agree`,
  };
}

/** As `since` takes it. */
function headWords(head: LedgerVerdict['head']): string {
  return head === undefined ? 'none' : `${head.seq}:${head.hash}`;
}

/** What is asked for, in one line. */
export function ledgerAsked({ since, anchors, allowGaps }: LedgerRequirement): string {
  const from = since === undefined ? '' : ` since entry ${since.seq}`;
  const held = anchors.length === 0 ? '' : `, as ${formatCount(anchors.length, 'anchor')} have it`;
  return `an intact ledger${from}${held}${allowGaps ? '' : ', without a gap that nobody explained'}`;
}
