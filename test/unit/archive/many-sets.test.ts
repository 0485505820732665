import { describe, expect, test } from '@jest/globals';
import { listBackups, prune, verify, type ListingRequest } from '#archive';
import { parseBackupId, parseKeep } from '#policy';
import { madeSet, putReceipt } from '../../support/made-sets.js';
import { PaperStore, idsEvery } from '../../support/paper-store.js';
import { programsOfMajor, quietPorts } from '../../support/sets.js';

const NOW = new Date('2026-11-20T09:00:00Z');
const NEWEST = new Date('2026-11-20T08:00:00Z');
const ports = { ...quietPorts, clock: { now: () => NOW } };
const MANY = 10_000;
const FEW = 100;

/** Sets that are whole; of older ones nobody reads a manifest. */
const WHOLE = 100;

/** Three sets a day, back from now. */
function storeOf(count: number): PaperStore {
  const store = new PaperStore();
  const newest = madeSet(NEWEST);
  for (const [index, id] of idsEvery(8, count, NEWEST).entries()) {
    const { objects } = index < WHOLE ? madeSet(parseBackupId(id) ?? NOW) : newest;
    for (const [path, bytes] of objects) store.add(path.replace(newest.id, id), bytes);
  }
  store.requests = 0;
  return store;
}

const many = storeOf(MANY);
const few = storeOf(FEW);

async function requestsOf(store: PaperStore, work: (store: PaperStore) => Promise<unknown>): Promise<number> {
  store.requests = 0;
  await work(store);
  return store.requests;
}

describe('among ten thousand sets', () => {
  test('the newest, its age and the median of a week cost what they cost among a hundred, and the pages of names', async () => {
    const look = (store: PaperStore): Promise<unknown> =>
      verify(
        {
          ...{
            store,
            name: 'app',
            backupId: 'latest',
            manifestSha256: '',
            level: 'quick',
            maxAge: 26 * 3600,
          },
          ...{ maxSizeDeviation: 0.3, quotaBytes: undefined, expectedChanges: [] },
          programs: programsOfMajor(17),
        },
        ports,
      );
    const [ofMany, ofFew] = [await requestsOf(many, look), await requestsOf(few, look)];
    // One listing of names, of nine more pages.
    expect(ofMany - ofFew).toBeLessThanOrEqual(MANY / 1000 - 1);
    expect(ofMany).toBeLessThan(100);
  });

  test('a list looks into the newest only', async () => {
    const request = (store: PaperStore): ListingRequest => ({
      ...{ store, name: 'app', limit: 20, retention: undefined },
    });
    const listing = await listBackups(request(many), ports);
    expect(listing.backups.length).toBe(MANY);
    expect(listing.backups.filter(({ manifest }) => manifest !== undefined).length).toBe(20);
    const look = (store: PaperStore): Promise<unknown> => listBackups(request(store), ports);
    const [ofMany, ofFew] = [await requestsOf(many, look), await requestsOf(few, look)];
    expect(ofMany - ofFew).toBeLessThanOrEqual(MANY / 1000);
    expect(ofFew).toBeLessThan(20 * 2 + 5);
  });

  test('retention takes one listing, and what it deletes', async () => {
    const store = storeOf(2000);
    const ids = idsEvery(8, 2000, NEWEST);
    await putReceipt(store, ids[1500] ?? '', NEWEST);
    await putReceipt(store, ids[3] ?? '', NEWEST);
    const request = {
      ...{ store, name: 'app', rules: parseKeep('daily=14 monthly=12'), keepProven: 2, graceSeconds: 86_400 },
      ...{ maxSizeDeviation: 0.3, expectedChanges: [], stop: undefined },
    };
    const planned = await requestsOf(store, () => prune({ ...request, dryRun: true }, ports));
    // Six pages of objects, two receipts with their manifests, and the week of the newest set.
    expect(planned).toBeLessThan(6 + 4 + 60);
    const { deleted } = await prune({ ...request, dryRun: false }, ports);
    expect(deleted.length).toBe(2000 - 14 - 11 - 2);
    expect(deleted).not.toContain(ids[1500]);
    // Of each set the manifest goes first.
    const order = store.deleted.filter((path) => path.includes(deleted[0] ?? ''));
    expect(order[0]).toMatch(/manifest\.json$/);
  });

  test('one of chance is found without asking for all', async () => {
    const { chooseSet } = await import('#archive');
    const seen = new Set<string>();
    for (let draw = 0; draw < 6; draw++) seen.add((await chooseSet(many, 'app', 'random')).id);
    expect(seen).not.toContain(idsEvery(8, 1, NEWEST)[0]);
    expect(seen.size).toBeGreaterThan(3);
    expect(await requestsOf(many, (store) => chooseSet(store, 'app', 'random'))).toBeLessThan(20);
  });
});
