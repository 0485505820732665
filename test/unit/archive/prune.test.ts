import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { prune, type PruneRequest, type PruneResult } from '#archive';
import { CLAIM_FILE } from '#manifest';
import { backupId, parseKeep } from '#policy';
import { DirectoryStore, ObjectLocked, type Capabilities, type Protection, type Store } from '#stores';
import { OperationFailed, UserError } from '#verdict';
import { LONG } from '../../support/campaign.js';
import { madeSet, putReceipt, putSet } from '../../support/made-sets.js';
import { PaperStore } from '../../support/paper-store.js';
import { quietPorts } from '../../support/sets.js';
import { foldersIn, once, pathsIn } from '../../support/store-contract.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Files are as old as the disk says. */
const NOW = new Date();

let root: string;
let store: DirectoryStore;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'prune-'));
  store = new DirectoryStore(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

function ago(days: number): Date {
  return new Date(NOW.getTime() - days * DAY);
}

function pruned(keep: string, rest: Partial<PruneRequest> = {}): Promise<PruneResult> {
  return prune(
    {
      ...{ store, name: 'app', rules: parseKeep(keep), keepProven: 2, graceSeconds: 24 * 3600 },
      ...{ maxSizeDeviation: 0.3, expectedChanges: [], stop: undefined, dryRun: false },
      ...rest,
    },
    { ...quietPorts, clock: { now: () => NOW } },
  );
}

async function setsLeft(name = 'app'): Promise<readonly string[]> {
  return foldersIn(store, `${name}/backups`);
}

async function daily(days: number, options: Parameters<typeof putSet>[2] = {}): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let day = 0; day < days; day++) ids.push(await putSet(store, ago(day + 0.1), options));
  return ids;
}

/** A store that locks what it is told to; all else is a directory's. */
class LockingStore extends DirectoryStore {
  readonly locked = new Map<string, Protection>();

  override async capabilities(): Promise<Capabilities> {
    return { ...(await super.capabilities()), lock: true };
  }

  protectionOf(path: string): Promise<Protection> {
    return Promise.resolve(this.locked.get(path) ?? {});
  }

  override async delete(path: string): Promise<void> {
    if (this.locked.has(path)) throw new ObjectLocked(`${path} is locked`);
    await super.delete(path);
  }
}

