import {
  deletions,
  planRetention,
  sizeDeviation,
  type ExpectedChange,
  type KeepRules,
  type KeptBackup,
  type RetentionOptions,
  type RetentionPlan,
} from '#policy';
import { standingOf, type Standing } from '#provenance';
import type { Trust } from '#seal';
import type { Store } from '#stores';
import { UserError, messageOf, type Check, type Ports } from '#verdict';
import { comparisons } from './anomalies.js';
import { fetchManifest, readManifest, type FoundSet } from './catalogue.js';
import { askProtection } from './protection.js';
import { survey, type Survey, type SurveyedBackup } from './survey.js';

/** What retention is asked to keep, of one name in one store. */
export interface RetentionRequest {
  readonly store: Store;
  readonly name: string;
  readonly rules: KeepRules;
  /** So many of the newest proven sets are never deleted. */
  readonly keepProven: number;
  /** What is incomplete is removed when nothing was written to it for so long. */
  readonly graceSeconds: number;
  /** By what the newest set is found to be odd: a share such as 0.3, and the jumps that are expected. */
  readonly maxSizeDeviation: number;
  readonly expectedChanges: readonly ExpectedChange[];
  /** Whose signature a receipt must have to count; absent where none is demanded. */
  readonly trust?: Trust | undefined;
  /** Why the caller wants nothing that is complete deleted; undefined where it has no reason. */
  readonly stop: string | undefined;
}

/** What retention knows and means to do. */
export interface Retention {
  readonly plan: RetentionPlan;
  /** What the plan was made from. */
  readonly facts: RetentionOptions;
  /** Newest first, as they were listed. */
  readonly backups: readonly SurveyedBackup[];
  readonly receipts: Survey['receipts'];
}

/** Gather what a plan rests on, with few requests: one listing, the receipts of the newest sets, and of what is to go what protects it. */
export async function retention(request: RetentionRequest, ports: Ports): Promise<Retention> {
  const now = ports.clock.now();
  const { backups, receipts } = await survey(request.store, request.name);
  const standings = await newestStandings(request, { backups, receipts }, now);
  const facts: RetentionOptions = {
    backups: backups.map((backup) => factOf(backup, standings.get(backup.id))),
    ...{ rules: request.rules, keepProven: request.keepProven, graceSeconds: request.graceSeconds, now },
    stop: request.stop ?? problemBy(backups[0], standings),
  };
  const judged = await judgeNewest(request, facts, backups, ports);
  const whole = await askProtection(request, judged);
  return { plan: planRetention(whole), facts: whole, backups, receipts };
}

function factOf(backup: SurveyedBackup, standing: Standing | undefined): KeptBackup {
  const { id, at, complete, writtenAt, covered } = backup;
  return {
    ...{ id, at, complete, writtenAt },
    provenAt: standing?.verdict === 'proven' ? standing.at : undefined,
    // What never became a backup is no evidence.
    untouchable:
      covered === undefined || !complete ? undefined : `${covered} by somebody else: left as it is`,
  };
}

/** What receipts say of the newest set, and on back to as many proven sets as are protected. */
async function newestStandings(
  { store, name, keepProven, trust }: RetentionRequest,
  { backups, receipts }: Survey,
  now: Date,
): Promise<ReadonlyMap<string, Standing>> {
  const standings = new Map<string, Standing>();
  let proven = 0;
  for (const { id, complete, legacy } of backups) {
    if (proven >= keepProven) break;
    const paths = receipts.get(id);
    if (!complete || legacy || paths === undefined) continue;
    const standing = await standingOf(await fetchManifest({ store, name, id }), paths, now, trust);
    if (standing === undefined) continue;
    standings.set(id, standing);
    if (standing.verdict === 'proven') proven++;
  }
  return standings;
}

/** Why the newest backup is no good one, by the listing and by what receipts say. */
export function problemBy(
  newest: SurveyedBackup | undefined,
  standings: ReadonlyMap<string, Standing>,
): string | undefined {
  if (newest === undefined) return undefined;
  if (newest.complete && newest.covered !== undefined)
    return `the newest, ${newest.id}, was ${newest.covered} by somebody else`;
  return standings.get(newest.id)?.verdict === 'failed'
    ? `the newest, ${newest.id}, failed its drill`
    : undefined;
}

/** Whether the newest backup is odd: asked only where something complete would be deleted. */
async function judgeNewest(
  request: RetentionRequest,
  facts: RetentionOptions,
  backups: readonly SurveyedBackup[],
  ports: Ports,
): Promise<RetentionOptions> {
  const [newest] = backups;
  if (newest === undefined || facts.stop !== undefined) return facts;
  if (!deletions(facts).some(({ complete }) => complete)) return facts;
  const stop = newest.legacy ? oddSize(request, newest, backups) : await oddities(request, newest, ports);
  return stop === undefined ? facts : { ...facts, stop };
}

/** Of a file of the older naming nothing is known but its size. */
function oddSize(
  { maxSizeDeviation: maxDeviation }: RetentionRequest,
  newest: SurveyedBackup,
  backups: readonly SurveyedBackup[],
): string | undefined {
  const history = backups
    .filter((backup) => backup.legacy && backup.complete && backup !== newest)
    .map(({ at, bytes: size }) => ({ at, size }));
  const { check } = sizeDeviation({ size: newest.bytes, history, now: newest.at, maxDeviation });
  return check.verdict === 'failed' ? oddWords(newest.id, [check]) : undefined;
}

async function oddities(
  request: RetentionRequest,
  { id }: SurveyedBackup,
  ports: Ports,
): Promise<string | undefined> {
  const { store, name, maxSizeDeviation, expectedChanges } = request;
  try {
    const set: FoundSet = await fetchManifest({ store, name, id });
    const options = { maxSizeDeviation, expectedChanges };
    const { checks } = await comparisons(options, set, readManifest(set), ports);
    const odd = checks.filter(({ verdict, id: check }) => verdict === 'failed' && SAYS_ODD.has(check));
    return odd.length === 0 ? undefined : oddWords(id, odd);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `the newest, ${id}, cannot be read: ${messageOf(error)}`;
  }
}

/** What may mean that data is missing. That a backup took long is no reason to keep all. */
const SAYS_ODD = new Set(['size.deviation', 'anomaly.empty', 'anomaly.tables']);

function oddWords(newest: string, odd: readonly Check[]): string {
  return `the newest, ${newest}, is odd: ${odd.map(({ id, found }) => `${id} (${found})`).join(', ')}`;
}
