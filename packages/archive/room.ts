import { ADDED_DAYS, FITTED, growth, parseBackupId, type HeldSet } from '#policy';
import type { Store } from '#stores';
import { UserError, messageOf, notApplicable, type Check } from '#verdict';
import { namesIn, setIds } from './catalogue.js';
import { surveySet } from './survey.js';

const DAY_MS = 86_400_000;

/**
 * `anomaly.growth`: against a quota, where one is given; else against what the store says that it has, where it says so. A whole store is
 * listed only for a quota, which is compared with all that it holds.
 */
export async function roomChecks(
  store: Store,
  quotaBytes: number | undefined,
  now: Date,
): Promise<readonly Check[]> {
  if (quotaBytes !== undefined) return [growth({ sets: await heldSets(store), room: { quotaBytes }, now })];
  if (store.room === undefined) return [];
  try {
    const { free: freeBytes, total: totalBytes } = await store.room();
    return [growth({ sets: await newestSets(store, now), room: { freeBytes, totalBytes }, now })];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const expected = 'room for the sets to come';
    return [
      notApplicable({
        id: 'anomaly.growth',
        expected,
        found: `the store does not tell: ${messageOf(error)}`,
      }),
    ];
  }
}

async function heldSets(store: Store): Promise<readonly HeldSet[]> {
  const sets = new Map<string, HeldSet>();
  for await (const { path, size } of store.list('')) {
    const [name = '', folder, id = ''] = path.split('/');
    const at = folder === 'backups' ? parseBackupId(id) : undefined;
    if (at === undefined) continue;
    const key = `${name}/${id}`;
    sets.set(key, { name, at, size: size + (sets.get(key)?.size ?? 0) });
  }
  return [...sets.values()];
}

/** Every set, and the sizes of those that tell how fast the store fills up. */
async function newestSets(store: Store, now: Date): Promise<readonly HeldSet[]> {
  const sets: HeldSet[] = [];
  for (const name of await namesIn(store)) {
    for (const [index, id] of (await setIds(store, name)).entries()) {
      const at = parseBackupId(id) ?? now;
      const tells = index < FITTED || now.getTime() - at.getTime() < ADDED_DAYS * DAY_MS;
      sets.push({ name, at, size: tells ? ((await surveySet(store, name, id))?.bytes ?? 0) : undefined });
    }
  }
  return sets;
}