describe('pruning', () => {
  test('deletes what no rule keeps, whole, and nothing else', async () => {
    const ids = await daily(6);
    const other = await putSet(store, ago(9), { name: 'other' });
    await store.put('app/notes.txt', once('mine'));
    await store.put('app/backups/readme', once('mine'));
    const dry = await pruned('daily=3', { dryRun: true });
    expect((await setsLeft()).length).toBe(6);
    const real = await pruned('daily=3');
    expect(real.deleted.toSorted()).toEqual(dry.deleted.toSorted());
    expect(real.plan).toEqual(dry.plan);
    expect(await setsLeft()).toEqual(ids.slice(0, 3).toSorted());
    expect(await setsLeft('other')).toEqual([other]);
    const paths = await pathsIn(store);
    expect(paths).toEqual(expect.arrayContaining(['app/notes.txt', 'app/backups/readme']));
    expect(paths.length).toBe(3 * 3 + 3 + 2);
    expect(real.checks).toMatchObject([{ id: 'retention.applied', verdict: 'proven' }]);
    expect((await pruned('daily=3')).deleted).toEqual([]);
  });

  test('never deletes the newest proven sets, and believes no receipt but one about the manifest', async () => {
    const ids = await daily(8);
    await putReceipt(store, ids[5] ?? '', ago(0.01));
    await putReceipt(store, ids[6] ?? '', ago(0.01), { claim: 'intact' });
    await putReceipt(store, ids[7] ?? '', ago(0.02));
    await putReceipt(store, ids[7] ?? '', ago(0.01), { verdict: 'failed', claim: 'none' });
    await pruned('last=1');
    expect(await setsLeft()).toEqual([ids[0], ids[5]].toSorted());
  });

  test('deletes nothing where a receipt, or the history of the newest set, cannot be had', async () => {
    const ids = await daily(5, { bytes: 3_000_000 });
    await putReceipt(store, ids[4] ?? '', ago(0.01));
    for (const part of ['/receipts/', `${ids[1]}/backup.manifest.json`]) {
      const silent = new DirectoryStore(root);
      const get = silent.get.bind(silent);
      silent.get = (path, range) => {
        if (path.includes(part)) throw new OperationFailed('The store stopped answering');
        return get(path, range);
      };
      const { deleted } = await pruned('last=1', { store: silent }).catch((error: unknown) => {
        if (error instanceof UserError) return { deleted: [] };
        throw error;
      });
      expect(deleted).toEqual([]);
      expect(await setsLeft()).toHaveLength(5);
    }
  });

  test('counts a receipt that comes while it plans', async () => {
    const ids = await daily(4);
    const late = ids[3] ?? '';
    // The listing of receipts is looked at once more before anything is deleted.
    const watched = new DirectoryStore(root);
    const list = watched.list.bind(watched);
    watched.list = (folder) => {
      async function* listed(): ReturnType<typeof list> {
        if (folder === 'app/receipts') await putReceipt(store, late, ago(0.01));
        yield* list(folder);
      }
      return listed();
    };
    await pruned('last=1', { store: watched });
    expect(await setsLeft()).toContain(late);
  });

  test('stops after a set that is odd, that failed its drill, or that is incomplete', async () => {
    const ids = await daily(5, { bytes: 3_000_000 });
    const small = await putSet(store, ago(0.05), { bytes: 1_000_000 });
    const odd = await pruned('last=1');
    expect(odd).toMatchObject({ deleted: [], checks: [{ id: 'retention.applied', verdict: 'unproven' }] });
    expect(odd.plan.stopped).toContain('size.deviation');
    await rm(join(root, 'app', 'backups', small), { recursive: true });

    const receipt = await putReceipt(store, ids[0] ?? '', ago(0.01), { verdict: 'failed', claim: 'none' });
    expect((await pruned('last=1')).deleted).toEqual([]);
    await store.delete(receipt);

    await putSet(store, ago(0.01), { manifest: false });
    expect((await pruned('last=1')).deleted).toEqual([]);
    expect((await setsLeft()).length).toBe(6);
  });

  test('is not stopped, nor red, where nothing would go', async () => {
    await daily(2, { bytes: 3_000_000 });
    await putSet(store, ago(0.01), { manifest: false });
    expect((await pruned('daily=9')).checks).toMatchObject([{ verdict: 'proven' }]);
  });

  test('sweeps what a killed backup left, after the grace period', async () => {
    const old = await putSet(store, ago(3), { manifest: false });
    const fresh = await putSet(store, ago(2), { manifest: false });
    const claimed = backupId(ago(4));
    await store.put(`app/backups/${claimed}/${CLAIM_FILE}`, once('busy'));
    await daily(1);
    for (const path of [`${old}/data/app.sql`, `${claimed}/${CLAIM_FILE}`])
      await utimes(join(root, 'app', 'backups', path), ago(2.5), ago(2.5));
    expect((await pruned('daily=9')).deleted.toSorted()).toEqual([old, claimed].toSorted());
    expect(await setsLeft()).toContain(fresh);
  });

  test('prunes files of the older naming by the same rules', async () => {
    const file = (day: number): string =>
      `backup-${ago(day).toISOString().slice(0, 19).replaceAll(/[T:]/g, '-')}.sql`;
    await store.put(`app/${file(1)}`, once('x'));
    await store.put(`app/backups/${file(2)}.enc`, once('x'));
    await store.put(`app/${file(3)}`, once('x'));
    await store.put(`app/elsewhere/${file(4)}`, once('x'));
    await store.put(`app/${file(5)}.gz`, once('x'));
    await daily(1);
    const { deleted } = await pruned('daily=3');
    expect(deleted).toEqual([file(3)]);
    expect(await pathsIn(store, 'app/elsewhere')).toHaveLength(1);
    expect((await pathsIn(store)).some((path) => path.endsWith('.gz'))).toBe(true);
  });

  test('stops after a file of the older naming that is empty, or much smaller than those before it', async () => {
    const put = (day: number, bytes: number): Promise<unknown> => {
      const stamp = ago(day).toISOString().slice(0, 19).replaceAll(/[T:]/g, '-');
      return store.put(`app/backup-${stamp}.sql`, once(Buffer.alloc(bytes)));
    };
    for (const day of [1, 2, 3, 4]) await put(day, 3_000_000);
    await put(0.2, 1_000_000);
    expect(await pruned('last=1')).toMatchObject({ deleted: [], plan: { withheld: { length: 3 } } });
    await put(0.1, 0);
    expect(await pruned('last=1')).toMatchObject({ deleted: [] });
    await put(0.05, 3_000_000);
    expect((await pruned('last=1')).deleted).toHaveLength(4);
  });

  test('leaves a set of which anything is locked, wholly', async () => {
    const ids = await daily(5);
    const locking = new LockingStore(root);
    const until = new Date(NOW.getTime() + DAY);
    locking.locked.set(`app/backups/${ids[3]}/data/app.sql`, { lock: { mode: 'compliance', until } });
    locking.locked.set(`app/backups/${ids[4]}/backup.manifest.json`, { legalHold: true });
    const { plan, checks } = await pruned('last=2', { store: locking });
    expect(await setsLeft()).toEqual([ids[0], ids[1], ids[3], ids[4]].toSorted());
    expect(await pathsIn(store, `app/backups/${ids[3]}`)).toHaveLength(3);
    expect(checks).toMatchObject([{ verdict: 'proven' }]);
    const why = plan.fates.find(({ id }) => id === ids[3])?.why.join();
    expect(why).toContain(until.toISOString().slice(0, 10));
  });

  test('goes on where one set cannot be deleted, leaves it incomplete rather than a lie, and says so', async () => {
    const ids = await daily(5);
    const bad = `app/backups/${ids[3]}/data/app.sql`;
    const refusing = new DirectoryStore(root);
    const remove = refusing.delete.bind(refusing);
    refusing.delete = (path) =>
      path === bad ? Promise.reject(new UserError('Access denied')) : remove(path);
    const { checks, left } = await pruned('last=2', { store: refusing });
    expect(left).toMatchObject([{ id: ids[3] }]);
    expect(checks).toMatchObject([{ id: 'retention.applied', verdict: 'failed' }]);
    expect(await setsLeft()).toEqual([ids[0], ids[1], ids[3]].toSorted());
    expect(await pathsIn(store, `app/backups/${ids[3]}`)).toEqual([bad]);
    // The next one that may clears it away.
    await utimes(join(root, bad), ago(2), ago(2));
    expect((await pruned('last=2')).deleted).toEqual([ids[3]]);
  });

  test('leaves a set alone that somebody wrote over or deleted', async () => {
    const ids = await daily(4);
    const versioned: Store = new DirectoryStore(root);
    const list = versioned.list.bind(versioned);
    versioned.list = async function* covered(folder) {
      for await (const object of list(folder))
        yield object.path.includes(ids[3] ?? '-') ? { ...object, covered: 'deleted' as const } : object;
    };
    const { deleted } = await pruned('last=1', { store: versioned });
    expect(deleted).toEqual([ids[2]]);
  });
});

