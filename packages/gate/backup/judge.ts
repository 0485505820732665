import { isComplete, listReceipts, setIds, type SetPlace } from '#archive';
import { parseBackupId } from '#policy';
import type { Store } from '#stores';
import type { Found } from '../outcome.js';
import { judgeSet, nearness, type Asked, type Candidate } from './candidate.js';

/** Sets that are looked into, newest first: who has more that are young enough has more than one that is proven, or none. */
const MAX_SETS = 200;
/** A set's id is of the moment at which its backup began; the snapshot that counts comes later. */
const SLACK_MS = 86_400_000;

/** What the sets of a name come to. */
export interface Judged {
  /** The first that fulfils everything, else the one that comes nearest; undefined where there is none to judge. */
  readonly best: Candidate | undefined;
  /** Why there is none. */
  readonly none: Found | undefined;
  /** Newer sets that were not good enough, one line each. */
  readonly passedOver: readonly string[];
}

/**
 * Look for a set that fulfils what is asked, newest first. The requests are those of two listings and a few for each set until then.
 *
 * @throws UserError where the store does not give what is needed
 */
export async function judgeBackups(store: Store, name: string, asked: Asked): Promise<Judged> {
  const ids = await setIds(store, name);
  const receipts = await listReceipts(store, name);
  const young = ids.filter((id) => isYoung(id, asked)).slice(0, MAX_SETS);
  const judged: Candidate[] = [];
  let looked = false;
  for (const id of young) {
    const place = { store, name, id };
    const paths = receipts.get(id) ?? [];
    // Of those that were never drilled the newest is enough to say so.
    if ((paths.length === 0 && looked) || !(await isComplete(place))) continue;
    looked = true;
    const candidate = await judgeSet(place, paths, asked);
    if (candidate.backup.code === 'satisfied') {
      return { best: candidate, none: undefined, passedOver: judged.map(lineOf) };
    }
    judged.push(candidate);
  }
  const [best] = judged.toSorted((a, b) => nearness(b.backup.code) - nearness(a.backup.code));
  return {
    best,
    none: best === undefined ? await noneOf({ store, name, id: '' }, ids) : undefined,
    passedOver: [],
  };
}

function isYoung(id: string, { backup, now }: Asked): boolean {
  const at = parseBackupId(id);
  return at !== undefined && now.getTime() - at.getTime() <= backup.maxAge + SLACK_MS;
}

async function noneOf(place: SetPlace, ids: readonly string[]): Promise<Found> {
  for (const id of ids) {
    if (await isComplete({ ...place, id }))
      return { code: 'backup-too-old', found: `the newest complete set is ${id}` };
  }
  return {
    code: 'backup-missing',
    found: `there is no complete set of ${place.name}`,
    where: place.store.url,
  };
}

function lineOf({ set, backup, signatures }: Candidate): string {
  const wrong = backup.code === 'not-authenticated' ? (signatures ?? backup) : backup;
  return `${set.id}: ${wrong.code}`;
}
