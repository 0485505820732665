import { setIds } from '#archive';
import type { Anchor } from '#ledger';
import { parseBackupId } from '#policy';
import type { SignedBy, Trust } from '#seal';
import type { Store } from '#stores';
import { conclude, type Check, type Ports } from '#verdict';
import { auditedRecoveries, readApprovals, type ApprovalSources } from './approvals.js';
import { auditedBackups } from './backups.js';
import { auditChecks } from './checks.js';
import { coveredIn } from './covered.js';
import { DELETION, STEP, readLedger } from './deeds.js';
import { daysOf, gapsBetween } from './gaps.js';
import { MAX_APART_MS, matched } from './matching.js';
import type { Audit, AuditedRun, Targets } from './model.js';
import { isWithin, type Period } from './period.js';
import { listPeriod, readReceipts, type FoundReceipt } from './receipts.js';
import { readSets, type FoundBackup } from './sets.js';
import { actorsOf, signersOf } from './who.js';

export interface AuditRequest {
  readonly store: Store;
  readonly name: string;
  readonly period: Period;
  /** Whose signatures count; undefined where nobody said: then nothing is proven by one. */
  readonly trust: Trust | undefined;
  readonly targets: Targets;
  /** Heads of the ledger that are known from somewhere else. */
  readonly heads: readonly Anchor[];
  /** What was found wrong about the places of these heads. */
  readonly headChecks: readonly Check[];
  readonly approvals: ApprovalSources;
  /** Read every entry of the ledger by itself, and not the checkpoints that bundle them. */
  readonly every: boolean;
}

/**
 * What a store can show of a period. The requests are those of two listings, one for each receipt of the period and a few for each set;
 * those of the ledger come on top. Nothing is written.
 *
 * @throws UserError where the store does not give what it has
 */
export async function audit(request: AuditRequest, { clock }: Pick<Ports, 'clock'>): Promise<Audit> {
  const { store, name, period, trust, targets } = request;
  const at = clock.now();
  const ids = await setIds(store, name);
  const listed = await listPeriod(store, name, period, MAX_APART_MS);
  const receipts = await readReceipts(store, name, listed.inside, trust);
  const later = trust === undefined ? [] : await readReceipts(store, name, listed.later, trust);
  const inside = ids.filter((id) => isOf(period, id));
  // Receipts may be about sets that were made before.
  const known = new Set(ids);
  const others = [...new Set(receipts.map(({ id }) => id))].filter(
    (id) => known.has(id) && !isOf(period, id),
  );
  const sets = new Map((await readSets(request, [...inside, ...others], trust)).map((set) => [set.id, set]));
  const ledger = await readLedger(store, name, {
    ...{ period, every: request.every, aroundMs: MAX_APART_MS },
    anchors: [...request.heads, ...anchorsIn([...receipts, ...later], [...sets.values()])],
  });
  const { entries, unreceipted } = matched(ledger.around, listed.around);
  const runs = receipts.map((receipt) => auditedRun(receipt, { sets, manifests: ledger.manifests, entries }));
  const backups = auditedBackups({ inside, sets, ledger, runs });
  const moments = backups.filter(counted).map((backup) => backup.at);
  const before = await lastBefore(request, ids, ledger.lastBefore);
  const recoveries = runs.filter(({ kind }) => kind === 'recovery');
  const approvals = await readApprovals(request.approvals, recoveries);
  const facts = {
    recoveries: await auditedRecoveries(recoveries, approvals, request.approvals),
    approvals,
    ...{ store: store.url, name, period, at, targets, backups, runs, ledger },
    gaps: gapsBetween(moments, { period, before, now: at, maxGapSeconds: targets.maxGap }),
    days: daysOf(moments, period, at),
    broken: ledger.deeds.filter(({ subject }) => subject.backup_id === undefined),
    steps: ledger.deeds.filter(({ action }) => action.startsWith(STEP)),
    deletions: ledger.deeds.filter(({ action }) => action === DELETION),
    unreceipted: unreceipted.filter((deed) => isWithin(period, new Date(deed.at))),
    signers: signersOf(backups, runs),
    actors: actorsOf(ledger.deeds),
    strange: listed.strange,
    covered: await coveredIn(request, receipts, [...sets.values()]),
  };
  const { approvers, reviewsOf } = request.approvals;
  const asked = approvers !== undefined || reviewsOf !== undefined;
  const checks = [...auditChecks(facts, { trusting: trust !== undefined, asked }), ...request.headChecks];
  return { ...facts, checks, verdict: conclude(checks, 'none').verdict };
}

function isOf(period: Period, id: string): boolean {
  const at = parseBackupId(id);
  return at !== undefined && isWithin(period, at);
}

/** Whether there was a backup, so that what came after it would not have been lost before the next. */
function counted({ state, evidence, made }: Audit['backups'][number]): boolean {
  return (
    (state === 'held' || state === 'pruned') && evidence.standing !== 'refused' && made?.outcome !== 'failed'
  );
}

/** Older sets that are asked for, newest first, until one counts. */
const MAX_ASKED = 5;

async function lastBefore(
  { store, name, period, trust }: AuditRequest,
  ids: readonly string[],
  told: Date | undefined,
): Promise<Date | undefined> {
  const older = ids.filter((id) => (parseBackupId(id) ?? period.to) < period.from);
  for (const id of older.slice(0, MAX_ASKED)) {
    // What nobody trusted signed is no backup, and no gap begins with it.
    const [set] = await readSets({ store, name }, [id], trust);
    if (set?.said === undefined || set.evidence.standing === 'refused') continue;
    const found = parseBackupId(id);
    return found === undefined || (told !== undefined && told > found) ? told : found;
  }
  return told;
}

/** The ledger's heads that somebody trusted signed. */
function anchorsIn(receipts: readonly FoundReceipt[], sets: readonly FoundBackup[]): readonly Anchor[] {
  const signed = [
    ...receipts.map(({ path, evidence, said }) => ({ source: path, evidence, head: said?.head })),
    ...sets.map(({ id, evidence, head }) => ({ source: id, evidence, head })),
  ];
  return signed.flatMap(({ source, evidence, head }) =>
    head === undefined || head.seq === 0 || evidence.standing !== 'signed'
      ? []
      : [{ head, source, by: evidence.by.map(signerName).join(', ') }],
  );
}

function signerName(by: SignedBy): string {
  return by.kind === 'key' ? `key ${by.keyId.slice(0, 16)}` : by.identity;
}

interface Beside {
  readonly sets: ReadonlyMap<string, FoundBackup>;
  /** SHA-256 by id, as the ledger tells them. */
  readonly manifests: ReadonlyMap<string, string>;
  readonly entries: ReadonlyMap<string, number>;
}

/** A receipt beside the set that it is about: of another manifest than the one that lies there, or lay there, it says nothing of it. */
function auditedRun(receipt: FoundReceipt, { sets, manifests, entries }: Beside): AuditedRun {
  const entry = entries.get(receipt.path);
  const { id, said, evidence } = receipt;
  if (said === undefined || evidence.standing === 'refused') return { ...receipt, counts: false, entry };
  const there = sets.get(id)?.manifestSha256 ?? '';
  const sha256 = there === '' ? manifests.get(id) : there;
  if (sha256 === undefined || sha256 === said.manifestSha256) return { ...receipt, counts: true, entry };
  const message = `It is about a manifest of SHA-256 ${said.manifestSha256}, and that of the set is ${sha256}`;
  const refusal = { code: 'wrong-subject', message };
  return { ...receipt, evidence: { standing: 'refused', by: evidence.by, refusal }, counts: false, entry };
}
