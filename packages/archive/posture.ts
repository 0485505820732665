import { MANIFEST_FILE } from '#manifest';
import { parseBackupId, postureChecks, secondCopy, type CopyFacts, type PostureOptions } from '#policy';
import type { PostureFacts, Store } from '#stores';
import { UserError, notRun, type Check, type Logger } from '#verdict';
import { fetchManifest, inSet, type FoundSet } from './catalogue.js';

export interface PostureRequest {
  /** Stores that the same sets are to lie in, too. */
  readonly copies: readonly Store[];
  /** Days that sets are to be locked at least; undefined for any number of them. */
  readonly lockDays: number | undefined;
  /** Days that some set must be kept, by the declared retention; undefined where none is declared. */
  readonly keepDays: number | undefined;
}

/** `posture.*`: how well the store of a set keeps it, by what the store's service says of itself. */
export async function posture(
  set: FoundSet,
  request: PostureRequest,
  now: Date,
  log: Logger,
): Promise<readonly Check[]> {
  const { store } = set;
  const [facts, protection, copies] = await Promise.all([
    factsOf(store, set),
    protectionOf(set),
    Promise.all(request.copies.map((copy) => copyFacts(copy, set, log))),
  ]);
  const second = secondCopy({ place: facts?.place, manifestSha256: set.sha256, copies });
  if (facts === undefined) return [untold(store), ...second];
  const { lockDays, keepDays } = request;
  return [...postureChecks({ facts, where: store.url, set: protection, lockDays, keepDays, now }), ...second];
}

function factsOf(store: Store, set: FoundSet): Promise<PostureFacts | undefined> {
  return store.posture?.(`${set.name}/backups`) ?? Promise.resolve(undefined);
}

/** Locks count from the moment in the set's id. */
async function protectionOf(set: FoundSet): Promise<PostureOptions['set']> {
  try {
    const protection = await set.store.protectionOf?.(inSet(set, MANIFEST_FILE));
    if (protection === undefined) return { state: 'none', why: 'stores of this kind have no locks' };
    return { state: 'known', value: { ...protection, madeAt: parseBackupId(set.id) ?? new Date(0) } };
  } catch (error) {
    // Whoever may only write need not see it.
    if (!(error instanceof UserError)) throw error;
    return { state: 'untold', why: error.message };
  }
}

/** A copy that cannot be reached has no set: that is a verdict on it, and costs the others nothing. */
async function copyFacts(store: Store, set: FoundSet, log: Logger): Promise<CopyFacts> {
  const where = store.url;
  try {
    const [facts, found] = await Promise.all([
      factsOf(store, set),
      store.head(inSet(set, MANIFEST_FILE)).then((there) => there && fetchManifest({ ...set, store })),
    ]);
    return { where, place: facts?.place, manifestSha256: found?.sha256 };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.warning(error.line);
    return { where, place: undefined, manifestSha256: undefined };
  }
}

function untold({ url }: Store): Check {
  return notRun({
    id: 'posture.store',
    expected: 'a store that tells its settings',
    found: 'this kind of store does not',
    where: url,
  });
}
