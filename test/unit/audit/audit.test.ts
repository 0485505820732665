import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inSet } from '#archive';
import { appendEntry, entryPath } from '#ledger';
import { MANIFEST_FILE, MANIFEST_SIGNATURE_FILE } from '#manifest';
import { renderAuditHtml } from '#report';
import { DirectoryStore, type StoreObject } from '#stores';
import {
  AUDITED,
  RESTORED,
  WEEK,
  auditOf,
  goodWeek,
  moment,
  verdicts,
  type Deeds,
} from '../../support/audited.js';
import { putSet } from '../../support/made-sets.js';
import { forgeManifest } from '../../support/sets.js';
import { newSigners } from '../../support/signed-sets.js';

const ours = newSigners();
const { trust } = ours;

let root: string;
let store: DirectoryStore;
let week: Deeds & { readonly ids: readonly string[] };
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'audit-'));
  store = new DirectoryStore(root);
  week = await goodWeek(store, ours.signer);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const GOOD = {
  ...{
    backups: 'proven',
    gaps: 'proven',
    kept: 'proven',
    versions: 'not applicable',
    'set-signatures': 'proven',
    runs: 'proven',
    restored: 'proven',
  },
  ...{ rto: 'not applicable', rpo: 'not applicable', receipts: 'proven', 'receipts-kept': 'proven' },
  recoveries: 'not applicable',
  ...{ ledger: 'proven', 'ledger-anchors': 'proven', 'run-numbers': 'proven' },
};

const idOf = (day: number): string => week.ids[day + 1] ?? '';

describe('a week of good work', () => {
  test('is proven, and its figures are those of what was done', async () => {
    const found = await auditOf(store, { trust });
    expect(verdicts(found)).toEqual(GOOD);
    expect(found.verdict).toBe('proven');
    // The set of the day before is not of the period; that of the first day was deleted.
    expect(found.backups.map(({ id, state }) => [id, state])).toEqual(
      week.ids.slice(1).map((id, index) => [id, index === 0 ? 'pruned' : 'held']),
    );
    expect(found.days).toEqual({ all: 7, withBackup: 7 });
    expect(found.deletions.map(({ subject }) => subject.backup_id)).toEqual([idOf(0)]);
    const kinds = found.runs.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'verification')).toHaveLength(7);
    const drills = found.runs.filter(({ kind }) => kind === 'drill');
    expect(drills.map(({ id, said }) => [id, said?.rto, said?.rpo])).toEqual(
      [idOf(1), idOf(4)].map((id) => [id, { seconds: 90 }, { seconds: 7200, worstOfSevenDays: 86_500 }]),
    );
    expect(found.runs.every(({ entry, counts }) => counts && entry !== undefined)).toBe(true);
    // 8 backups, 7 verifications, 2 drills, 1 deletion; the first backup is before the period.
    expect(found.ledger.entries).toBe(18);
    expect(found.ledger.deeds).toHaveLength(17);
    const [signer, ...others] = found.signers;
    expect(others).toEqual([]);
    // The deleted set took its signature with it.
    expect([...(signer?.signed ?? [])].sort()).toEqual([
      ['backup', 6],
      ['drill', 2],
      ['verification', 7],
    ]);
    expect([signer?.first, signer?.last]).toEqual([moment(0, 4), moment(6, 4)]);
    const [who] = found.actors;
    expect([...(who?.did ?? [])].sort()).toEqual([
      ['backup', 7],
      ['drill', 2],
      ['prune.delete', 1],
      ['verification', 7],
    ]);
  });

  test('holds what was promised, or says which drill did not', async () => {
    const asked = (rto: number, rpo: number) => ({ trust, targets: { maxGap: 26 * 3600, rto, rpo } });
    expect(verdicts(await auditOf(store, asked(90, 86_500)))).toMatchObject({ rto: 'proven', rpo: 'proven' });
    const missed = await auditOf(store, asked(89, 86_499));
    expect(verdicts(missed)).toMatchObject({ rto: 'failed', rpo: 'failed' });
    expect(missed.checks.find(({ id }) => id === 'audit.rto')?.where).toContain('/receipts/');
  });

  test('proves nothing signed while nobody says whose signature counts', async () => {
    const found = await auditOf(store);
    expect(found.verdict).toBe('unproven');
    expect(verdicts(found)).toEqual({
      ...GOOD,
      ...{ 'set-signatures': 'unproven', receipts: 'unproven', 'ledger-anchors': 'unproven' },
    });
    expect(found.runs.every(({ evidence }) => evidence.standing === 'unchecked')).toBe(true);
    expect(found.signers).toEqual([]);
  });

  test('counts for nothing under another key', async () => {
    const found = await auditOf(store, { trust: newSigners().trust });
    expect(verdicts(found)).toMatchObject({
      'set-signatures': 'failed',
      receipts: 'failed',
      restored: 'unproven',
    });
    expect(new Set(found.runs.map(({ evidence }) => evidence.refusal?.code))).toEqual(
      new Set(['key-unknown']),
    );
    // What they say is told all the same, and counts for nothing.
    expect(found.runs.every(({ said, counts }) => said !== undefined && !counts)).toBe(true);
  });
});