/** Whatever lies in a store: sets and files of the older naming, some hours apart. */
const held = fc.array(
  fc.record({
    hours: fc.integer({ min: 1, max: 60 }),
    kind: fc.constantFrom('set', 'set', 'set', 'incomplete', 'legacy', 'proven', 'failed'),
  }),
  { minLength: 1, maxLength: 25 },
);

test('over any store, a run does what its dry run told, and the next one has nothing to do', async () => {
  await fc.assert(
    fc.asyncProperty(
      held,
      fc.constantFrom('last=1', 'daily=3', 'hourly=2 weekly=2', 'within=3d'),
      async (kinds, keep) => {
        const paper = new PaperStore();
        let age = 0;
        const proven: string[] = [];
        for (const { hours, kind } of kinds) {
          const at = ago((age += hours) / 24);
          if (kind === 'legacy') {
            paper.add(
              `app/backup-${at.toISOString().slice(0, 19).replaceAll(/[T:]/g, '-')}.sql`,
              Buffer.of(1),
            );
            continue;
          }
          const { id, objects } = madeSet(at, { manifest: kind !== 'incomplete' });
          for (const [path, bytes] of objects) paper.add(path, bytes);
          if (kind === 'proven') proven.push(id);
          if (kind === 'proven') await putReceipt(paper, id, ago(0.01));
          if (kind === 'failed') await putReceipt(paper, id, ago(0.01), { verdict: 'failed', claim: 'none' });
        }
        const before = await pathsIn(paper);
        const dry = await pruned(keep, { store: paper, dryRun: true });
        expect(await pathsIn(paper)).toEqual(before);
        const real = await pruned(keep, { store: paper });
        expect(real.deleted.toSorted()).toEqual(dry.deleted.toSorted());
        expect({ ...real.plan, stopped: dry.plan.stopped }).toEqual(dry.plan);
        const after = await pathsIn(paper);
        // What went is exactly what was told, and receipts stay.
        const gone = before.filter((path) => !after.includes(path));
        for (const path of gone)
          expect(real.deleted.some((id) => path === `app/${id}` || path.includes(`/${id}/`))).toBe(true);
        for (const id of real.deleted) expect(after.filter((path) => path.includes(`/${id}/`))).toEqual([]);
        for (const id of proven.slice(0, 2)) expect(real.deleted).not.toContain(id);
        expect((await pruned(keep, { store: paper })).deleted).toEqual([]);
      },
    ),
    { numRuns: LONG ? 2000 : 40 },
  );
});
