import { fetchManifest, momentOf, readManifest, type FoundSet, type SetPlace } from '#archive';
import type { Manifest } from '#manifest';
import type { SeenReceipts } from '#provenance';
import type { Trust } from '#seal';
import { UserError, type Claim } from '#verdict';
import type { Found } from '../outcome.js';
import type { BackupRequirement } from '../policy/model.js';
import type { OwnReason, ReasonCode } from '../reasons.js';
import { receiptsOf, type DrillReceipt, type Receipts, type RefusedReceipt } from './receipts.js';
import { judgeAge, judgeDrill, type Judgement } from './rules.js';
import { manifestSignature } from './signature.js';

/** What one set is worth to the gate. */
export interface Candidate {
  readonly set: FoundSet;
  readonly backup: Found;
  /** Absent where no signature is demanded. */
  readonly signatures?: Found;
  /** The receipt by which it was judged. */
  readonly drill?: DrillReceipt;
  readonly claim: Claim | 'none';
}

export interface Asked {
  readonly backup: BackupRequirement;
  /** Who must have signed; undefined where nobody must. */
  readonly trust: Trust | undefined;
  /** Told the receipts that are opened. */
  readonly seen: SeenReceipts;
  readonly now: Date;
}

const NOT_BELIEVED: Found = {
  code: 'not-authenticated',
  found: 'nothing of the set was believed: its signature does not count',
};

/**
 * Judge one set by its manifest and its receipts; its signature comes before everything else.
 *
 * @param paths receipts whose names say that they are about it
 * @throws UserError where the store does not give what is needed
 */
export async function judgeSet(place: SetPlace, paths: readonly string[], asked: Asked): Promise<Candidate> {
  const set = await fetchManifest(place);
  const signed = asked.trust === undefined ? undefined : await manifestSignature(set, asked.trust);
  if (signed !== undefined && signed.code !== 'satisfied')
    return { set, signatures: signed, backup: NOT_BELIEVED, claim: 'none' };
  const withSignature = signed === undefined ? {} : { signatures: signed };
  const refusal = (code: OwnReason, found: string): Candidate => ({
    ...{ set, ...withSignature, claim: 'none' },
    backup: { code, found: `${place.id}: ${found}` },
  });
  const manifest = manifestOf(set);
  if (typeof manifest === 'string') return refusal('manifest-invalid', manifest);
  const { database } = asked.backup;
  if (database !== undefined && !manifest.databases.some(({ name }) => name === database))
    return refusal('database-missing', `the set does not hold ${database}`);
  const age = judgeAge(momentOf(manifest), asked.backup, asked.now);
  if (age !== undefined) return refusal(age.code, age.found);
  if (paths.length === 0) return refusal('drill-missing', 'no receipt speaks of a drill of it');
  const receipts = await receiptsOf(set, paths, asked.trust, asked.seen);
  return byReceipts(set, withSignature, receipts, asked);
}

/** The manifest, or why it cannot be read. */
function manifestOf(set: FoundSet): Manifest | string {
  try {
    return readManifest(set);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

function byReceipts(
  set: FoundSet,
  withSignature: Pick<Candidate, 'signatures'>,
  { drills, refused }: Receipts,
  { backup, now, trust }: Asked,
): Candidate {
  const best = bestOf(drills, backup, now);
  if (best !== undefined) {
    const { drill, judgement } = best;
    return {
      ...{ set, ...withSignature, drill, claim: drill.statement.predicate.claim },
      backup: { code: judgement.code, found: `${set.id}: ${judgement.found}`, where: drill.path },
    };
  }
  const [first] = refused;
  if (first === undefined) {
    const found = `${set.id}: its drills came to no result`;
    return { set, ...withSignature, backup: { code: 'drill-unreadable', found }, claim: 'none' };
  }
  return trust === undefined || isAboutContent(first)
    ? { set, ...withSignature, backup: { ...first, where: first.path }, claim: 'none' }
    : { set, signatures: { ...first, where: first.path }, backup: NOT_BELIEVED, claim: 'none' };
}

/** Whether its signature is not what is wrong with a receipt. */
function isAboutContent({ code }: RefusedReceipt): boolean {
  return code === 'wrong-subject' || code === 'receipt-misplaced' || code === 'statement-malformed';
}

interface Judged {
  readonly drill: DrillReceipt;
  readonly judgement: Judgement;
}

/**
 * The drill that counts. The newest that found the set wrong undoes all before it, and also those from the future; of the others the one
 * that comes nearest to what is asked. A drill that came to no result says nothing.
 */
function bestOf(drills: readonly DrillReceipt[], asked: BackupRequirement, now: Date): Judged | undefined {
  const newestFirst = drills.toSorted((a, b) => endOf(b) - endOf(a));
  const failed = newestFirst.find(({ statement }) => statement.predicate.verdict === 'failed');
  const since = failed === undefined ? Number.NEGATIVE_INFINITY : endOf(failed);
  const judged = newestFirst
    .filter((drill) => drill.statement.predicate.verdict === 'proven' && endOf(drill) > since)
    .map((drill) => ({ drill, judgement: judgeDrill(drill.statement.predicate, asked, now) }));
  const [best] = judged.toSorted((a, b) => nearness(b.judgement.code) - nearness(a.judgement.code));
  if (best !== undefined || failed === undefined) return best;
  const found = `the drill that ended ${failed.statement.predicate.finished_at} found it wrong`;
  return { drill: failed, judgement: { code: 'drill-failed', found } };
}

function endOf({ statement }: DrillReceipt): number {
  return Date.parse(statement.predicate.finished_at);
}

/** Reasons in the order in which they are looked at: the later one stands, the nearer it came. */
const ORDER: readonly ReasonCode[] = [
  'backup-in-future',
  'backup-too-old',
  'drill-missing',
  'not-authenticated',
  'manifest-invalid',
  'drill-unreadable',
  'statement-malformed',
  'wrong-subject',
  'receipt-misplaced',
  'drill-failed',
  'database-missing',
  'claim-too-weak',
  'drill-in-future',
  'drill-too-old',
  'server-too-old',
  'rto-exceeded',
  'rpo-unknown',
  'rpo-exceeded',
  'satisfied',
];

/** How near something came to what is asked. */
export function nearness(code: ReasonCode): number {
  return ORDER.indexOf(code);
}