describe('the period', () => {
  const ended = (from: Date, to: Date) => auditOf(store, { trust, period: { from, to } });

  test('holds its first moment, and not its last', async () => {
    const [from, to] = [moment(1), moment(2)];
    const found = await ended(from, to);
    expect(found.backups.map(({ id }) => id)).toEqual([idOf(1)]);
    const after = await ended(new Date(from.getTime() + 1000), new Date(to.getTime() + 1000));
    expect(after.backups.map(({ id }) => id)).toEqual([idOf(2)]);
    const drill = moment(1, 5);
    const drills = async (start: Date, end: Date): Promise<number> =>
      (await ended(start, end)).runs.filter(({ kind }) => kind === 'drill').length;
    expect(await drills(drill, new Date(drill.getTime() + 1000))).toBe(1);
    expect(await drills(new Date(drill.getTime() - 1000), drill)).toBe(0);
    expect((await ended(drill, new Date(drill.getTime() + 1))).ledger.deeds).toHaveLength(1);
    expect((await ended(new Date(drill.getTime() - 1), drill)).ledger.deeds).toHaveLength(0);
  });

  test('is over when it is: what is to come is no gap', async () => {
    const to = new Date('2027-01-01T00:00:00Z');
    const found = await auditOf(store, { trust, period: { from: moment(0), to } });
    // From the last backup up to now, and not to the end of the year.
    expect(found.gaps.map((gap) => [gap.from, gap.to])).toEqual([[moment(6), AUDITED]]);
    expect(found.days.all).toBe(12);
  });

  test('shows every time without a backup that is longer than promised', async () => {
    await rm(join(root, inSet({ name: 'app', id: idOf(3) })), { recursive: true });
    const found = await auditOf(store, { trust });
    expect(found.gaps).toEqual([{ from: moment(2), to: moment(4), between: 'backups' }]);
    expect(verdicts(found)).toMatchObject({ gaps: 'failed', kept: 'failed' });
    // Promised less often, it is none.
    const patient = await auditOf(store, { trust, targets: { maxGap: 2 * 86_400 } });
    expect(patient.gaps).toEqual([]);
  });

  test('shows one that began before the period as a whole, whatever nobody trusted put into it', async () => {
    await putSet(store, moment(0, 1));
    const found = await auditOf(store, {
      ...{ trust, period: { from: moment(0, 2), to: moment(0, 4) } },
      targets: { maxGap: 20 * 3600 },
    });
    expect(found.gaps).toEqual([{ from: moment(-1), to: moment(0), between: 'backups' }]);
  });
});

