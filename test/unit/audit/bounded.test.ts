import { expect, test } from '@jest/globals';
import { MANIFEST_FILE } from '#manifest';
import { backupId, parseBackupId } from '#policy';
import { receiptsFolder } from '#provenance';
import { AUDITED, WEEK, auditOf } from '../../support/audited.js';
import { madeSet, putReceipt } from '../../support/made-sets.js';
import { PaperStore, idsEvery } from '../../support/paper-store.js';
import { bytesOf } from '../../support/store-contract.js';

/** Three sets a day, each drilled, back from the end of the week. */
async function storeOf(count: number): Promise<PaperStore> {
  const store = new PaperStore();
  const newest = new Date(WEEK.to.getTime() - 3_600_000);
  const ids = idsEvery(8, count, newest);
  for (const id of ids) {
    for (const [path, bytes] of madeSet(parseBackupId(id) ?? AUDITED).objects)
      // Nobody reads the data.
      if (path.endsWith(MANIFEST_FILE)) store.add(path, bytes);
  }
  const [first = ''] = ids;
  const path = await putReceipt(store, first, newest);
  const receipt = await bytesOf(store, path);
  for (const id of ids) {
    const stamp = id.slice('backup-'.length);
    store.add(`${receiptsFolder('app')}/${stamp}-drill-${id}.json`, receipt);
  }
  store.requests = 0;
  return store;
}

test('among ten thousand receipts those of the period are opened, and no others', async () => {
  const [many, few] = [await storeOf(10_000), await storeOf(100)];
  const found = await auditOf(many, { every: false });
  await auditOf(few, { every: false });
  expect(found.backups).toHaveLength(21);
  expect(found.runs).toHaveLength(21);
  // Two listings of names, of nine more pages each.
  expect(many.requests - few.requests).toBeLessThanOrEqual(20);
  // A receipt each; a manifest, and whether it is signed, for each set; and what the ledger asks to know that there is none.
  expect(few.requests).toBeLessThan(21 + 2 * 21 + 60);
});

test('a year of receipts is read a few at once, and asked for once each', async () => {
  const store = await storeOf(1_000);
  let open = 0;
  let most = 0;
  const read: string[] = [];
  const get = store.get.bind(store);
  store.get = async function* (path, range) {
    read.push(path);
    most = Math.max(most, ++open);
    try {
      yield* get(path, range);
    } finally {
      open--;
    }
  };
  const from = new Date(WEEK.to.getTime() - 365 * 86_400_000);
  const found = await auditOf(store, { every: false, period: { from, to: WEEK.to } });
  const receipts = read.filter((path) => path.includes('/receipts/'));
  expect(receipts.length).toBe(found.runs.length);
  expect(new Set(receipts).size).toBe(receipts.length);
  expect(found.runs.length).toBe(1_000);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(64);
  expect(backupId(found.backups[0]?.at ?? AUDITED)).toBe(found.backups[0]?.id);
});
