import { MANIFEST_FILE } from '#manifest';
import {
  deletions,
  nextPurge,
  planRetention,
  type KeptBackup,
  type NextPurge,
  type RetentionOptions,
  type RetentionPlan,
} from '#policy';
import { standingOf, type Standing } from '#provenance';
import { ObjectLocked, atOnce } from '#stores';
import {
  UserError,
  decided,
  formatBytes,
  formatCount,
  messageOf,
  notRun,
  type Check,
  type CheckParts,
  type Ports,
} from '#verdict';
import { fetchManifest, inSet } from './catalogue.js';
import { objectsOf } from './protection.js';
import { problemBy, retention, type Retention, type RetentionRequest } from './retention.js';
import { listReceipts, type SurveyedBackup } from './survey.js';
import { sweepUnfinished, type Swept } from './unfinished.js';

export interface PruneRequest extends RetentionRequest {
  /** Tell the plan and do nothing. */
  readonly dryRun: boolean;
}

export interface PruneResult {
  /** What was meant to be done, by what was known when it began. */
  readonly plan: RetentionPlan;
  /** Newest first. */
  readonly backups: readonly SurveyedBackup[];
  /** Ids that are gone; in a dry run, that would be. */
  readonly deleted: readonly string[];
  /** What was to be deleted and is still there, and why. */
  readonly left: readonly { readonly id: string; readonly why: string; readonly mayStay: boolean }[];
  /** Bytes that went, or would. */
  readonly freedBytes: number;
  /** Uploads that nobody ended. */
  readonly unfinished: Swept;
  /** What goes next if backups go on to come as they did. */
  readonly next: NextPurge | undefined;
  readonly checks: readonly Check[];
}

/**
 * Delete what no rule keeps, of one name and nothing else. Each set's manifest goes first, so that what is half deleted is incomplete and
 * is swept by a later run. What became known in the meantime, such as a receipt, counts.
 */
export async function prune(request: PruneRequest, ports: Ports): Promise<PruneResult> {
  const known = await retention(request, ports);
  const facts = request.dryRun ? known.facts : await newlyTold(request, known);
  const going = deletions(facts);
  const ends = request.dryRun
    ? going.map(({ id }): End => ({ id }))
    : await atOnce(
        // The oldest first: an interrupted run leaves the better ones.
        going.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
        (backup) => remove(request, backup, ports),
      );
  const deleted = new Set(ends.filter(({ why }) => why === undefined).map(({ id }) => id));
  const left = ends.flatMap(({ id, why, mayStay = false }) =>
    why === undefined ? [] : [{ id, why, mayStay }],
  );
  const freedBytes = known.backups
    .filter(({ id }) => deleted.has(id))
    .reduce((sum, { bytes }) => sum + bytes, 0);
  const plan = planRetention(facts);
  const before = new Date(facts.now.getTime() - request.graceSeconds * 1000);
  const unfinished = await sweepUnfinished(request.store, request.name, { before, dryRun: request.dryRun });
  const told = { plan, backups: known.backups, deleted: [...deleted], left, freedBytes, unfinished };
  const next = plan.stopped === undefined ? nextPurge(facts) : undefined;
  return { ...told, next, checks: [applied(told, request.dryRun)] };
}

/** How the removal of a backup ended: with a reason where it is still there. */
interface End {
  readonly id: string;
  readonly why?: string;
  /** It may stay, and that is no fault. */
  readonly mayStay?: boolean;
}

/** The facts with what receipts say that came since the survey, of what is to go and of the newest. */
async function newlyTold(request: RetentionRequest, known: Retention): Promise<RetentionOptions> {
  const { facts } = known;
  const going = new Set(deletions(facts).map(({ id }) => id));
  if (going.size === 0) return facts;
  const { store, name, trust } = request;
  const [newest] = known.backups;
  const told = new Map<string, Standing>();
  for (const [id, paths] of await listReceipts(store, name)) {
    const isNew = paths.length !== (known.receipts.get(id)?.length ?? 0);
    if (!isNew || (!going.has(id) && id !== newest?.id)) continue;
    const set = await fetchManifest({ store, name, id });
    const standing = await standingOf(set, paths, facts.now, trust);
    if (standing !== undefined) told.set(id, standing);
  }
  const backups = facts.backups.map((backup) => {
    const standing = told.get(backup.id);
    return standing?.verdict === 'proven' ? { ...backup, provenAt: standing.at } : backup;
  });
  return { ...facts, backups, stop: facts.stop ?? problemBy(newest, told) };
}

async function remove({ store, name }: RetentionRequest, backup: KeptBackup, ports: Ports): Promise<End> {
  const { id, complete } = backup;
  try {
    ports.signal.throwIfAborted();
    const paths: string[] = [];
    for await (const path of objectsOf(store, name, id)) paths.push(path);
    // Asked for by its name too: not every store lists what was written just now.
    if (!complete && (await store.head(inSet({ name, id }, MANIFEST_FILE))) !== undefined)
      return { id, why: 'it was completed in the meantime', mayStay: true };
    for (const path of paths) await store.delete(path);
    ports.log.debug(`Deleted ${name}/${id}`);
    return { id };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { id, why: messageOf(error), mayStay: error instanceof ObjectLocked };
  }
}

/** `retention.applied`: whether what no rule keeps is gone. */
function applied(
  { plan, backups, deleted, left, freedBytes, unfinished }: Omit<PruneResult, 'next' | 'checks'>,
  dryRun: boolean,
): Check {
  const kept = formatCount(backups.length - deleted.length, 'backup');
  const uploads =
    unfinished.aborted === 0 ? '' : `, ${formatCount(unfinished.aborted, 'unfinished upload')} forgotten`;
  const gone = `${deleted.length} ${dryRun ? 'would be deleted' : 'deleted'} (${formatBytes(freedBytes)})${uploads}`;
  const parts: CheckParts = {
    id: 'retention.applied',
    expected: dryRun ? 'a plan of what is kept' : 'what no rule keeps is deleted, and nothing else',
    found: `${gone}, ${kept} kept`,
  };
  const problems = [
    ...left.filter(({ mayStay }) => !mayStay).map(({ id, why }) => `${id}: ${why}`),
    ...unfinished.problems,
  ];
  const [first, ...others] = problems;
  if (first !== undefined) {
    const more = others.length === 0 ? '' : `; ${others.length} more are still there`;
    return decided(false, { ...parts, found: `${parts.found}; ${first}${more}` });
  }
  // Nothing is amiss where nothing would have been deleted.
  return plan.stopped !== undefined && plan.withheld.length > 0
    ? notRun({
        ...parts,
        found: `${parts.found}; ${plan.withheld.length} more are not, because ${plan.stopped}`,
      })
    : decided(true, parts);
}