describe('what somebody did who may write to the store', () => {
  /** The only file of a kind about a set. */
  async function receiptOf(id: string, kind: string): Promise<string> {
    for await (const { path } of store.list('app/receipts'))
      if (path.endsWith(`${kind}-${id}.json`)) return path;
    throw new Error(`no ${kind} of ${id}`);
  }
  const only = async (): Promise<Record<string, string>> => {
    const found = verdicts(await auditOf(store, { trust }));
    return Object.fromEntries(
      Object.entries(found).filter(
        ([id, verdict]) => verdict !== Object.entries(GOOD).find(([one]) => one === id)?.[1],
      ),
    );
  };
  const codes = async (): Promise<readonly (readonly string[])[]> =>
    (await auditOf(store, { trust })).runs.flatMap(({ path, evidence }) =>
      evidence.refusal === undefined ? [] : [[path, evidence.refusal.code]],
    );

  test('a receipt that was changed does not count', async () => {
    const path = await receiptOf(idOf(1), 'drill');
    const text = await readFile(join(root, path), 'utf8');
    await writeFile(join(root, path), text.replace('"payload":"e', '"payload":"f'));
    expect(await only()).toEqual({ receipts: 'failed' });
    expect(await codes()).toEqual([[path, 'signature-invalid']]);
  });

  test('a receipt that was taken away is missed by the ledger', async () => {
    await rm(join(root, await receiptOf(idOf(4), 'drill')));
    const found = await auditOf(store, { trust });
    expect(await only()).toEqual({ 'receipts-kept': 'unproven' });
    expect(found.unreceipted.map(({ action, subject }) => [action, subject.backup_id])).toEqual([
      ['drill', idOf(4)],
    ]);
  });

  test('a run that ended in an error is told, and misses no receipt', async () => {
    await appendEntry(store, 'app', {
      ...{ at: moment(6, 7), actor: {}, action: 'drill', subject: {}, outcome: 'failed' },
    });
    const found = await auditOf(store, { trust });
    expect(found.verdict).toBe('proven');
    expect(verdicts(found)).toEqual({ ...GOOD, runs: 'not applicable' });
    expect(found.broken.map(({ action }) => action)).toEqual(['drill']);
  });

  test('what was put over something shows on a store that keeps versions', async () => {
    const receipt = await receiptOf(idOf(1), 'drill');
    const manifest = inSet({ name: 'app', id: idOf(2) }, MANIFEST_FILE);
    class Versioned extends DirectoryStore {
      covered = new Map<string, 'overwritten' | 'deleted'>();
      override async capabilities() {
        return { ...(await super.capabilities()), versions: true };
      }
      override async *list(folder: string) {
        for await (const object of super.list(folder)) yield this.#with(object);
      }
      override async head(path: string) {
        const object = await super.head(path);
        return object === undefined ? undefined : this.#with(object);
      }
      #with(object: StoreObject): StoreObject {
        const covered = this.covered.get(object.path);
        return covered === undefined ? object : { ...object, covered };
      }
    }
    const versioned = new Versioned(root);
    expect(verdicts(await auditOf(versioned, { trust }))).toEqual({ ...GOOD, versions: 'proven' });
    versioned.covered = new Map([
      [receipt, 'deleted'],
      [manifest, 'overwritten'],
    ]);
    const found = await auditOf(versioned, { trust });
    expect(verdicts(found)).toEqual({ ...GOOD, versions: 'failed' });
    expect(found.covered).toEqual([
      { path: manifest, how: 'overwritten' },
      { path: receipt, how: 'deleted' },
    ]);
  });

  test('an unsigned receipt is said to be one', async () => {
    const path = await week.run(idOf(2), moment(6, 7), { signed: false, ...RESTORED });
    expect(await only()).toEqual({ receipts: 'failed' });
    expect(await codes()).toEqual([[path, 'signature-missing']]);
    const found = await auditOf(store);
    expect(found.runs.find((run) => run.path === path)?.evidence.standing).toBe('unsigned');
  });

  test('a genuine receipt under another name does not count', async () => {
    const path = await receiptOf(idOf(4), 'drill');
    for (const other of [
      path.replace(idOf(4), idOf(5)),
      path.replace('drill', 'smoke'),
      path.replace('/20261113-05', '/20261114-05'),
    ]) {
      await rename(join(root, path), join(root, other));
      expect(await codes()).toEqual([[other, 'receipt-moved']]);
      await rename(join(root, other), join(root, path));
    }
    expect(await codes()).toEqual([]);
  });

  test('a set that was changed, with its hashes, is another one than was made', async () => {
    await forgeManifest(join(root, inSet({ name: 'app', id: idOf(1) })), (text) =>
      text.replace('"system_version":""', '"system_version":"2"'),
    );
    expect(await only()).toEqual({
      ...{ gaps: 'failed', kept: 'failed' },
      ...{ 'set-signatures': 'failed', receipts: 'failed' },
    });
    const found = await auditOf(store, { trust });
    expect(found.backups.find(({ id }) => id === idOf(1))?.state).toBe('changed');
    expect(new Set((await codes()).map(([, code]) => code))).toEqual(new Set(['wrong-subject']));
  });

  test('a set that was taken away is told by the ledger, whole or its manifest alone', async () => {
    await rm(join(root, inSet({ name: 'app', id: idOf(5) }, MANIFEST_FILE)));
    const half = await auditOf(store, { trust });
    expect(half.backups.find(({ id }) => id === idOf(5))?.state).toBe('gone');
    await rm(join(root, inSet({ name: 'app', id: idOf(5) })), { recursive: true });
    const found = await auditOf(store, { trust });
    expect(found.backups.find(({ id }) => id === idOf(5))).toMatchObject({
      ...{ state: 'gone', evidence: { standing: 'ledger' } },
    });
    expect(await only()).toMatchObject({ kept: 'failed' });
  });

  test('a set whose signature was taken away is not signed', async () => {
    await rm(join(root, inSet({ name: 'app', id: idOf(3) }, MANIFEST_SIGNATURE_FILE)));
    expect(await only()).toEqual({ 'set-signatures': 'failed', gaps: 'failed' });
    const open = await auditOf(store);
    expect(open.backups.find(({ id }) => id === idOf(3))?.evidence.standing).toBe('unsigned');
  });

  test('an entry of the ledger that was edited, and an end that was cut, show', async () => {
    const last = entryPath('app', 18);
    const line = await readFile(join(root, last), 'utf8');
    // The end, and with it that retention deleted a set: the receipts are older than it, and cannot tell.
    await rm(join(root, last));
    expect(await only()).toEqual({ gaps: 'failed', kept: 'failed' });
    // The entry before it is known to a receipt.
    await rm(join(root, entryPath('app', 17)));
    expect(await only()).toMatchObject({ 'ledger-anchors': 'failed' });
    await writeFile(join(root, last), line);
    expect(await only()).toMatchObject({ ledger: 'failed' });
    const path = join(root, entryPath('app', 5));
    await writeFile(path, (await readFile(path, 'utf8')).replace('octocat', 'hubot'));
    const found = await auditOf(store, { trust });
    expect(found.ledger.faults[0]).toMatchObject({ code: 'ledger-edited', seq: 5 });
    expect(found.verdict).toBe('failed');
  });

  test('without a ledger nobody knows whether there were others', async () => {
    await rm(join(root, 'app', 'ledger'), { recursive: true });
    expect(await only()).toEqual({
      ...{ gaps: 'failed', kept: 'unproven', 'receipts-kept': 'not applicable', ledger: 'unproven' },
      ...{ 'ledger-anchors': 'failed', 'run-numbers': 'not applicable' },
    });
    const claimed = 'Every manifest that is there is the one that was made';
    expect(renderAuditHtml(await auditOf(store, { trust }))).not.toContain(claimed);
  });
});

test('of a store that holds nothing, an audit says so', async () => {
  await rm(join(root, 'app'), { recursive: true });
  const found = await auditOf(store, { trust });
  expect(found.verdict).toBe('failed');
  expect(verdicts(found)).toMatchObject({
    ...{ backups: 'failed', gaps: 'failed', restored: 'unproven', ledger: 'unproven' },
  });
  expect(found.gaps).toEqual([{ ...WEEK, between: 'end' }]);
});
