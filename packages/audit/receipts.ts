import type { LedgerHead } from '#ledger';
import {
  DRILL_TYPE,
  RECOVERY_TYPE,
  fetchReceipt,
  misplaced,
  openReceipt,
  ownPlace,
  receiptNamed,
  receiptsFolder,
  type Receipt,
  type ReceiptName,
  type RecoveryFacts,
} from '#provenance';
import type { Trust } from '#seal';
import { atOnce, type Store, type StoreObject } from '#stores';
import { UserError, type Claim, type Verdict } from '#verdict';
import { refused, refusedBy, type Evidence } from './evidence.js';
import { isWithin, widened, type Period } from './period.js';

/** What a receipt says, without the long lists that it has. */
export interface ReceiptSaid {
  readonly verdict: Verdict;
  readonly claim: Claim | 'none';
  readonly startedAt: Date;
  readonly finishedAt: Date;
  /** The workflow run. */
  readonly run: Receipt['predicate']['run'];
  /** Ids of the checks that did not hold, each once. */
  readonly wrong: readonly string[];
  readonly rto?: { readonly seconds: number };
  /** In seconds. */
  readonly rpo?: { readonly seconds: number; readonly worstOfSevenDays?: number };
  /** The version of the server that it was restored into. */
  readonly server?: string;
  /** What a guided recovery says besides. */
  readonly recovery?: RecoveryFacts;
  /** The set's manifest, by SHA-256. */
  readonly manifestSha256: string;
  readonly head?: LedgerHead;
}

/** A receipt of the period. */
export interface FoundReceipt extends ListedReceipt {
  readonly evidence: Evidence;
  /** Undefined where it cannot be read. What a refused one says is told, and counts for nothing. */
  readonly said: ReceiptSaid | undefined;
}

/** The receipts of a name by what their files are called. */
export interface ListedReceipts {
  /** Of the period, oldest first. */
  readonly inside: readonly ListedReceipt[];
  /** The same, and those shortly before and after it; oldest first. */
  readonly around: readonly ListedReceipt[];
  /** The newest of those that came later, newest first. */
  readonly later: readonly ListedReceipt[];
  /** Files beside them that are called like no receipt; the first of them where there are very many. */
  readonly strange: readonly string[];
}

export interface ListedReceipt extends ReceiptName {
  readonly path: string;
  /** What was put over it, on a store that keeps what lies beneath. */
  readonly covered?: NonNullable<StoreObject['covered']>;
}

/** Whoever puts more there wants somebody's memory. */
const MAX_STRANGE = 1_000;
/** Later receipts that are asked for the ledger's head: one would do, and some may be nobody's whom one trusts. */
const LATER = 8;

/** One listing: a request a thousand receipts. None is opened. */
export async function listPeriod(
  store: Store,
  name: string,
  period: Period,
  aroundMs: number,
): Promise<ListedReceipts> {
  const folder = receiptsFolder(name);
  const around: ListedReceipt[] = [];
  const wide = widened(period, aroundMs);
  const later: ListedReceipt[] = [];
  const strange: string[] = [];
  for await (const { path, covered } of store.list(folder)) {
    const named = receiptNamed(path.slice(folder.length + 1));
    if (named === undefined) strange.push(...(strange.length < MAX_STRANGE ? [path] : []));
    else {
      const one = { ...named, path, ...(covered === undefined ? {} : { covered }) };
      if (isWithin(wide, named.at)) around.push(one);
      if (named.at >= period.to) later.push(one);
    }
  }
  const byTime = (a: ListedReceipt, b: ListedReceipt): number => a.at.getTime() - b.at.getTime();
  around.sort(byTime);
  const inside = around.filter(({ at }) => isWithin(period, at));
  return { inside, around, later: later.sort(byTime).slice(-LATER).reverse(), strange };
}

/** Read receipts, some at once. @throws UserError where the store does not give one */
export function readReceipts(
  store: Store,
  name: string,
  listed: readonly ListedReceipt[],
  trust: Trust | undefined,
): Promise<readonly FoundReceipt[]> {
  return atOnce(listed, async (one) => {
    const bytes = await fetchReceipt(store, one.path);
    return { ...one, ...(await judged(bytes, name, one, trust)) };
  });
}

type Judged = Pick<FoundReceipt, 'evidence' | 'said'>;

async function judged(
  bytes: Uint8Array,
  name: string,
  listed: ListedReceipt,
  trust: Trust | undefined,
): Promise<Judged> {
  try {
    const { receipt, signature, by } = await openReceipt(bytes, listed.path, trust);
    const said = saidBy(receipt);
    const wrong = misplaced(ownPlace(receipt), { ...listed, name: name });
    if (wrong !== undefined) return { said, evidence: refused('receipt-moved', wrong) };
    const standing = ({ none: 'unsigned', unchecked: 'unchecked', verified: 'signed' } as const)[signature];
    return { said, evidence: { standing, by } };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { said: await shown(bytes, listed.path, trust), evidence: refusedBy(error) };
  }
}

/** What a receipt says whose signature does not count; undefined where it cannot be read at all. */
async function shown(
  bytes: Uint8Array,
  path: string,
  trust: Trust | undefined,
): Promise<ReceiptSaid | undefined> {
  if (trust === undefined) return undefined;
  try {
    return saidBy((await openReceipt(bytes, path)).receipt);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function saidBy(receipt: Receipt): ReceiptSaid {
  const { predicate, subject } = receipt;
  const wrong = predicate.checks.filter(
    ({ verdict, required }) => verdict === 'failed' || (required && verdict === 'unproven'),
  );
  return {
    ...{ verdict: predicate.verdict, claim: predicate.claim, run: predicate.run },
    startedAt: new Date(predicate.started_at),
    finishedAt: new Date(predicate.finished_at),
    wrong: [...new Set(wrong.map(({ id }) => id))],
    manifestSha256: subject[0].digest.sha256,
    ...(predicate.ledger === undefined ? {} : { head: predicate.ledger }),
    ...figuresOf(receipt),
    ...recoveryOf(receipt),
  };
}

function figuresOf({ predicateType, predicate }: Receipt): Pick<ReceiptSaid, 'rto' | 'rpo' | 'server'> {
  if (predicateType !== DRILL_TYPE && predicateType !== RECOVERY_TYPE) return {};
  const { rto, rpo, target } = predicate;
  const worst = rpo?.worst_of_seven_days_seconds;
  return {
    rto: { seconds: rto.seconds },
    ...(rpo === undefined
      ? {}
      : { rpo: { seconds: rpo.seconds, ...(worst === undefined ? {} : { worstOfSevenDays: worst }) } }),
    ...(target === undefined ? {} : { server: target.server_version }),
  };
}

function recoveryOf({ predicateType, predicate }: Receipt): Pick<ReceiptSaid, 'recovery'> {
  if (predicateType !== RECOVERY_TYPE || predicate.recovery === undefined) return {};
  return { recovery: predicate.recovery };
}
